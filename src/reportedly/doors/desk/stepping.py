"""How the program came to a claim, step by step: the report is read anew with its decisions noted, and kept a while."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reportedly.doors.desk.app import Office, office_of
from reportedly.doors.desk.pages import Who, render
from reportedly.doors.desk.report import Report, open_report
from reportedly.errors import NotInArchive
from reportedly.export.json import encode
from reportedly.model.span import Span
from reportedly.model.steps import Steps
from reportedly.service.steps import explain_document

router = APIRouter()
_DECODER = msgspec.json.Decoder(Steps)


@router.get("/reports/{number}/steps/{claim}")
def steps(
    request: Request,
    who: Who,  # noqa: ARG001 - only for those let in
    number: int,
    claim: str,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> Response:
    """The steps to one claim. Raises NotInArchive, also where this program finds no claim at its place."""
    report = open_report(request, number, version)
    card = report.claim(claim)
    held = _steps(office_of(request), report)
    found = next((one for one in held.claims if _place(one.spans) == card.span), None)
    if found is None:
        raise NotInArchive("is not found by this version of the program: its reading is an earlier one's", where=claim)
    return render(
        request, "steps.html", report=report, sheet=report.sheet, card=card, found=found, made_by=held.made_by
    )


def _place(spans: list[Span]) -> tuple[int, int]:
    return spans[0].start, spans[-1].end


def _steps(office: Office, report: Report) -> Steps:
    """Of every claim of the report: it is read once for all of them."""
    document = report.sheet.reading.document
    name = ("steps", str(report.article.id), report.version.sha256)
    return _DECODER.decode(office.kept.get(name, lambda: encode(explain_document(document)[1])))

"""Every mark explains itself: what it is, its words, why, how surely, by which rule, and who sees it otherwise."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reportedly.doors.desk.aside import aside, may_review
from reportedly.doors.desk.pages import Who
from reportedly.doors.desk.report import open_report
from reportedly.errors import NotInArchive
from reportedly.export.explanation import explanation

router = APIRouter()
_MOST = 30


@router.get("/reports/{number}/explain/{record:path}")
def explain(
    request: Request,
    who: Who,
    number: int,
    record: str,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> Response:
    """A record of the reading, explained: beside the article, or as a page of its own."""
    report = open_report(request, number, version)
    told = explanation(report.sheet.reading, record)
    if told is None:
        raise NotInArchive("the reading has no such record", where=record)
    card = report.sheet.card(record)
    on = [one for one in report.sheet.cards() if record in one.of and one.id != record][:_MOST]
    corrections = report.corrections_on(card) if card else report.corrected.get(record, [])
    return aside(
        request,
        "reading_explain_part.html",
        report,
        heading=f"Explained: {told.noun} {told.id}",
        tab="explain",
        card=card,
        back=(card or on[0]).place if card or on else "",
        told=told,
        claims_on=on,
        corrections=corrections,
        may_review=may_review(who) and report.is_newest,
    )

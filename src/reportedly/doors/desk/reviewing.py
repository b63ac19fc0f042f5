"""Judging a claim beside its article: the desk's verdicts with reasons and evidence, grades, and all said before."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from reportedly.archive.reviews import scales
from reportedly.archive.reviews.sources import source_record
from reportedly.doors.desk.aside import aside, check_newest, may_review
from reportedly.doors.desk.complaints import status_of
from reportedly.doors.desk.filters import tokens_of
from reportedly.doors.desk.pages import Who, is_partial
from reportedly.doors.desk.report import Report, open_report
from reportedly.doors.desk.sheet import Card
from reportedly.errors import ReportedlyError
from reportedly.export.outline import Entry
from reportedly.model.reviews import Evidence, SourceRecord

router = APIRouter()
_ROWS = 3
"""Rows of evidence that a form begins with."""
_MOST_ROWS = 50


@router.get("/reports/{number}/claims/{local:path}/review")
def look(request: Request, who: Who, number: int, local: str) -> Response:
    """What was said of a claim, and the forms to judge it by."""
    return _panel(request, who, open_report(request, number), local)


@router.post("/reports/{number}/claims/{local:path}/review")
def review(
    request: Request,
    who: Who,
    number: int,
    local: str,
    verdict: Annotated[str, Form()] = "",
    reasons: Annotated[str, Form()] = "",
    url: Annotated[list[str] | None, Form()] = None,
    quote: Annotated[list[str] | None, Form()] = None,
    seen: Annotated[int | None, Form()] = None,
) -> Response:
    """Give a verdict. Where somebody else gave one since the form was loaded, that is told first."""
    report = open_report(request, number)
    check_newest(report)
    rows = list(zip(url or [], quote or [], strict=False))[:_MOST_ROWS]
    evidence = [Evidence(url=one.strip(), quote=words.strip()) for one, words in rows if one.strip() or words.strip()]
    desk = request.app.state.office.desk
    try:
        desk.review(who.actor, report.name_of(local), verdict, reasons, evidence, seen=seen)
    except ReportedlyError as error:
        filled = {"verdict": verdict, "reasons": reasons, "rows": rows}
        return _panel(request, who, open_report(request, number), local, error=error, filled=filled)
    return _done(request, who, number, local, "Reviewed.")


@router.post("/reports/{number}/claims/{local:path}/grade")
def grade(
    request: Request,
    who: Who,
    number: int,
    local: str,
    grade: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    nonetheless: Annotated[str, Form()] = "",
) -> Response:
    """Grade the claim's credibility; a 1 that too few origins speak for is refused, unless it says why nonetheless."""
    report = open_report(request, number)
    check_newest(report)
    desk = request.app.state.office.desk
    try:
        desk.grade_claim(who.actor, report.name_of(local), grade, reason, nonetheless=nonetheless)
    except ReportedlyError as error:
        filled = {"grade": grade, "reason": reason, "nonetheless": nonetheless}
        return _panel(request, who, report, local, error=error, filled=filled)
    return _done(request, who, number, local, "Graded.")


def _done(request: Request, who: Who, number: int, local: str, said: str) -> Response:
    report = open_report(request, number)
    if not is_partial(request):
        return RedirectResponse(f"{report.path}#{report.claim(local).place}", 303)
    return _panel(request, who, report, local, said=said)


def _panel(
    request: Request,
    who: Who,
    report: Report,
    local: str,
    *,
    error: ReportedlyError | None = None,
    filled: Mapping[str, object] | None = None,
    said: str = "",
) -> Response:
    card = report.claim(local)
    judged = report.judged.get(local)
    blank: dict[str, object] = {"verdict": "", "reasons": "", "rows": [], "grade": "", "reason": "", "nonetheless": ""}
    values = blank | dict(filled or {})
    rows: list[tuple[str, str]] = list(values["rows"])  # type: ignore[call-overload]
    return aside(
        request,
        "reading_review_part.html",
        report,
        heading=f"Review: claim {local}",
        tab="review",
        card=card,
        back=card.place,
        error=error,
        status=status_of(error) if error else 200,
        said=said,
        tokens={"place": card.place, "tokens": " ".join(sorted(card.tokens | tokens_of(report, card)))}
        if said
        else None,
        judged=judged,
        seen=max((one.number for one in judged.reviews), default=0) if judged else 0,
        mine=_mine(report, local, who.actor.name),
        filled=values | {"rows": [*rows, *[("", "")] * max(_ROWS - len(rows), 1)]},
        verdicts=scales.verdicts(),
        credibility=scales.credibility(),
        means=scales.meanings(),
        sources=_sources(request, report, card),
        may_review=may_review(who) and report.is_newest,
    )


def _mine(report: Report, local: str, name: str) -> str:
    """The verdict of theirs that stands, in words; "" where they gave none."""
    judged = report.judged.get(local)
    own = [one for one in judged.reviews if one.by.casefold() == name.casefold()] if judged else []
    return own[-1].label if own else ""


def _sources(request: Request, report: Report, card: Card) -> Sequence[SourceRecord]:
    """What is known of those a claim comes through: its first voice, those between, the outlet."""
    said = card.record.attribution if isinstance(card.record, Entry) else None
    names = [link.name for link in reversed(said.chain)] if said else []
    names += [report.version.publisher] if report.version.publisher else []
    with request.app.state.office.archive.looking() as connection:
        return [source_record(connection, name) for name in dict.fromkeys(names) if name.strip()]

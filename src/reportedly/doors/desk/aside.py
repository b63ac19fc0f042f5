"""What opens beside an article: a part for the page that asked, or a page of its own without scripts."""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse

from reportedly.doors.desk.pages import add_filters, is_partial, render
from reportedly.doors.desk.report import Report
from reportedly.doors.desk.sheet import Card
from reportedly.doors.desk.who import Visitor
from reportedly.errors import Forbidden, ReportedlyError
from reportedly.model.corrections import Correction, Roles
from reportedly.model.desk import ROLES
from reportedly.model.reviews import standing
from reportedly.model.span import Span


def may_review(who: Visitor) -> bool:
    """Whether they may judge and correct."""
    return ROLES.index(who.actor.role) >= ROLES.index("reviewer")


def check_newest(report: Report) -> None:
    """Raise Forbidden where a later version came: what is judged is the report as it stands."""
    if not report.is_newest:
        raise Forbidden("only the newest version of a report is judged", where=report.path)


def aside(
    request: Request,
    part: str,
    report: Report,
    *,
    heading: str,
    tab: str,
    card: Card | None = None,
    back: str = "",
    error: ReportedlyError | None = None,
    status: int = 200,
    said: str = "",
    tokens: Mapping[str, str] | None = None,
    **context: object,
) -> HTMLResponse:
    """The template ``part`` about ``report``. An error goes where the part would; ``said`` is told in passing.

    ``tokens`` are what the card is filtered by from now on.
    """
    template = part if is_partial(request) else "reading_aside.html"
    response = render(
        request,
        template,
        status,
        part=part,
        report=report,
        sheet=report.sheet,
        heading=heading,
        tab=tab,
        card=card,
        back=back,
        error=error,
        said=said,
        **context,
    )
    if status >= 400:
        response.headers["HX-Retarget"] = "#panel"
        response.headers["HX-Reswap"] = "innerHTML"
    told = {"said": said} if said else {}
    if told or tokens:
        response.headers["HX-Trigger"] = json.dumps(told | ({"tokens": dict(tokens)} if tokens else {}))
    return response


def spans(of: Iterable[Span]) -> str:
    """Spans as scripts take them: ``12-40 52-60``."""
    return " ".join(f"{start}-{end}" for start, end in of)


def changes(one: Correction) -> list[tuple[str, list[Span], list[Span]]]:
    """The parts of an attribution that a correction changes: the part, as it was, as it should be."""
    was, now = one.was or Roles(), one.now or Roles()
    parts = [(role, getattr(was, role), getattr(now, role)) for role in ("source", "cue", "content")]
    return [part for part in parts if part[1] != part[2]]


def inpath(id: str) -> str:
    """A record's id within an address."""
    return quote(id, safe="")


add_filters({"standing": standing, "spans": spans, "changes": changes, "inpath": inpath})

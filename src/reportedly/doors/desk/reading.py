"""The reading page: what a report stands on, the article marked up, its claims and findings beside it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reportedly.doors.desk.aside import may_review
from reportedly.doors.desk.facets import TITLES
from reportedly.doors.desk.filters import Filter, asked, groups_of, tokens_of
from reportedly.doors.desk.pages import Who, render
from reportedly.doors.desk.report import Report, open_report
from reportedly.doors.desk.sheet import LEGEND_ROWS, Card
from reportedly.model.corrections import Correction
from reportedly.model.reviews import JudgedClaim
from reportedly.service.exports import REPORT

router = APIRouter()
MOST_CARDS = 1_500
"""Cards drawn on one page; of more, those that the filter keeps first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as one page shows it: whether the filter keeps it, and what people said of it."""

    card: Card
    tokens: str
    hidden: bool
    judged: JudgedClaim | None
    corrections: list[Correction]


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims and findings are kept, of how many; how many of those kept are not drawn."""

    claims: int
    of_claims: int
    findings: int
    of_findings: int
    undrawn: int


@router.get("/reports/{number}")
def reading(
    request: Request,
    who: Who,
    number: int,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    print: bool = False,
) -> Response:
    """A report, read. The query filters its claims and findings; ``print`` is the page for paper."""
    report = open_report(request, number, version)
    groups = groups_of(report)
    wanted = asked(request.query_params, groups)
    shown, count = _shown(report, wanted)
    return render(
        request,
        "reading.html",
        report=report,
        sheet=report.sheet,
        groups=groups,
        titles=TITLES,
        wanted=wanted,
        shown=shown,
        count=count,
        legend=LEGEND_ROWS,
        exports=[(form.name, form.title) for form, _ in REPORT.values()],
        may_review=may_review(who) and report.is_newest,
        is_print=print,
    )


def _shown(report: Report, wanted: Filter) -> tuple[dict[str, Shown], Count]:
    """The cards to be drawn, by id, those that the filter leaves out hidden; and the count of all.

    Where there are more than can be drawn, those left out are not there at all.
    """
    cards = list(report.sheet.cards())
    all_drawn = len(cards) <= MOST_CARDS
    shown: dict[str, Shown] = {}
    tally = {"claim": [0, 0], "finding": [0, 0]}
    undrawn = 0
    for card in cards:
        more = tokens_of(report, card)
        kept = wanted.keeps(card, more)
        tally[card.sort][0] += kept
        tally[card.sort][1] += 1
        if len(shown) < MOST_CARDS and (kept or all_drawn):
            tokens = " ".join(sorted(card.tokens | more))
            judged = report.judged.get(card.id) if card.sort == "claim" else None
            shown[card.id] = Shown(card, tokens, not kept, judged, report.corrections_on(card))
        else:
            undrawn += kept
    return shown, Count(
        claims=tally["claim"][0],
        of_claims=tally["claim"][1],
        findings=tally["finding"][0],
        of_findings=tally["finding"][1],
        undrawn=undrawn,
    )

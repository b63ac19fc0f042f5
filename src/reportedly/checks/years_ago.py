"""Years ago: "six years ago, in 2020", "the 30th anniversary of the 1991 uprising", counted to publication."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.calendar_days import interval
from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity

_YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0}
_ON = r"(?:back )?(?:in|on)(?: the (?:spring|summer|autumn|fall|winter|early|late) of| early| late| mid-?)? ?"
_AGO = tuple(
    frame(pattern)
    for pattern in (
        rf"<date:ago>(?:,| \(|,? —|,? –)? ?{_ON}<date:then>",
        r"\b(?:in|on|since|of|until|by) <date:then>(?:,| —| –| \() ?(?:or |that is,? |now |just |only )?<date:ago>",
    )
)
_SINCE = (
    frame(r"\bsince <date:then>,? (?:or |that is |a total of |now |already )?<duration:nth>(?= *(?:[,.;)]|$))"),
    frame(
        r"\b(?:founded|built|opened|started|established|launched|created|introduced|dates from|built) (?:back )?in "
        r"<date:then>,?(?: and)? (?:is|turns) (?:now |just )?<age|duration:nth>"
    ),
)
_ANNIVERSARY = (
    frame(r"<ordinal:nth> anniversary of (?:the|his|her|its|their)?(?: [a-z-]+){0,2} ?<date:then>"),
    frame(r"<ordinal:nth> anniversary of [^.;!?\ue000-\ue00b]{1,60} (?:in|of|on) <date:then>"),
    frame(
        r"\b(?:marks|marking|marked|mark) (?:the )?<duration:nth> since (?:the|his|her|its|their)?(?: "
        r"[a-z-]+){0,2} ?<date:then>"
    ),
)
_THEN = re.compile(
    r"\b(?:had|earlier|before that|at the time|will|would|if|next|by then|plans?|planned)\b", re.IGNORECASE
)
"""Years counted from another day, past or to come."""
_AGED = re.compile(r"\bago\b", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        for match in search(masked, _AGO):
            ago, then = match.date("ago"), match.date("then")
            counted = _counted(case, ago)
            if counted is not None and counted.unit in _YEARS:
                yield from _checked(case, match, counted, then, (ago, then))
        for match in search(masked, (*_ANNIVERSARY, *_SINCE)):
            nth = match.quantity("nth")
            if (nth.kind in ("ordinal", "age") or nth.unit == "year") and not _other_year(case, match):
                yield from _checked(case, match, nth, match.date("then"), (nth, match.date("then")))


def _counted(case: Case, ago: Date) -> Quantity | None:
    """The length of time inside "six years ago"; None where the words say no such thing."""
    if not _AGED.search(case.words(ago.span)):
        return None
    return next((q for q in case.quantities_in(ago.span) if q.kind == "duration"), None)


def _other_year(case: Case, match: Match) -> bool:
    """Whether the sentence tells of another time: an anniversary kept in some year past or to come."""
    then = match.date("then")
    days = [item for item in match.masked.items.values() if isinstance(item, Date) and item.id != then.id]
    told = [interval(day) for day in days]
    return case.day is not None and any(found is not None and abs(found[0].year - case.day.year) > 0 for found in told)


def _checked(
    case: Case, match: Match, counted: Quantity, then: Date, rests: tuple[Quantity | Date, ...]
) -> Iterator[Finding]:
    when = interval(then)
    if when is None or not re.match(r"\d{4}", then.value) or counted.low < 1 or counted.hypothetical or counted.negated:
        return
    start = max(0, match.found.start() - 60)
    if _THEN.search(match.masked.text[start : match.found.end()]):
        return
    unit = _YEARS.get(counted.unit, 1.0)
    shown = f"{number(counted.low)} years" if counted.kind == "ordinal" else f"{figure(counted)}"
    if case.day is None:
        working = f"{then.value}, stated {shown} before"
        yield finding("not-checkable", rests, working, sure=0.4, needs="the date of publication")
        return
    gone = Interval(_years(when[1], case.day), _years(when[0], case.day))
    if gone.high < 0:
        return
    verdict = _verdict(gone, case.day.year - when[0].year, meant(counted).scaled(unit), unit)
    low, high = max(0, int(gone.low)), int(gone.high)
    years = f"{low}" if low == high else f"{low} to {high}"
    working = f"{then.value} to {case.day.isoformat()}: {years} years, stated {shown}"
    yield finding(verdict, rests, working, sure=0.75)


def _years(start: date, end: date) -> float:
    return (end - start).days / 365.2425


def _verdict(gone: Interval, by_calendar: int, claim: Interval, unit: float) -> Verdict:
    """Within half a unit, or by calendar years: consistent; within a unit and a half: strained."""
    if gone.widened(0.5 * unit).meets(claim) or (claim.low <= by_calendar <= claim.high):
        return "consistent"
    return "strained" if gone.widened(1.25 * unit if unit == 1.0 else unit).meets(claim) else "inconsistent"


RULE = Rule(
    id="years-ago",
    title="Years ago, and anniversaries",
    needs=(
        "“N years ago” beside the year or day it means, or “the Nth anniversary” of a dated event; the date of "
        "publication"
    ),
    rule="the years from that day to publication must be N",
    tolerance=(
        "half a year either way, or the difference of the calendar years; 15 months (a decade for decades) is strained"
    ),
    example="the 30th anniversary of the 1991 uprising, published 2026: 34 to 35 years, stated 30: inconsistent",
    traps="“earlier” and “before” (counted from another day), anniversaries kept in another year, plans, conditions",
    apply=_find,
)

"""Ordinal year of an event: "as the war enters its fifth year", counted from its start to the day of publication."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.calendar_days import add_years, later, long_form
from reportedly.checks.case import Case
from reportedly.checks.events import Start, head_of, starts
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import finding
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

NEAR = 31
"""Days before and after an anniversary in which a report may say "enters": anniversary pieces run ahead by weeks."""
FAR = 92
"""Days before the year begins up to which "enters" is strained rather than wrong: a quarter."""

_ENTERS = r"(?P<verb>enters|entered|entering|has entered|begins|began|beginning|starts|started|approaches|nears|nearing|approaching|marks|heads into|heading into|moves into|goes into|drags into|stretches into|grinds into|rolls into|passes into|about to enter)"
_WITHIN = r"(?:is|now|was|being|currently|well|already)?,? ?(?P<within>in|into|now in|well into)"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"\b(?P<event>(?:the|its|their|this|that|a|an|[A-Z][\w’-]+)(?: [\w’-]+){{0,5}}?[^.;!?\ue000-\ue00a]{{0,60}}?),?(?: has| have)?(?: now)? {_ENTERS} (?:its|the|their|a) <ordinal:nth> (?P<unit>year|month|week)\b",
        rf"\b(?P<event>(?:the|its|their|this|that)(?: [\w’-]+){{0,5}}?(?:[ ,]|[^.;!?\ue000-\ue00a]){{0,60}}?),? {_WITHIN} (?:its|their) <ordinal:nth> (?P<unit>year|month|week)\b",
        r"\b(?P<verb>enters|entered|entering|begins|beginning|starting|in|into|during|marks|nears) (?:the|its|their|a) <ordinal:nth> (?P<unit>year|month|week) of (?P<event>(?:the|its|their|this|that|[A-Z])[^,.;:!?()—–]{2,60})",
    )
)
_PAST = re.compile(r"\b(?:would|had|was (?:in|entering)|were|by then|at the time|if|will|next)\b", re.IGNORECASE)
_DAYS = {"month": 30.44, "week": 7.0}


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if not masked.items or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for match in search(masked, _FRAMES):
            nth = match.quantity("nth")
            if nth.id in seen or nth.low < 2 or not head_of(match.words("event")) or _PAST.search(match.found.group()):
                continue
            seen.add(nth.id)
            yield _checked(case, match, nth)


def _checked(case: Case, match: Match, nth: Quantity) -> Finding:
    event, unit = match.words("event").strip(" ,"), match.words("unit").lower()
    found = list(starts(case, event))
    said = f"the {_ordinal(int(nth.low))} {unit}"
    span = match.place()
    if len(found) != 1:
        names = " or ".join(start.name for start in found[:3])
        needs = f"which one is meant: {names}" if found else f"when {_article(head_of(event))} began"
        return finding("not-checkable", (span, nth), f"{said} of {_article(head_of(event))}, counted from ?", sure=0.4, needs=needs)
    start = found[0]
    rests = (span, nth, *((start.span,) if start.span else ()))
    if case.day is None:
        working = f"counted from {long_form(start.first)}, {said} begins on {long_form(_begins(start.first, int(nth.low), unit))}"
        return finding("not-checkable", rests, working, sure=0.6, needs="the date of publication")
    entering = "in" not in match.words("verb").lower().split() if match.found.groupdict().get("verb") else False
    verdict = _verdict(case.day, start, int(nth.low), unit, entering=entering)
    begins = _begins(start.first, int(nth.low), unit)
    working = f"counted from {long_form(start.first)} ({start.name}), {said} begins on {long_form(begins)}; published {long_form(case.day)}"
    return finding(verdict, rests, working, sure=0.85 if start.first == start.last else 0.7)


def _begins(start: date, nth: int, unit: str) -> date:
    gone = nth - 1
    return add_years(start, gone) if unit == "year" else later(start, round(gone * _DAYS[unit]))


def _verdict(day: date, start: Start, nth: int, unit: str, *, entering: bool) -> Verdict:
    """Where the day stands to the year counted: in it, just before or after it, or by calendar years only."""
    scale = {"year": 1.0, "month": 0.25, "week": 0.1}[unit]
    first, last = _begins(start.first, nth, unit), _begins(start.last, nth, unit)
    over = _begins(start.last, nth + 1, unit)
    near, far = round(NEAR * scale), round(FAR * scale)
    if later(first, -near if entering else -1) <= day < over:
        late = entering and day > later(last, round(FAR * 2 * scale))
        return "strained" if late else "consistent"
    if later(first, -far) <= day <= later(over, near):
        return "strained"
    by_calendar = unit == "year" and day.year - start.first.year + 1 == nth
    return "strained" if by_calendar else "inconsistent"


def _article(head: str) -> str:
    return f"the {head}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


RULE = Rule(
    id="ordinal-year-of-event",
    title="Which year of an event",
    needs="an ordinal year of an event (“enters its fifth year”), when it began (in the text, or in vocab/events.csv where the "
    "text has the event's cue words), and the date of publication",
    rule="the n-th year runs from n − 1 to n years after the start; publication must lie in it, “enters” about its first day",
    tolerance="31 days before the anniversary count as entering; up to 92 days before, late in the year for “enters”, or by "
    "calendar years only: strained. A quarter of that for months, a tenth for weeks",
    example="“the war enters its fifth year”, 2025-09-05: counted from 24 February 2022, the 5th year begins on "
    "24 February 2026: inconsistent",
    traps="two wars that fit (asked), an event that isn't known (asked), years of something said of the past or the future",
    apply=_find,
)

"""Duration between dates: "45 days, from 3 January to 17 February", told in any order, in one sentence or near it."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge_figure
from reportedly.checks.linking import ASKS, Link, Window, settle
from reportedly.checks.rates.rate_time import DAYS
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, plural, span_of
from reportedly.checks.times.calendar_days import add_years, interval
from reportedly.checks.times.day_steps import steps
from reportedly.checks.times.durations import LOOSE, Claim, Pair, claims, pairs
from reportedly.model.claims import Finding
from reportedly.model.figures import Date

_Days = tuple[date, date]
_YEAR = re.compile(r"\b\d{4}\b")
_RELATED = 5.0
"""A length of time so many times longer or shorter than that between two dates is hardly meant to be theirs."""
_RELATED_AFAR = 2.5
"""The same where the dates are told in another sentence."""
_UNRELATED = 0.3
_A_YEAR = 366
"""Days between two days told without their years, at most: the next such day is meant."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        found = list(_of_sentence(case, index))
        if found and not case.disputed(masked.span):
            yield from found


def _of_sentence(case: Case, index: int) -> Iterator[Finding]:
    stepped = dict(steps(case, index))
    for claim, window in claims(case, index):
        found = settle(_links(case, claim, window), "whether this is the time between these dates")
        if found is None or (found.confidence <= LOOSE and claim.seen.item in stepped):
            continue
        stepped.pop(claim.seen.item, None)
        yield found
    yield from stepped.values()


def _links(case: Case, claim: Claim, window: Window) -> Iterator[Link]:
    for pair in pairs(case, claim, window):
        link = _link(case, claim, pair)
        if link is not None and (link.verdict == "consistent" or link.score >= ASKS):
            yield link


def _fixed(case: Case, pair: Pair) -> tuple[_Days, _Days] | None:
    """Both intervals, the year of one taken from the other where only that is printed, or else the next to follow."""
    start, end = interval(pair.start), interval(pair.end)
    if start is None or end is None:
        return None
    printed = [bool(_YEAR.search(case.words(d.span))) for d in (pair.start, pair.end)]
    if printed[1] and not printed[0] and not _relative(case, pair.start):
        return _moved(start, end[0].year - start[0].year, -1, end), end
    if not printed[1] and end[1] < start[0] and not _relative(case, pair.end):
        return start, _moved(end, start[0].year - end[0].year, 1, start)
    if not any(printed) and (end[0] - start[1]).days > _A_YEAR and not _relative(case, pair.end):
        return start, _moved(end, start[0].year - end[0].year, 1, start)
    return start, end


def _relative(case: Case, day: Date) -> bool:
    """Whether a date is told from the day of publication ("Tuesday", "last week") and keeps its year."""
    return not re.search(r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", case.words(day.span))


def _moved(days: _Days, years: int, step: int, other: _Days) -> _Days:
    """``days`` in the year of ``other``, and a year back or on where they would lie on its wrong side."""
    there = add_years(days[0], years), add_years(days[1], years)
    wrong = there[0] > other[1] if step < 0 else there[1] < other[0]
    return (add_years(there[0], step), add_years(there[1], step)) if wrong else there


def _link(case: Case, claim: Claim, pair: Pair) -> Link | None:
    fixed, time = _fixed(case, pair), claim.time
    if fixed is None or fixed[1][1] < fixed[0][0]:
        return None
    first, last = fixed
    days = Interval(max(0, (last[0] - first[1]).days), (last[1] - first[0]).days + 1)
    unit = DAYS[time.unit]
    computed = Interval(days.low / unit.high, days.high / unit.low)
    verdict = judge_figure(computed.widened(0.5 if time.unit not in ("day", "night") else 0), time)
    between = f"{_shown(pair.start, first)} to {_shown(pair.end, last)}"
    working = f"{between} is {span_of(days)} days ({span_of(computed)} {plural(time.unit)}), stated {figure(time)}"
    related = _RELATED if pair.beside else _RELATED_AFAR
    far = time.high > computed.high * related or time.low * related < computed.low
    sure = pair.sure - (_UNRELATED if far else 0.0)
    return Link((time, pair.start, pair.end), verdict, working, sure)


def _shown(day: Date, days: _Days) -> str:
    return f"{days[0].year}{day.value.partition('T')[0][4:]}" if re.match(r"\d{4}", day.value) else day.value


RULE = Rule(
    id="duration-dates",
    title="Duration between two dates",
    needs=(
        "a length of time and the two dates it runs between, in one sentence or in sentences beside each other; a step "
        "(“four years later”, “seven months away”) and the days it leads from and to, anywhere near: told only "
        "where it comes out"
    ),
    rule="end − start, counted with or without the last day, must meet the stated length",
    tolerance=(
        "one day (inclusive or exclusive counting); half a unit for weeks, months and years; dates known to "
        "the month "
        "or year only give an interval"
    ),
    example="45 days, from 3 January to 17 February: 45–46 days, stated 45 day: consistent",
    traps="dates without a year that wrap round the new year, hypothetical terms",
    apply=_find,
)

"""Steps from day to day: "four years later", "two days after", "seven months away", to a date told elsewhere.

Weaker than two dates beside a length of time (durations.py): nothing is ever called wrong, and only a step that comes
out exactly is told.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, exactly, meant
from reportedly.checks.linking import FITS
from reportedly.checks.masks import Masked
from reportedly.checks.shown import figure, finding
from reportedly.checks.times.calendar_days import interval
from reportedly.checks.times.duration_cues import FROM_NOW
from reportedly.model.claims import Finding
from reportedly.model.figures import Date, Quantity

_Way = Literal["later", "earlier", "either", "to go", "within", "since"]
_WAYS: tuple[tuple[_Way, re.Pattern[str]], ...] = (
    ("later", re.compile(r"^(?: or so)? (?:later|afterwards?)\b")),
    ("earlier", re.compile(r"^ (?:earlier|before(?=[,.;]))")),
    ("since", re.compile(r"^(?: (?:have|has|had) (?:passed|gone by))? since\b")),
    ("to go", re.compile(r"^(?: still| now)? (?:away|left|remain\w*|to go|from now|out(?=[,.;]))")),
    ("either", re.compile(r"^ (?:after|before|ahead of|until|till|prior to|apart)\b")),
)
_FROM_TODAY = ("to go", "within", "since")
_COMING = re.compile(r"\b(?:next|coming) $")
_STEP = re.compile(r"\b(?:an?|one) (week|month|year|decade) (later|earlier|after|before)$", re.IGNORECASE)
_YEARS = {"year": 1, "decade": 10, "century": 100}
_UNITS = frozenset({"day", "week", "month", *_YEARS})
_BACK = 3
"""Sentences to either side in which the day stands that a step sets out from."""
_REACH = 15
"""Sentences to either side in which the day is looked for that it leads to; for a printed year, ``_YEARS_REACH``."""
_YEARS_REACH = 30
_ONE_REACH = 2
"""The same for a step of one: one more or one fewer is found too easily."""
_MOST = 4
"""Days that a step may set out from, at most, the nearest."""
_MONTH = 30.44
_YEAR = 365.2425
_PRINTED_YEAR = re.compile(r"\d{4}")
_CALENDAR = re.compile(
    r"\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_TOLD_BY_DISTANCE = re.compile(r"\b(?:later|earlier|after|before|ago|last|next|past)\b", re.IGNORECASE)
"""Such as "last March"; a weekday ("next Thursday") is a day all the same."""


class Step(NamedTuple):
    """So many units from one day to another: what prints it, and which way it goes."""

    item: Quantity | Date
    length: Interval
    shown: str
    unit: str
    way: _Way


class _Told(NamedTuple):
    """A date of the report with its first and last day and its sentence."""

    item: Date
    days: tuple[date, date]
    sentence: int


def steps(case: Case, index: int) -> Iterator[tuple[Quantity | Date, Finding]]:
    """The steps of a sentence that lead from one date of the report, or publication, to another; what prints each."""
    for step in _steps(case, case.masked[index]):
        near = _near(case, index, _YEARS_REACH if step.unit in _YEARS else _REACH)
        found = _from_publication(case, step, near) if step.way in _FROM_TODAY or step.way == "either" else None
        found = found or (_between(case, step, near, index) if step.way not in _FROM_TODAY else None)
        if found is not None:
            yield step.item, found


def _steps(case: Case, masked: Masked) -> Iterator[Step]:
    if "\ue00a" not in masked.slots and "\ue00b" not in masked.slots:
        return
    for place, item in masked.items.items():
        if isinstance(item, Date):
            yield from _in_date(case, item)
        elif item.kind == "duration" and item.unit in _UNITS and item.low >= 1 and not item.per:
            if item.negated or item.hypothetical:
                continue
            after = masked.text[place + 1 :][:24]
            way = next((way for way, cue in _WAYS if cue.match(after)), None)
            before = masked.text[max(0, place - 60) : place]
            if way is None and (_COMING.search(before) or FROM_NOW.search(before)):
                way = "within"
            if way is not None:
                yield Step(item, _length(item), figure(item), item.unit, way)


def _length(stated: Quantity) -> Interval:
    """How many units: "more than two months" is up to three, "nearly two" down to one."""
    if stated.modifier in ("more-than", "at-least"):
        return Interval(stated.low, stated.low + 1)
    if stated.modifier in ("less-than", "at-most"):
        return Interval(stated.high - 1, stated.high)
    return meant(stated)


def _in_date(case: Case, item: Date) -> Iterator[Step]:
    """Such as "ten days later" and "a year earlier", which are read as dates."""
    words = case.text[max(item.span.start, item.span.end - 24) : item.span.end]
    way: _Way | None = "later" if words.endswith((" later", " after")) else None
    way = "earlier" if words.endswith((" earlier", " before")) else way
    if way is None:
        return
    for found in case.quantities_in(item.span):
        if found.kind == "duration" and found.unit in _UNITS:
            yield Step(item, _length(found), figure(found), found.unit, way)
            return
    if one := _STEP.search(words):
        yield Step(item, exactly(1), f"1 {one[1].lower()}", one[1].lower(), way)


def _near(case: Case, index: int, reach: int) -> list[_Told]:
    """The dates around a sentence that are told by the calendar, the nearest first."""
    found: list[_Told] = []
    sentences = range(max(0, index - reach), min(len(case.masked), index + reach + 1))
    for at in sorted(sentences, key=lambda i: abs(i - index)):
        for item in case.masked[at].items.values():
            if not isinstance(item, Date) or (days := interval(item)) is None:
                continue
            words = case.words(item.span)
            if _CALENDAR.search(words) and not (_TOLD_BY_DISTANCE.search(words) and days[0] != days[1]):
                found.append(_Told(item, days, at))
    return sorted(found, key=lambda told: told.days[0] != told.days[1] and (told.days[1] - told.days[0]).days <= _MONTH)


def _from_publication(case: Case, step: Step, near: Sequence[_Told]) -> Finding | None:
    """A day to come that is so far from publication, or for "since" a day so long past."""
    if case.day is None:
        return None
    today = (case.day, case.day)
    for told in near:
        past = told.days[0] <= case.day
        vague = step.way == "within" and told.days[0] != told.days[1]
        if vague or past != (step.way == "since"):
            continue
        if _fits(step, told.days, today) if past else _fits(step, today, told.days):
            first, last = sorted((case.day.isoformat(), told.item.value))
            return finding("consistent", (step.item, told.item), f"{first} to {last} is {step.shown}", sure=FITS)
    return None


def _between(case: Case, step: Step, near: Sequence[_Told], index: int) -> Finding | None:
    """Two days of the report that are so far apart, one of them near the step."""
    reach = (
        _ONE_REACH if step.length.high <= 1 else _BACK if step.way == "either" and step.unit in _YEARS else _YEARS_REACH
    )
    anchors = [told for told in near if told.item.id != step.item.id and _sets_out(step, told, index)][:_MOST]
    for start in anchors:
        for end in near:
            if abs(end.sentence - index) > reach or end.item.id in (start.item.id, step.item.id):
                continue
            first, last = (end, start) if step.way == "earlier" else (start, end)
            if step.way == "either" and last.days[0] < first.days[0]:
                first, last = last, first
            if step.unit in _YEARS and not _PRINTED_YEAR.search(case.words(end.item.span)):
                continue
            if _fits(step, first.days, last.days):
                working = f"{first.item.value} to {last.item.value} is {step.shown}"
                return finding("consistent", (step.item, start.item, end.item), working, sure=FITS)
    return None


def _sets_out(step: Step, told: _Told, index: int) -> bool:
    """Whether a step may set out from a date: one in its sentence or shortly before it; "after X" may look ahead."""
    apart = told.sentence - index
    return -_BACK <= apart <= (1 if step.way == "either" else 0)


def _fits(step: Step, first: tuple[date, date], last: tuple[date, date]) -> bool:
    """Whether the way from one day to the other is the step's; by calendar months and years where no day is told."""
    exact = first[0] == first[1] and last[0] == last[1]
    days, years = (last[0] - first[0]).days, last[0].year - first[0].year
    if step.unit in _YEARS:
        size = _YEARS[step.unit]
        near = abs(days / _YEAR - years) < 1 and (first[1] - first[0]).days < _YEAR and (last[1] - last[0]).days < _YEAR
        return near and step.length.low <= years / size <= step.length.high
    if step.unit == "month":
        months = years * 12 + last[0].month - first[0].month
        short = all((end - start).days <= _MONTH + 1 for start, end in (first, last))
        gone = days / _MONTH if exact else float(months)
        return short and step.length.widened(0.4 if exact else 0.0).meets(Interval(gone, gone))
    size_days = 7 if step.unit == "week" else 1
    slack = 1 / 7 if step.unit == "week" else float(step.way == "since")
    return exact and days > 0 and step.length.widened(slack).meets(exactly(days / size_days))

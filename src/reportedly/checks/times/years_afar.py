"""Years ago, told afar: the day that "eight years ago" or "two months ago" means, where the report prints it elsewhere.

Weak links, which only say that the count comes out: by the calendar year, or by the day where words of the two
sentences tie them.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from reportedly.checks.case import Case
from reportedly.checks.linking import FITS
from reportedly.checks.masks import Masked
from reportedly.checks.shown import finding, number, plural
from reportedly.checks.times.calendar_days import interval
from reportedly.checks.times.spans_back import Back
from reportedly.model.claims import Finding
from reportedly.model.figures import Date, Quantity

_YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0}
_DAYS = {"month": 30.44, "week": 7.0}
_YEAR = 365.2425
_FAR = {"ago": 30, "later": 30, "past": 1}
"""Sentences to either side in which the day may be printed, by how the time is told."""
_NEAR = 3
"""The same where no word ties the two sentences."""
_SHORT_FAR = 12
"""The same for months and weeks, whose days are many."""
_LEAST_PAST = 3
"""Years that "the past five years" must be, at least: of one or two, any year would do."""
_TIES = re.compile(r"[A-Za-z][\w’-]{4,}")
_COMMON = frozenset(
    "about after again against among another because before being between could during every first himself "
    "including might never other people since still their there these thing think those three through today under "
    "until where which while whose would years months".split()
)
_MOST = 40
"""Dates looked at, the nearest first: a chronicle of dates ties nothing."""
_ENOUGH = 2
"""Words in common that tie two sentences as closely as any more."""


class _Place(NamedTuple):
    """A date that fits, how many words tie it (at most ``_ENOUGH``), and how many sentences away it stands."""

    item: Date
    ties: int
    away: int


def elsewhere(case: Case, index: int, back: Back) -> Finding | None:
    """The day meant, where the report prints it some sentences away."""
    if case.day is None or back.manner not in _FAR or back.unit not in _YEARS | _DAYS:
        return None
    places = list(_places(case, index, back))
    if not places:
        return None
    best = min(places, key=lambda place: (place.away > 1, -place.ties, place.away))
    count = back.number.low if isinstance(back.number, Quantity) else back.number
    unit = back.unit if count == 1 else plural(back.unit)
    about = "about " if back.manner == "past" else ""
    working = f"{best.item.value} to {case.day.isoformat()}: {about}{number(count)} {unit}"
    return finding("consistent", (back.item, best.item, *this_year(case, case.masked[index])), working, sure=FITS)


def _places(case: Case, index: int, back: Back) -> Iterator[_Place]:
    own = _words(case, index)
    reach = _FAR[back.manner] if back.unit in _YEARS else min(_FAR[back.manner], _SHORT_FAR)
    nearest = sorted(
        range(max(0, index - reach), min(len(case.masked), index + reach + 1)), key=lambda at: abs(at - index)
    )
    dated = ((at, item) for at in nearest for item in case.masked[at].items.values() if isinstance(item, Date))
    for at, item in islice(dated, _MOST):
        if item is not back.item and item.value[:4].isdigit():
            by_year = _same_year(case, back, item)
            if by_year or (back.manner != "past" and _same_day(case, back, item)):
                ties = len(own & _words(case, at))
                if by_year or ties or abs(at - index) <= _NEAR:
                    yield _Place(item, min(ties, _ENOUGH), abs(at - index))


def _words(case: Case, index: int) -> frozenset[str]:
    """The words of a sentence that may tie it to another."""
    return frozenset(word.lower() for word in _TIES.findall(case.masked[index].text)) - _COMMON


def _count(back: Back) -> tuple[float, float]:
    if isinstance(back.number, Quantity):
        return back.number.low, back.number.high
    return back.number, back.number


def _same_year(case: Case, back: Back, item: Date) -> bool:
    """Whether a year is printed that lies so many calendar years back."""
    size, (low, high) = _YEARS.get(back.unit), _count(back)
    if size is None or low != high or case.day is None or (back.manner == "past" and low * size < _LEAST_PAST):
        return False
    year = item.value[:4]
    apart = abs(case.day.year - low * size - int(year))
    about = back.manner == "past" and low % 10 == 0 and low > 10
    return apart <= (1 if about else 0) and year in case.words(item.span)


def _same_day(case: Case, back: Back, item: Date) -> bool:
    """Whether a day or month of the calendar, or for years the middle of a year, lies so far back."""
    days, (low, high) = interval(item), _count(back)
    words = case.words(item.span)
    if days is None or case.day is None or days[1] >= case.day or low != high:
        return False
    if back.unit in _YEARS:
        printed = re.search(r"\d{4}", words) is not None
        gone = [(case.day - day).days / _YEAR / _YEARS[back.unit] for day in days]
        return printed and back.unit == "year" and low > 1 and gone[1] <= low <= gone[0]
    calendar = re.search(r"\d|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", words)
    if calendar is None or (days[1] - days[0]).days > 31:
        return False
    gone = [(case.day - day).days / _DAYS[back.unit] for day in days]
    return gone[1] - 0.5 <= low <= gone[0] + 0.5


def this_year(case: Case, masked: Masked) -> tuple[Date, ...]:
    """The year of publication, where a sentence prints it: "voters in 2016 … eight years ago"."""
    year = str(case.day.year) if case.day is not None else ""
    return tuple(d for d in masked.items.values() if isinstance(d, Date) and case.words(d.span) == year)[:1]

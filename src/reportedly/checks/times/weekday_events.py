"""Weekdays of events: a weekday in one place and a date in another, surely of one event or falling on one day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.linking import FITS
from reportedly.checks.masks import Masked
from reportedly.checks.shown import finding
from reportedly.checks.times.calendar_days import interval, long_form
from reportedly.model.claims import Finding
from reportedly.model.figures import Date

_WEEKDAY = re.compile(
    r"(?:(?:on|last|this|next|late|early) )*(?P<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_DAY_OF = re.compile(r",? (?:which is )?the day of (?:the|his|her|its|their) (\w{4,})\b")
_ITS = re.compile(r"[’']s (\w{4,})\b")
_HOLIDAY = re.compile(r"\b(?:Christmas|New Year|Halloween|Independence|Thanksgiving|Bastille|Boxing|Veterans)\b")
_FAR = 3
"""Sentences to either side in which the date of a weekday is looked for."""
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def weekday_events(case: Case) -> Iterator[Finding]:
    """Weekdays set against dates told elsewhere: of one event by its name, or else where both fall on one day."""
    for index, masked in enumerate(case.masked):
        if "\ue00b" not in masked.slots or "day" not in case.words(masked.span):
            continue
        for place, item in masked.items.items():
            named = _WEEKDAY.fullmatch(case.words(item.span)) if isinstance(item, Date) else None
            if named is not None and isinstance(item, Date) and not case.disputed(masked.span):
                told = _NAMES.index(named["name"].lower())
                found = _of_event(case, index, item, told, masked.text[place + 1 :][:60]) or _of_day(case, index, item)
                if found is not None:
                    yield found


def _dated(case: Case, index: int) -> Iterator[tuple[Date, date, str]]:
    """The printed days near a sentence, the nearest first, each with the words before it."""
    near = range(max(0, index - _FAR), min(len(case.masked), index + _FAR + 1))
    for at in sorted(near, key=lambda i: abs(i - index)):
        yield from _printed(case, case.masked[at])


def _printed(case: Case, masked: Masked) -> Sequence[tuple[Date, date, str]]:
    """The days that a sentence prints, each with the words before it, looked for once a sentence."""
    if "printed days" not in masked.notes:
        masked.notes["printed days"] = tuple(_days(case, masked))
    found: Sequence[tuple[Date, date, str]] = masked.notes["printed days"]
    return found


def _days(case: Case, masked: Masked) -> Iterator[tuple[Date, date, str]]:
    for place, item in masked.items.items():
        if not isinstance(item, Date) or (days := interval(item)) is None or days[0] != days[1]:
            continue
        words = case.words(item.span)
        if (any(c.isdigit() for c in words) and "day" not in words) or _HOLIDAY.search(words):
            yield item, days[0], masked.text[max(0, place - 80) : place]


def _of_event(case: Case, index: int, item: Date, told: int, after: str) -> Finding | None:
    """A weekday of an event ("Monday, the day of the funeral") whose date is printed ("the funeral … on March 20")."""
    sure = _DAY_OF.match(after)
    noun = sure or _ITS.match(after)
    if noun is None:
        return None
    event = re.compile(
        rf"\b(?:the|its|his|her|their|an?) (?:\w+ )?{re.escape(noun[1].lower())}\b[^.;!?\ue000-\ue00b]*$", re.IGNORECASE
    )
    for other, day, before in _dated(case, index):
        if not event.search(before):
            continue
        working = f"{long_form(day)} is a {day:%A}, stated {_NAMES[told].capitalize()}"
        if day.weekday() == told:
            return finding("consistent", (item, other), working, sure=0.75)
        if sure:
            return finding("inconsistent", (item, other), working, sure=0.75)
    return None


def _of_day(case: Case, index: int, item: Date) -> Finding | None:
    """A printed day near a weekday that, counted from publication, is the same day."""
    own = interval(item)
    if own is None:
        return None
    for other, day, _ in _dated(case, index):
        if day == own[0] == own[1]:
            return finding("consistent", (item, other), f"{long_form(day)} is a {day:%A}", sure=FITS)
    return None

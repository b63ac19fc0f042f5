"""Lives: how old a person is, was or died, against the birth that the report tells, in any wording.

An age is known by its own words ("aged", "at", "was … when", "57,", "the 57-year-old"), a birth by its cue ("born",
a life in brackets) or by the person's age of today. The age must fit some day that it can be counted to: publication,
the death, the event beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.linking import Link, settle
from reportedly.checks.masks import Masked
from reportedly.checks.shown import figure
from reportedly.checks.times.ages import Age, Birth, ages, births, from_age
from reportedly.checks.times.calendar_days import full_years, interval, later
from reportedly.checks.times.life_names import ages_afar, births_afar
from reportedly.checks.times.life_ties import tie
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity

_DIED = re.compile(
    r"\b(?:died|dies|dead|death|killed|passed away|drowned|(?:was|were) shot|murdered|perished|executed|hanged|"
    r"lived to|deceased)\b",
    re.IGNORECASE,
)
_LATELY = re.compile(
    r"\b(?:(?:has|have) (?:died|been (?:found|shot|killed)|passed away)|(?:died|passed away) (?:on|at|after|last|this|"
    r"peacefully|in (?:his|her)))\b"
)
_LATE = 31
"""Days before publication in which somebody died whose day of death isn't told."""
_RECENT = 300
"""Days before publication in which a day is no past event that an age is told of: it is the age of today."""
_DONE = re.compile(r"\b(?:was|were|had|[a-z]+ed)\b")
_DONE_WHEN = re.compile(
    r"\b(?:[a-z]+ed|made|done|written|taken|begun|told)(?: (?:out|down|up|on|off))? (?:when|while|as|at)\b|"
    r"\b(?:for|over) (?!when)\w+ [^,;.]{2,60}\b(?:when|while)\b"
)
_ANOTHER = 0.55
"""How sure, by the tie, that an age told of one event is of the date of another."""
_FITS_ONLY = 0.42
"""How sure a link by an age told elsewhere in the report is."""
_SLACK = 1
"""Years by which an age may lag behind (written before a birthday, or counted by calendar years): strained."""
_TOLD_BACK = re.compile(r"\b(?:when|then|became|was|were|had|at the time)\b(?! born| an? native)", re.IGNORECASE)
_BACK = re.compile(r"\b(?:when|then|at the time|became|had)\b")
_SHORT = 60
"""A sentence of so few code points ("He was nine.") may lean on the one beside it for its date."""
_PRESENT = re.compile(r"\b(?:is|are|has|have|now|lives|runs|leads)\b")
_BY_THEN = re.compile(r"\b(?:by the time|would|expect\w*|until|if)\b(?! make)")


@dataclass(frozen=True)
class _Day:
    """A day that an age may be counted to, the rule that it makes it one of, and how surely it is the one."""

    kind: str
    first: date
    last: date
    item: Date | None
    sure: float


def lives(case: Case, kind: str) -> Iterator[Finding]:
    """The findings of rule ``kind``: age-birth, age-at-death or age-at-event."""
    for index, masked in enumerate(case.masked):
        for age in ages(masked):
            found = case.noted(f"life {index}", age.quantity, lambda case, _, i=index, a=age: _found(case, i, a))  # type: ignore[misc]
            if found is not None and found[0] == kind:
                yield found[1]


def _found(case: Case, index: int, age: Age) -> tuple[str, Finding] | None:
    """The finding on one age, with the rule that it belongs to."""
    links = list(_links(case, index, age))
    found = settle((link for _, link in links), "whose birth this is, and the day that the age is counted to")
    if found is None:
        return None
    return next(kind for kind, link in links if link.working == found.working), found


def _links(case: Case, index: int, age: Age) -> Iterator[tuple[str, Link]]:
    near = [i for i in (index, index - 1, index + 1) if 0 <= i < len(case.masked)]
    known = [
        (birth, sure) for i in near for birth in _births(case, i, age) if (sure := tie(case, index, age, i, birth))
    ]
    known = known or list(births_afar(case, index, age))
    if not known:
        yield from (("age-at-event", link) for link in _by_age_of_today(case, index, age))
    for birth, tied in known:
        sure = tied if len(known) == 1 else tied - 0.2
        if case.day is None and age.now and isinstance(birth.item, Date):
            working = f"born {birth.item.value}, stated {figure(age.quantity)}"
            yield "age-birth", _asked(age, birth.item, working, min(sure, 0.6))
        for day in _days(case, index, age, birth):
            if (link := _link(age, birth, day, sure * day.sure)) is not None:
                yield day.kind, link


def _by_age_of_today(case: Case, index: int, age: Age) -> Iterator[Link]:
    """What a past age comes to by an age of today that the report tells elsewhere: said only where it fits."""
    if not age.then or not _of_the_past(age) or case.disputed(case.masked[index].span):
        return
    for birth in ages_afar(case, index):
        own = [d for d in _dates(case.masked[index]) if _long_ago(case, d, birth)]
        before = [d for d in _dates(case.masked[max(0, index - 1)]) if _long_ago(case, d, birth)]
        for event in own or reversed(before):
            if (days := interval(event)) is not None:
                link = _link(age, birth, _Day("age-at-event", *days, event, 1.0), _FITS_ONLY)
                if link is not None and link.verdict == "consistent":
                    yield link


def _of_the_past(age: Age) -> bool:
    """Whether an age can be set against the same person's age of today: not that of "the 19-year-old Arlis Perry"."""
    if age.apposed and age.now:
        return False
    return (
        age.quantity.kind != "age" or not age.now or age.before.endswith((" an ", " a ", "aged ", "age of ", "at age "))
    )


def _asked(age: Age, birth: Date, working: str, sure: float) -> Link:
    return Link((age.quantity, birth), "not-checkable", working, sure, "the date of publication")


def _births(case: Case, index: int, age: Age) -> Iterator[Birth]:
    masked = case.masked[index]
    if case.disputed(masked.span):
        return
    told = list(births(case, masked))
    yield from told
    if age.then and not told and _of_the_past(age):
        for other in ages(masked):
            today = other.now and (not other.then or other.apposed) and other.quantity.id != age.quantity.id
            if today and (birth := from_age(case, other)) is not None:
                yield birth


def _days(case: Case, index: int, age: Age, birth: Birth) -> Iterator[_Day]:
    """The days that the age may be counted to."""
    masked = case.masked[index]
    born = {other.item.id for other in births(case, masked)}
    events = [d for d in _dates(masked) if d.id not in born and _long_ago(case, d, birth)]
    deaths = list(_deaths(case, index, age, birth))
    yield from deaths
    if age.then and not deaths:
        if not events and len(masked.text) < _SHORT and index and not age.now:
            events = [d for d in _dates(case.masked[index - 1]) if _long_ago(case, d, birth)]
        for event in events:
            if (days := interval(event)) is not None:
                sure = _ANOTHER if _of_another(masked, age, event) else _sure_then(age, events)
                yield _Day("age-at-event", *days, event, sure)
    if age.now and case.day is not None and isinstance(birth.item, Date) and not (deaths and age.then):
        yield _Day("age-birth", case.day, case.day, None, _sure_now(masked, age, events))


def _long_ago(case: Case, event: Date, birth: Birth) -> bool:
    """Whether a date is another than the birth, after it, and so long past that an age may be told of it."""
    days = interval(event)
    if days is None or event.id == birth.item.id or days[0] <= birth.first:
        return False
    return case.day is None or days[1] < later(case.day, -_RECENT)


def _dates(masked: Masked) -> tuple[Date, ...]:
    """The dates of a known year, looked for once a sentence."""
    if "dated" not in masked.notes:
        dated = [d for d in masked.items.values() if isinstance(d, Date) and re.match(r"\d{4}", d.value)]
        masked.notes["dated"] = tuple(dated)
    found: tuple[Date, ...] = masked.notes["dated"]
    return found


def _of_another(masked: Masked, age: Age, event: Date) -> bool:
    """Whether an age is told of another event than the dated one: "convicted in 2009 of a murder committed when …"."""
    place = next((place for place, item in masked.items.items() if item.id == event.id), None)
    if place is None:
        return False
    between = masked.text[place + 1 : masked.place(age.quantity)]
    return bool(_DONE_WHEN.search(between) and _DONE.search(masked.text, 0, place))


def _sure_then(age: Age, events: list[Date]) -> float:
    if age.apposed and age.now:
        return 0.55
    return 0.95 if len(events) == 1 else 0.7


def _sure_now(masked: Masked, age: Age, events: list[Date]) -> float:
    if _BY_THEN.search(masked.text):
        return 0.5
    if not age.then:
        return 1.0
    if not age.apposed and not events and age.before.lower().endswith(("at ", "age ", "of ")):
        return 0.95 if _PRESENT.search(masked.text) else 0.5
    back = (_BACK if age.quantity.kind == "age" or age.apposed else _TOLD_BACK).search(masked.text)
    return 0.6 if events or back else 0.95


def _deaths(case: Case, index: int, age: Age, birth: Birth) -> Iterator[_Day]:
    """The day of death, where the age is of it: told in its sentence, or in the one that a short one leans on."""
    if (
        birth.death is not None
        and (days := interval(birth.death)) is not None
        and _DIED.search(case.masked[index].text)
    ):
        yield _Day("age-at-death", *days, birth.death, 1.0)
        return
    if not age.then or isinstance(birth.item, Quantity):
        return
    at = index
    if not _DIED.search(case.masked[index].text):
        if len(case.masked[index].text) > _SHORT or age.now:
            return
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(case.masked) and _DIED.search(case.masked[i].text)]
        if not beside:
            return
        at = beside[0]
    days_of = [d for d in _dates(case.masked[at]) if d.id != birth.item.id]
    for found in days_of:
        if (days := interval(found)) is not None and days[0] > birth.first:
            yield _Day("age-at-death", *days, found, 1.0 if len(days_of) == 1 else 0.8)
    if not days_of and case.day is not None and _LATELY.search(case.masked[at].text):
        yield _Day("age-at-death", later(case.day, -_LATE), case.day, None, 0.9)


def _link(age: Age, birth: Birth, day: _Day, sure: float) -> Link | None:
    if day.last < birth.first:
        return None
    low, high = max(0, full_years(birth.last, day.first)), full_years(birth.first, day.last)
    years = f"{low}" if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
    told = (
        birth.item.value
        if isinstance(birth.item, Date)
        else f"{birth.first.year}/{birth.last.year} ({figure(birth.item)})"
    )
    then = day.item.value if day.item is not None else f"{day.last.isoformat()}"
    stated = age.quantity.low
    working = f"born {told}, {'on' if len(then) == 10 else 'in'} {then} aged {years}, stated {stated:.0f}"
    rests = (age.quantity, birth.item, *((day.item,) if day.item is not None else ()))
    return Link(rests, _verdict(stated, low, high), working, sure)


def _verdict(age: float, low: int, high: int) -> Verdict:
    if low <= age <= high:
        return "consistent"
    return "strained" if low - _SLACK <= age <= high + _SLACK else "inconsistent"

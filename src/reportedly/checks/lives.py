"""Lives: how old a person is, was or died, against the birth that the report tells, in any wording.

An age is known by its own words ("aged", "at", "was … when", "57,", "the 57-year-old"), a birth by its cue ("born",
a life in brackets) or by the person's age of today. The age must fit some day that it can be counted to: publication,
the death, the event beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.checks.ages import Age, Birth, age_of, births, from_age, relation
from reportedly.checks.calendar_days import full_years, interval, later
from reportedly.checks.case import Case
from reportedly.checks.linking import Link, settle
from reportedly.checks.masks import Masked
from reportedly.checks.shown import figure
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
_SLACK = 1
"""Years by which an age may lag behind (written before a birthday, or counted by calendar years): strained."""
_TOLD_BACK = re.compile(r"\b(?:when|then|became|was|were|had|at the time)\b(?! born| an? native)", re.IGNORECASE)
_BACK = re.compile(r"\b(?:when|then|at the time|became|had)\b")
_PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|now|today|only|just|still) )?(?:(?:he|she|his|her|born|aged)\b|at \ue000|the \ue009|"
    r"\ue000(?=,| and| now| when| at))",
    re.IGNORECASE,
)
_SHORT = 60
"""A sentence of so few code points ("He was nine.") may lean on the one beside it for its date."""
_NAME = re.compile(r"(?<![.!?] )\b[A-Z][\w’-]{3,}")
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_IS_BORN = re.compile(r"^\W*(?:[A-Z][\w’.-]+ ){1,4}was born\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|now|lives|runs|leads)\b")
_BY_THEN = re.compile(r"\b(?:by the time|would|expect\w*|until|if)\b(?! make)")
_BORN_SUBJECT = re.compile(
    r"\W*born\b[^;]{0,80}?, ((?-i:[A-Z])[\w’-]+) (?:(?-i:[A-Z])[\w’-]+ )?(?:was|is|has|had|[a-z]+ed)\b", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z][\w’.-]+(?:,? \(?)$")
_WHO_BORN = re.compile(r"\b(?:who|which|whose|that)\b[^\ue000-\ue00b]{0,20}\bborn\b")
_ONE_BORN = re.compile(r"\b(?:an?|the|another) (?:\w+ )?\w+ born\b")
_THEY = re.compile(r"\bthey (?:were|had been|are) born\b")
_OPENING = re.compile(r"\W*(?:(?:at|only|just|still|now|barely|aged|not|yet) )*", re.IGNORECASE)
"""What may stand before an age that opens a sentence, which is its subject's: "Fifty next month, the striker …"."""
_SAME, _LIKELY, _UNSURE = 0.85, 0.75, 0.5


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
        for age in _ages(masked):
            found = case.noted(f"life {index}", age.quantity, lambda case, _, i=index, a=age: _found(case, i, a))  # type: ignore[misc]
            if found is not None and found[0] == kind:
                yield found[1]


def _ages(masked: Masked) -> Iterator[Age]:
    if "\ue009" in masked.slots or "\ue000" in masked.slots or "\ue008" in masked.slots:
        for quantity in masked.quantities():
            if (age := age_of(masked, quantity)) is not None:
                yield age


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
        (i, birth, tie) for i in near for birth in _births(case, i, age) if (tie := _tie(case, index, age, i, birth))
    ]
    for _, birth, tie in known:
        sure = tie if len(known) == 1 else tie - 0.2
        if case.day is None and age.now and isinstance(birth.item, Date):
            working = f"born {birth.item.value}, stated {figure(age.quantity)}"
            yield "age-birth", _asked(age, birth.item, working, min(sure, 0.6))
        for day in _days(case, index, age, birth):
            if (link := _link(age, birth, day, sure * day.sure)) is not None:
                yield day.kind, link


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
        for other in _ages(masked):
            today = other.now and (not other.then or other.apposed) and other.quantity.id != age.quantity.id
            if today and (birth := from_age(case, other)) is not None:
                yield birth


def _tie(case: Case, index: int, age: Age, at: int, birth: Birth) -> float:
    """How surely the birth told in sentence ``at`` is that of the person whose age sentence ``index`` tells."""
    first, last = case.masked[min(index, at)], case.masked[max(index, at)]
    if relation().search(case.masked[index].text) or _of_kin(case.masked[at], birth):
        return 0.0
    if index == at:
        return _tie_within(first, age, birth)
    if _anew(first.text, last.text):
        return _UNSURE
    if _PRONOUN.match(last.text) or _leans(last.text):
        return _SAME
    names = set(_NAME.findall(first.text)) & set(_NAME.findall(last.text))
    if names:
        return _SAME
    if _PRONOUN.match(first.text) or _leans(first.text):
        return _LIKELY
    if isinstance(birth.item, Quantity):
        return 0.0
    unnamed = index < at and not age.then and _NAME.search(first.text, 2) is None and _IS_BORN.match(last.text)
    return _LIKELY if unnamed else _UNSURE


def _leans(words: str) -> bool:
    """Whether the first person of a sentence is "he" or "she", whom the sentence beside it names."""
    pronoun = _HE.search(words)
    return pronoun is not None and _NAME.search(words, 2, pronoun.start()) is None


def _anew(first: str, last: str) -> bool:
    """Whether "Born on …, Salustiano was" opens with a person whom the sentence before, of another, doesn't name."""
    subject = _BORN_SUBJECT.match(last)
    return subject is not None and bool(_NAME.search(first)) and subject[1] not in first


def _of_kin(masked: Masked, birth: Birth) -> bool:
    """Whether a relative is named before the words that tell the birth ("his daughter was born in 2004")."""
    place = next(place for place, item in masked.items.items() if item.id == birth.item.id)
    return relation().search(masked.text, 0, place) is not None


def _tie_within(masked: Masked, age: Age, birth: Birth) -> float:
    places = {item.id: place for place, item in masked.items.items()}
    mine, other = places[age.quantity.id], places[birth.item.id]
    between = masked.text[min(mine, other) + 1 : max(mine, other)]
    if other > mine:
        return 0.0 if not _OPENING.fullmatch(masked.text, 0, mine) and _anothers(between) else _SAME
    opens = re.match(r"\W*born\b", masked.text, re.IGNORECASE)
    if age.apposed and not opens and _NAMED.search(between):
        return 0.0
    return _SAME


def _anothers(between: str) -> bool:
    """Whether a birth behind an age is that of somebody named in between ("wrote of the painter, who was born in")."""
    for cue, words in ((_WHO_BORN, 1), (_ONE_BORN, 0), (_THEY, -1)):
        born = cue.search(between)
        if born is not None and len(re.findall(r"(?<![\w’])[a-z]+", between[: born.start()])) > words:
            return True
    return False


def _days(case: Case, index: int, age: Age, birth: Birth) -> Iterator[_Day]:
    """The days that the age may be counted to."""
    masked = case.masked[index]
    events = [d for d in _dates(masked) if _long_ago(case, d, birth)]
    deaths = list(_deaths(case, index, age, birth))
    yield from deaths
    if age.then and not deaths:
        if not events and len(masked.text) < _SHORT and index and not age.now:
            events = [d for d in _dates(case.masked[index - 1]) if _long_ago(case, d, birth)]
        for event in events:
            if (days := interval(event)) is not None:
                yield _Day("age-at-event", *days, event, _sure_then(age, events))
    if age.now and case.day is not None and isinstance(birth.item, Date) and not (deaths and age.then):
        yield _Day("age-birth", case.day, case.day, None, _sure_now(masked, age, events))


def _long_ago(case: Case, event: Date, birth: Birth) -> bool:
    """Whether a date is another than the birth, after it, and so long past that an age may be told of it."""
    days = interval(event)
    if days is None or event.id == birth.item.id or days[0] <= birth.first:
        return False
    return case.day is None or days[1] < later(case.day, -_RECENT)


def _dates(masked: Masked) -> list[Date]:
    return [d for d in masked.items.values() if isinstance(d, Date) and re.match(r"\d{4}", d.value)]


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

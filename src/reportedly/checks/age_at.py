"""Age at death, and age at an event, against the dates of birth and of the day it is counted to."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.calendar_days import add_years, full_years, interval
from reportedly.checks.case import Case
from reportedly.checks.masks import Frame, Masked, Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity

_AGE = "age|count|duration"
_GAP = r"[^;!?()\ue000-\ue00b]{0,60}?"
_BORN = r"\b(?:born|b\.)(?: [^,.;()\ue000-\ue00b]{1,40}?)? ?(?:on|in)? ?<date:birth>"
_DIED = rf"\b(?:died|dies|death|passed away|was killed){_GAP}(?:on|in)? ?<date:death>"
_AGED = rf"\b(?:aged|at (?:the )?age(?: of)?|died at|dead at) <{_AGE}:age>"
_OLD = rf"\bwas <{_AGE}:age>(?: years old)?(?: when (?:he|she) (?:died|was killed|passed away))"
_BIRTHS = (frame(_BORN),)
_DEATHS = (frame(_DIED),)
_LIVES = (frame(r"\((?:born |b\. )?<date:birth> ?(?:[-–—]|,? ?died(?: on| in)?|to) ?<date:death>\)"),)
_AGES = (frame(_AGED), frame(_OLD), frame(rf"\bdied{_GAP},? aged <{_AGE}:age>"))
_DEATH_ONLY = re.compile(r"\b(?:died|dies|dead|death|killed|passed away)\b", re.IGNORECASE)

_WAS = rf"(?:was|were) (?:only |just |still )?<{_AGE}:age>(?: years old)? when (?:he|she|they|the|it)\b{_GAP}"
_NAME = r"[^\W\d_][\w.’'-]*"
_EVENTS = tuple(
    frame(pattern)
    for pattern in (
        rf"{_WAS}\b(?:in|on) <date:event>(?:;|,)? (?:and )?(?:he|she) was born (?:on |in )?<date:birth>",
        rf"{_BORN}{_GAP},?{_GAP}{_WAS}\b(?:in|on) <date:event>",
        rf"{_BORN}[^;!?()\ue000-\ue00b]{{0,80}}?(?:at the age of|aged|at age) <{_AGE}:age>,? (?:in|on) <date:event>",
        rf"{_BORN}[^;!?()\ue000-\ue00b]{{0,80}}?(?:in|on) <date:event>,? (?:at the age of|aged|at age) <{_AGE}:age>",
    )
)
_NOW = (
    frame(rf"{_NAME}, (?:now )?<{_AGE}:now>, {_WAS}\b(?:in|on) <date:event>"),
    frame(rf"{_NAME}, (?:now )?<{_AGE}:now>,{_GAP}(?:at the age of|aged|at age) <{_AGE}:age>,? in <date:event>"),
)
_OTHER = re.compile(
    r"\b(?:his|her|their) (?:\w+ "
    r")?(?:father|mother|brother|sister|son|daughter|wife|husband|grand\w+|uncle|aunt|twin)\b",
    re.IGNORECASE,
)
"""Two persons in the sentence, whose ages and births may cross."""
_SAME = re.compile(r"^\W*(?:(?:and|but) )?(?:he|she|born)\b", re.IGNORECASE)
_SLACK = 1


def _deaths(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not masked.items or not _DEATH_ONLY.search(masked.text) or _unsure(case, masked):
            continue
        age = next((m.quantity("age") for m in search(masked, _AGES)), None)
        if age is None or not _is_age(age):
            continue
        life = next(search(masked, _LIVES), None)
        around = _one_person(case, index)
        birth = life.date("birth") if life else _first(around, _BIRTHS, "birth")
        death = life.date("death") if life else _first((masked,), _DEATHS, "death") or _first(around, _DEATHS, "death")
        if birth and death and birth.id != death.id:
            yield from _checked(age, birth, _known(birth), death, _known(death))


def _one_person(case: Case, index: int) -> tuple[Masked, ...]:
    """The sentence, the next where "he" or "she" opens it, and the one before where this one is opened so."""
    here, found = case.masked[index], [case.masked[index]]
    if index + 1 < len(case.masked) and _SAME.search(case.masked[index + 1].text):
        found.append(case.masked[index + 1])
    if index and _SAME.search(here.text):
        found.append(case.masked[index - 1])
    return tuple(one for one in found if not _unsure(case, one))


def _first(around: tuple[Masked, ...], frames: tuple[Frame, ...], name: str) -> Date | None:
    return next((match.date(name) for one in around for match in search(one, frames)), None)


def _events(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or _unsure(case, masked):
            continue
        for match in search(masked, _EVENTS):
            birth, event = match.date("birth"), match.date("event")
            if _is_age(match.quantity("age")):
                yield from _checked(match.quantity("age"), birth, _known(birth), event, _known(event))
        for match in search(masked, _NOW):
            yield from _from_age(case, match)


def _from_age(case: Case, match: Match) -> Iterator[Finding]:
    """Born between the two days that make the present age."""
    age, now, event = match.quantity("age"), match.quantity("now"), match.date("event")
    if case.day is None or not _is_age(age) or not _is_age(now) or not 0 < now.low < 120:
        return
    years = int(now.low)
    born = (add_years(case.day, -years - 1), add_years(case.day, -years))
    yield from _checked(age, now, born, event, _known(event))


def _unsure(case: Case, masked: Masked) -> bool:
    return case.disputed(masked.span) or bool(_OTHER.search(masked.text))


def _is_age(age: Quantity) -> bool:
    return 0 < age.low < 120 and age.low == age.high and age.unit in ("", "year", "year of age") and not age.per


def _known(day: Date) -> tuple[date, date] | None:
    return interval(day) if re.match(r"\d{4}", day.value) else None


def _checked(
    age: Quantity,
    birth: Quantity | Date,
    born: tuple[date, date] | None,
    then: Date,
    when: tuple[date, date] | None,
) -> Iterator[Finding]:
    if born is None or when is None or when[1] < born[0] or age.span.overlaps(then.span):
        return
    low, high = max(0, full_years(born[1], when[0])), full_years(born[0], when[1])
    years = f"{low}" if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
    told = birth.value if isinstance(birth, Date) else f"{born[0].year}/{born[1].year} ({figure(birth)})"
    working = f"born {told}, in {then.value} aged {years}, stated {age.low:.0f}"
    yield finding(_verdict(age.low, low, high), (age, birth, then), working, sure=0.8)


def _verdict(age: float, low: int, high: int) -> Verdict:
    if low <= age <= high:
        return "consistent"
    return "strained" if low - _SLACK <= age <= high + _SLACK else "inconsistent"


_TOLERANCE = "dates known to the month or year give two possible ages; one year beside them is strained"
DEATH = Rule(
    id="age-at-death",
    title="Age at death",
    needs="the dates of birth and death and the age at death, in one sentence or, with “he” or “she”, in the next",
    rule="full years from birth to death must be the age",
    tolerance=_TOLERANCE,
    example="died in 1987, aged 61. He was born in 1916: 70 or 71, stated 61: inconsistent",
    traps="a relative's age or birth in the same sentence (nothing is said), an age at another event",
    apply=_deaths,
)
EVENT = Rule(
    id="age-at-event",
    title="Age at an event",
    needs="a birth (or an age today and the date of publication), a dated event, and the age at it, in one sentence",
    rule="full years from birth to the event must be the age",
    tolerance=_TOLERANCE,
    example="born in 1958, was 31 when he became mayor in 1999: 40 or 41, stated 31: inconsistent",
    traps="a relative's age in the same sentence (nothing is said), an event without a date",
    apply=_events,
)

"""Age and birth: "57, was born in June 1978"."""

import re
from collections.abc import Iterator

from reportedly.checks.calendar_days import full_years, interval
from reportedly.checks.case import Case
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.model.claims import Finding, Verdict

_AGE = "age|count|duration"
_NAME = r"[^\W\d_][\w.’'-]*"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"(?P<name>{_NAME}), <{_AGE}:age>,(?: who)? was born (?:on |in |at )?(?:[^,.;]{{1,30}} (?:on|in) "
        rf")?<date:birth>",
        rf"(?P<name>{_NAME}),? (?:was )?born (?:on |in )?(?:[^,.;]{{1,30}} (?:on|in) "
        rf")?<date:birth>(?:<gap>|, )(?:is|turned|turns|aged|is now|now|and is) <{_AGE}:age>",
        rf"\b(?P<name>{_NAME}) is <{_AGE}:age>(?: years old)?[,;]? (?:and|having been|he|she)?,? ?(?:was "
        rf")?born (?:on |in )?(?:[^,.;]{{1,30}} (?:on|in) )?<date:birth>",
        r"<age:age>(?: [\w.’'-]+){1,4}, (?:who was )?born (?:on |in )?(?:[^,.;]{1,30} (?:on|in) )?<date:birth>",
        rf"(?P<name>{_NAME}) \((?:born|b\.) (?:on |in )?<date:birth>\),? (?:is |aged |now )?<{_AGE}:age>(?= "
        rf"*[,.;]| and| years)",
        r"^\W*born (?:on |in )?(?:[^,.;]{1,30} (?:on|in) )?<date:birth>[^,.;]{0,30}, the <age:age>",
        rf"\b[Bb]orn (?:on |in )?(?:[^,.;]{{1,30}} (?:on|in) )?<date:birth>[^,.;]{{0,30}}, "
        rf"(?P<name>{_NAME})(?: {_NAME})?(?: is|,) <{_AGE}:age>",
    )
)
_DEAD = re.compile(
    r"\b(?:died|dead|death|killed|deceased|late|funeral|when|then|at the time|was \ue009)\b", re.IGNORECASE
)
_SLACK = 1
"""Years by which a profile's age may lag behind the day of publication (written before a birthday): strained."""


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        for match in search(masked, _FRAMES):
            yield from _checked(case, match)


def _checked(case: Case, match: Match) -> Iterator[Finding]:
    age, birth = match.quantity("age"), match.date("birth")
    born = interval(birth)
    if (
        born is None
        or not re.match(r"\d{4}", birth.value)
        or not 0 < age.low < 120
        or age.unit not in ("", "year", "year of age")
    ):
        return
    if _DEAD.search(match.masked.text):
        return
    if case.day is None:
        working = f"born {birth.value}, stated {figure(age)}"
        yield finding("not-checkable", (age, birth), working, sure=0.6, needs="the date of publication")
        return
    low, high = full_years(born[1], case.day), full_years(born[0], case.day)
    years = f"{low}" if low == high else f"{low} or {high}"
    working = f"born {birth.value}, on {case.day.isoformat()} aged {years}, stated {age.low:.0f}"
    yield finding(_verdict(age.low, low, high), (age, birth), working, sure=0.85)


def _verdict(age: float, low: int, high: int) -> Verdict:
    if low <= age <= high:
        return "consistent"
    return "strained" if low - _SLACK <= age <= high + _SLACK else "inconsistent"


RULE = Rule(
    id="age-birth",
    title="Age and date of birth",
    needs="a person's age and date of birth in one sentence, and the date of publication",
    rule="full years from birth to publication must be the age",
    tolerance=(
        "a birth known to the month or year gives two possible ages; one year beside them is strained (an age "
        "kept from "
        "an earlier day)"
    ),
    example="Ilse Maret, 57, was born in June 1978 (published 2026-03-12): aged 47, stated 57: inconsistent",
    traps="the dead (age at death), ages at an earlier event, no date of publication (not checkable)",
    apply=_find,
)

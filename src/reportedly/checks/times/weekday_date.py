"""Weekday and date: "Thursday, 5 March 2026" is a Thursday or it isn't."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.case import Case
from reportedly.checks.rule import Rule
from reportedly.checks.shown import finding
from reportedly.checks.times.calendar_days import GREGORIAN, long_form
from reportedly.checks.times.weekday_events import weekday_events
from reportedly.figures.number_words import ordinals
from reportedly.intake.lines import folded
from reportedly.model.claims import Finding
from reportedly.model.span import Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\.)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = (
    r"(?:,?\s+(?P<year>(?:1[6-9]|20)\d\d)\b)?"
    r"(?!\s+(?:Street|Road|Avenue|Square|Lane|Boulevard|Bridge|Movement|Alliance|Coalition|Brigade|Revolution)\b)"
)
"""Streets, movements and revolutions are named after days of their own."""
_ORDINALS = "|".join(sorted((word for word, value in ordinals().items() if 0 < value <= 31), key=len, reverse=True))
_NUMBER = rf"(?P<day>[0-3]?\d|{_ORDINALS})(?:st|nd|rd|th)?"
_LINK = (
    r"[”\"’]?(?:\s+(?:morning|afternoon|evening|night|next\s+week|this\s+week|last\s+week))?"
    r"(?:,?\s*\(?|,?\s+the\s+|,\s+on\s+|\s+[—–-]\s+|(?P<on>\s+on\s+))"
)
_NAMES = "super|good|black|easter|palm|ash|shrove|holy|maundy|cyber|giving"
_NAMED = re.compile(rf"\b(?:{_NAMES})[ -]$", re.IGNORECASE)
"""Before a weekday that is one day of the year, or of the campaign: "Super Tuesday on March 1" tells that day's date;
"on Tuesday on March 1" may tell of two."""
_OTHER_CALENDAR = re.compile(r"\b(?:calendars?|old style|o\.s\.|julian|new style)(?!\w)", re.IGNORECASE)
_STYLE = 240
"""Code points around a date in which another calendar may be named."""
_COMMON_SINCE = 1930
"""From this year on no country counts its weekdays by the Julian calendar (Greece, among the last, changed in 1923)."""
_DAY_FIRST = re.compile(rf"\b{_WEEKDAY}(?!\w){_LINK}{_NUMBER}\s+(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_WEEKDAY}(?!\w){_LINK}{_MONTH}\s+{_NUMBER}\b(?![\d:]){_YEAR}", re.IGNORECASE)
_IS_A = (
    r"(?:,\s+(?:which\s+|that\s+)?(?:(?:this\s+year\s+)?(?:is|was|will\s+be|falls|fell)(?:\s+this\s+year)?\s+(?:on\s+)?)?an?\s+|"
    r"\s+(?:is|was|will\s+be|falls|fell|falling)(?:\s+this\s+year)?\s+(?:on\s+)?an?\s+|\s*\(an?\s+|\s*\(|"
    rf"\s*[,(—–-]\s*(?:(?:(?:also|better)\s+)?known\s+as|dubbed|called|the\s+so-called)\s+[“\"]?(?:{_NAMES})[ -])$"
)
_BACK = 70
"""Code points before a weekday in which its date may stand: "5 April, which this year falls on a Sunday"."""
_DAY_BEFORE = re.compile(rf"\b{_NUMBER}\s+(?:of\s+)?{_MONTH}{_YEAR}{_IS_A}", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s+{_NUMBER}\b{_YEAR}{_IS_A}", re.IGNORECASE)
_ENDS = re.compile(rf"{_WEEKDAY}(?=\s*(?:[,.;:)”\"—–]|this\s+year|and\b|when\b|in\b|at\b|but\b|so\b|$))", re.IGNORECASE)
_OPENS = re.compile("mon|tue|wed|thu|fri|sat|sun")
"""How a match begins, and what stands nowhere else in one: found faster than the patterns themselves."""


HALF_A_YEAR = 200
"""A date without its year is at most so many days from publication (half a year, and some weeks of slack)."""


def _find(case: Case) -> Iterator[Finding]:
    for opens in _OPENS.finditer(folded(case.text)):
        if (
            match := _DAY_FIRST.match(case.text, opens.start()) or _MONTH_FIRST.match(case.text, opens.start())
        ) and _one_day(case.text, match):
            yield from _checked(case, match, match["weekday"], Span(*match.span()))
        elif (ends := _ENDS.match(case.text, opens.start())) and (match := _before(case.text, opens.start())):
            yield from _checked(case, match, ends["weekday"], Span(match.start(), ends.end()))
    yield from weekday_events(case)


def _one_day(text: str, match: re.Match[str]) -> bool:
    """Whether weekday and date are of one day; behind a bare "on", only where the weekday is a named one."""
    return match["on"] is None or bool(_NAMED.search(text, max(0, match.start() - 10), match.start()))


def _before(text: str, at: int) -> re.Match[str] | None:
    """The date that a weekday behind it is said of."""
    start = max(0, at - _BACK)
    if not text.endswith(("a ", "("), max(0, at - 2), at) and not _NAMED.search(text, max(0, at - 10), at):
        return None
    return _DAY_BEFORE.search(text, start, at) or _MONTH_BEFORE.search(text, start, at)


def _checked(case: Case, match: re.Match[str], weekday: str, span: Span) -> Iterator[Finding]:
    told = next(i for i, name in enumerate(_DAYS) if name.startswith(weekday.lower()[:3]))
    month = _MONTHS.index(match["month"].lower()[:3]) + 1
    if case.sentences and case.disputed(span):
        return
    years = _years(case, match)
    days = [d for y in years if (d := _day(y, month, _number(match)))]
    if years and not days:
        yield finding("inconsistent", (span,), f"there is no {match['day']} {match['month']} {years[0]}", sure=0.8)
    elif days and days[0] >= GREGORIAN and not _by_another(case.text, days[0].year, span):
        yield _weekday(days, told, span, certain=bool(match["year"]))


def _by_another(text: str, year: int, span: Span) -> bool:
    """Whether an old date may be one of a calendar that the report speaks of."""
    if year >= _COMMON_SINCE:
        return False
    return _OTHER_CALENDAR.search(text, max(0, span.start - _STYLE), span.end + _STYLE) is not None


def _weekday(days: list[date], told: int, span: Span, *, certain: bool) -> Finding:
    nearest, name = days[0], _DAYS[told].capitalize()
    working = f"{long_form(nearest)} is a {nearest:%A}, stated {name}"
    if nearest.weekday() == told:
        return finding("consistent", (span,), working, sure=0.95)
    if others := [d.year for d in days[1:] if d.weekday() == told]:
        return finding("strained", (span,), f"{working} (a {name} in {others[0]})", sure=0.6)
    return finding("inconsistent", (span,), working, sure=0.95 if certain else 0.75)


def _years(case: Case, match: re.Match[str]) -> list[int]:
    """The year as printed; else the years around publication, the one with the nearest such day first."""
    if match["year"]:
        return [int(match["year"])]
    if case.day is None:
        return []
    month, number = _MONTHS.index(match["month"].lower()[:3]) + 1, _number(match)
    year = case.day.year
    near = [(abs((d - case.day).days), y) for y in (year - 1, year, year + 1) if (d := _day(y, month, number))]
    return [y for days, y in sorted(near) if days <= HALF_A_YEAR] or [year]


def _number(match: re.Match[str]) -> int:
    printed = match["day"].lower()
    return int(printed) if printed.isdigit() else ordinals()[printed]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULE = Rule(
    id="weekday-date",
    title="Weekday and date",
    needs="a weekday with a day and month; the year as printed, or the date of publication to tell it",
    rule="the day must fall on that weekday (proleptic Gregorian calendar)",
    tolerance="none; without a printed year, a weekday that fits another year within 200 days is strained",
    example="Thursday, 5 March 2026: 5 March 2026 is a Thursday: consistent",
    traps=(
        "dates before September 1752 or of a calendar named beside them (Julian), no year and no date of publication: "
        "nothing is said"
    ),
    apply=_find,
)

"""The pieces that patterns of time expressions are built from."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from reportedly.figures.setting import Setting, Valued
from reportedly.intake.lines import Needs, Search, longest_words
from reportedly.vocab import rows


class Rule(NamedTuple):
    """A pattern and what gives a match its value (None: it is no time expression after all)."""

    search: Search
    value: Callable[[re.Match[str], Setting], Valued | None]


_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_LONG_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LOWER = f"{_LONG_MONTHS}|{_SHORT_MONTHS}".lower().replace("|march|", "|").replace("|may|", "|").replace("|mar|", "|")
MONTH = rf"(?-i:{_LONG_MONTHS}|(?:{_SHORT_MONTHS})\b\.?|{_LONG_MONTHS.upper().replace('MAY|', '')})"
DATED_MONTH = rf"(?:{MONTH}|(?-i:(?:{_LOWER})\b\.?|(?<=on )(?:march|may)))"
"""A day beside it tells a month that was not capitalised."""
NOT_SHORT_MONTH = rf"(?<!(?-i:\b(?:{_SHORT_MONTHS.replace('|Sept', '')})))"
"""Behind a lone month: "Jan" without a stop is more often a name."""
WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?-i:(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d| (?:percent|per cent|million|billion)\b)"
YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|,\d)"
PART = r"(?:mornings?|afternoons?|evenings?|nights?|midday|dawn|dusk)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|"
    r"centuries|mins?|hrs?|yrs?)"
)
LONG_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
EARLY = r"(?:(?:early|earlier|late|later|mid|mid-?|sometime)[ -])"
EDGE = (
    r"(?:the (?:very )?(?:start|beginning|middle|end|close|turn|(?:first|second|last|latter|other) half|"
    r"(?:first|early|better|latter|last|later|final|greater) (?:part|days|weeks|months)|rest) of )"
)
HEDGE = (
    r"(?:(?:nearly|almost|about|around|approximately|roughly|more than|less than|fewer than|over(?= an? [a-z]+[ "
    r".,])|under|"
    r"at least|at most|up to|as many as|no more than|no less than|just over|just under|a little over|"
    r"a little more than|"
    r"another|an additional|"
    r"an estimated|some|at least another|well over|as long as) )"
)
ZONE = (
    r"(?: (?:(?-i:[ECMP][SD]?T|GMT|UTC|CES?T|EES?T|BST|IST|JST|HKT|(?:Eastern|Pacific|Moscow)(?: [Tt]ime)?)|local time|"
    r"local))"
)
DECADE_WORD = r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"

START = r"(?<![\w$€£-])(?<!\d[.,])"
START_OR_RUN = r"(?<![\w$€£])(?<!\d[.,])(?:(?<![-–])|(?<=\d[-–])|(?<=[a-z]{3}[-–]))"
"""Also the second day or year of a run: "22-25 April", "1939-1945"."""


def one_of(words: str) -> frozenset[str]:
    """Words of a line (``intake.lines``) of which a rule needs one."""
    return frozenset(words.split())


UNITS = one_of(
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight fortnights "
    "month months quarter quarters year years decade decades century centuries min mins hr hrs yr yrs"
)
LONG_UNITS = one_of("day week weekend fortnight month quarter year decade century")
MONTHS = one_of(f"{_LONG_MONTHS}|{_SHORT_MONTHS}".lower().replace("|", " "))
WEEKDAYS = one_of("monday tuesday wednesday thursday friday saturday sunday")
SEASONS = one_of("spring summer autumn fall winter")
PARTS = one_of("morning afternoon evening night dawn dusk")
NUMBER, FOUR_DIGITS = one_of("0"), one_of("0000")


def rule(
    value: Callable[[re.Match[str], Setting], Valued | None],
    *pattern: str,
    needs: Needs,
    start: str = START,
) -> Rule:
    """A rule of the joined pieces of ``pattern``, which begins and ends at the edge of a word."""
    whole = re.compile(rf"{start}(?:{''.join(pattern)})(?!\w)", re.IGNORECASE)
    return Rule(Search(whole, needs), value)


def number_words(*classes: str) -> str:
    """The number words of ``vocab/numbers.csv`` of these classes as alternatives, the longest first."""
    return "|".join(sorted((r["word"] for r in rows("numbers") if r["class"] in classes), key=len, reverse=True))


@cache
def amount() -> str:
    """How many units: "two", "2 1/2", "a few", "twenty-four"."""
    spelled = number_words("one", "teen", "ten", "hundred", "big", "dozen")
    digits = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,4})?(?:[ -]\d/\d|½)?"
    return (
        rf"(?:{digits}|(?:an? (?=hundred|thousand|million|dozen))?(?:{spelled})(?:[ -](?:and )?(?:a half|"
        rf"{spelled})){{0,4}}|"
        r"half an?|(?:an? )?(?:half|quarter(?: of an?)?)(?=[ -](?:century|decade|hour))|several|"
        r"an? few|few|many|(?:an? )?couple(?: of)?|a number of|dozens of|hundreds of|thousands of|"
        r"multiple|countless)"
    )


@cache
def holiday_names() -> str:
    """The holidays of ``vocab/holidays.csv`` as alternatives, the longest first."""
    names = sorted((row["name"] for row in rows("holidays")), key=len, reverse=True)
    return "|".join(re.escape(name).replace("'", "['’]") for name in names)


def holiday_words() -> frozenset[str]:
    """What a holiday's name cannot be without: the longest word of each."""
    return longest_words(row["name"] for row in rows("holidays"))

"""What a time expression stands for, given the day of publication and what was named before it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from reportedly.figures import timex
from reportedly.figures.numbers import digits_value, value_of
from reportedly.model.figures import TimexType
from reportedly.model.span import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD = re.compile(
    r"\b(?:will|shall|won[’']t|[’']ll|would|scheduled|expect(?:s|ed)?|due|plan(?:s|ned|ning)?|set (?:to|for)|upcoming|next|to be|supposed to|until|"
    r"deadline|expires?|effective|payable|invited|summit|through|extended|before|by|must|should|can)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:will|[’']ll|would|could|might|(?:set|due|likely|ready|hop\w+|is|are) to|plan(?:s|ned)?|postponed|scheduled|set for|expected|due|(?:soon|early) as)\b(?:(?!\b(?:said|told|after|since|when|that)\b)[^.,;:]){0,60}\Z",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:said|told|announced|reported|was|were|had|did|since|ended|closed|after|[a-z]{3,}ed)(?: \w+){0,3} \Z|\b(?:was|were|had|did|said)\b[^.,;:]{0,60}\Z", re.IGNORECASE
)
_NEAR_DAYS = 60  # a day without a year that lies this near ahead is taken for the coming one


class Valued(NamedTuple):
    """A type and TIMEX3 value; ``clock`` ("T17:00", "TMO") where the words name a time of day alone."""

    type: TimexType
    value: str
    clock: str = ""
    trim_left: int = 0
    trim_right: int = 0


@dataclass(slots=True)
class Setting:
    """The text, the day it was published, and the period its figures were last said to be of."""

    text: str
    published: date | None
    lines: Sequence[Span]
    starts: Sequence[int]
    quarter: str = ""
    quarter_at: int = -1
    last: str = ""
    year: str = ""
    _ahead: dict[int, bool] = field(default_factory=dict)

    def remember(self, span: Span, valued: Valued) -> None:
        """Keep what later expressions lean on: the quarter under discussion, the last day or month named."""
        if valued.type != "DATE":
            return
        if re.match(r"\d{4}-Q", valued.value):
            if self.quarter_at < 0 or not self._compares(span):
                self.quarter, self.quarter_at = valued.value, span.start
        elif re.match(r"\d{4}(?:-\d\d|\Z)", valued.value):
            self.last = valued.value

    def _compares(self, span: Span) -> bool:
        return bool(re.search(r"year|earlier|ago", span.of(self.text)))

    def line(self, at: int) -> Span:
        """The sentence that ``at`` lies in."""
        number = bisect_right(self.starts, at) - 1
        return self.lines[number] if number >= 0 else Span(0, len(self.text))

    def looks_ahead(self, at: int) -> bool:
        """Whether the words before ``at`` in its sentence speak of what is to come."""
        return bool(_AHEAD.search(self.text[max(self.line(at).start, at - 160) : at]))

    def coming(self, at: int) -> bool:
        """Whether the words right before a weekday put it ahead ("will leave on Friday"); most weekdays in news are past."""
        before = self.text[max(self.line(at).start, at - 80) : at]
        return bool(_SOON.search(before)) and not _PASSED.search(before)


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def number(words: str | None) -> float | None:
    """The amount of a duration: "two", "2 1/2", "a", "couple of"; None where it is not told ("several")."""
    if not words:
        return None
    words = words.lower().strip()
    if words in ("a", "an", "another", "one", "a single", "each", "every", "the"):
        return 1.0
    if "couple" in words:
        return 2.0
    if words.startswith("half"):
        return 0.5
    try:
        return digits_value(re.sub(r"(\d)-(\d+/)", r"\1 \2", words))[0] if words[0].isdigit() else value_of(words)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


def calendar_day(match: re.Match[str], setting: Setting) -> Valued | None:
    """A day of a month, with or without year and weekday."""
    month = month_number(match["month"])
    day = int(re.sub(r"\D", "", match["day"]) or 0) if match["day"][0].isdigit() else int(_ordinal(match["day"]))
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    if match["year"]:
        return Valued("DATE", f"{match['year']}-{month:02d}-{day:02d}")
    return Valued("DATE", f"{_year_of(setting, match.start(), month, day)}-{month:02d}-{day:02d}")


def _ordinal(word: str) -> float:
    from reportedly.figures.numbers import ordinals  # noqa: PLC0415 (kept with the vocabulary it is read from)

    return ordinals().get(word.lower(), 0)


def _year_of(setting: Setting, at: int, month: int, day: int | None) -> str:
    """The year of a month or day printed without one.

    The nearest past is meant, unless the coming one is at most 60 days off, or the words look ahead and the past
    one lies more than five months back.
    """
    today = setting.published
    if today is None:
        return "XXXX"
    this, now = month * 30 + (day or 15), today.month * 30 + today.day
    if day is None and month == today.month:
        return str(today.year)
    back, forth = (now - this) % 360, (this - now) % 360
    limit = _NEAR_DAYS if day is not None else 20
    ahead = back and (forth <= limit or (back > 150 and setting.looks_ahead(at)))
    if this <= now:
        return str(today.year + 1) if ahead else str(today.year)
    return str(today.year) if ahead else str(today.year - 1)


def month(match: re.Match[str], setting: Setting) -> Valued | None:
    """A month with or without its year: "March 1996", "last May", "mid-November", "June last year"."""
    found = month_number(match["month"])
    if match["year"]:
        return Valued("DATE", f"{_full_year(match['year'])}-{found:02d}")
    today, relative = setting.published, (match["relative"] or match["which"] or "").lower()
    if today is None:
        return Valued("DATE", f"XXXX-{found:02d}")
    if match["which"]:
        year = today.year + {"last": -1, "next": 1, "this": 0}[match["which"].lower()]
    elif relative.startswith(("last", "past", "previous")):
        year = today.year if found < today.month else today.year - 1
    elif relative.startswith(("next", "coming")):
        year = today.year if found > today.month else today.year + 1
    elif relative.startswith("this"):
        year = today.year
    elif relative.startswith(("each", "every")):
        return Valued("SET", f"XXXX-{found:02d}")
    else:
        return Valued("DATE", f"{_year_of(setting, match.start('month'), found, None)}-{found:02d}")
    return Valued("DATE", f"{year}-{found:02d}")


def weekday(match: re.Match[str], setting: Setting) -> Valued | None:
    """A weekday, with a part of the day or "last", "next", "every" before it."""
    number_ = WEEKDAYS.index(match["weekday"][:3].lower())
    relative = (match["relative"] or "").lower()
    part = "T" + timex.DAY_PARTS[match["part"].lower()] if match["part"] else ""
    if relative.startswith(("every", "each")) or (match["plural"] and not relative):
        return Valued("SET", f"XXXX-WXX-{number_ + 1}{part}")
    today = setting.published
    if today is None:
        return Valued("TIME" if part else "DATE", f"XXXX-WXX-{number_ + 1}{part}")
    back = (today.weekday() - number_) % 7
    if relative.startswith(("last", "previous", "past")):
        back = back or 7
    elif relative.startswith(("next", "coming", "this coming")) or (not relative and setting.coming(match.start())):
        back = (back - 7) if back else (-7 if relative.startswith("next") else 0)
    elif relative.startswith("this") and back > today.weekday():
        back -= 7
    day = timex.days_later(today, -back)
    return Valued("TIME" if part else "DATE", day.isoformat() + part)


_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1, "the day before yesterday": -2, "the day after tomorrow": 2, "overnight": 0}


def deictic(match: re.Match[str], setting: Setting) -> Valued | None:
    """Today, yesterday, tomorrow, tonight, last night, this morning."""
    words = match["day"].lower()
    part = match["part"] or match["of"] or ("night" if "night" in words else "")
    clock = "T" + timex.DAY_PARTS[part.lower()] if part else ""
    if setting.published is None:
        return Valued("TIME", "XXXX-XX-XX" + clock) if clock else Valued("DATE", "PRESENT_REF" if words == "today" else "XXXX-XX-XX")
    offset = _DEICTIC.get(words, 0)
    day = timex.days_later(setting.published, offset).isoformat()
    return Valued("TIME" if clock else "DATE", day + clock)


def day_part(match: re.Match[str], setting: Setting) -> Valued | None:
    """"This morning", "the next evening", "mid-afternoon"; joined with a day beside it."""
    clock = "T" + timex.DAY_PARTS[match["part"].lower()]
    which = (match["which"] or "").lower()
    if setting.published is None:
        return Valued("TIME", "XXXX-XX-XX" + clock, clock=clock)
    base = setting.published
    if which in ("the next", "the following", "that", "the same") and re.fullmatch(r"\d{4}-\d\d-\d\d", setting.last):
        base = timex.days_later(date.fromisoformat(setting.last), 1 if which in ("the next", "the following") else 0)
    return Valued("TIME", base.isoformat() + clock, clock=clock)


def clock_time(match: re.Match[str], setting: Setting) -> Valued | None:
    """"5 p.m. EST", "10:35", "noon", "midnight": the time of the day of publication, until a day beside it is joined."""
    if match["word"]:
        clock = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[match["word"].lower()]
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or match["bare"] or "").lower().replace(".", "").replace(" ", "")
        if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
            return None
        hour = hour % 12 + (12 if half in ("pm", "afternoon", "evening", "night") else 0) if half else hour
        clock = f"T{hour:02d}:{minute:02d}"
    day = setting.published.isoformat() if setting.published else "XXXX-XX-XX"
    return Valued("TIME", day + clock, clock=clock)


_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0, "that": 0, "same": 0, "latest": -1, "present": 0}


def relative_unit(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Last week", "this year", "early next month", "the previous decade", "that year"."""
    unit, which = timex.singular_unit(match["unit"]), match["which"].lower().split()[-1]
    today, step = setting.published, _STEPS.get(which, 0)
    if which in ("following", "that", "same", "preceding") and re.match(r"\d{4}", setting.last):
        today = _start(setting.last)
    if unit in timex.SEASONS:
        return _season(match, setting, unit, which)
    if unit == "period":
        return Valued("DATE", setting.quarter) if setting.quarter else None
    if today is None:
        return Valued("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step])
    if unit == "quarter" and which == "latest":
        return Valued("DATE", setting.quarter or timex.later(today, -1, "quarter"))
    if unit == "decade":
        return Valued("DATE", f"{today.year // 10 + step}")
    if unit == "century":
        return Valued("DATE", f"{today.year // 100 + step}")
    if unit == "weekend":
        step = -1 if which in ("last", "past") else step
    return Valued("DATE", timex.later(today, step, unit))


def _start(value: str) -> date | None:
    days = timex.interval(value)
    return date.fromisoformat(days[0]) if days else None


def _season(match: re.Match[str], setting: Setting, season: str, which: str) -> Valued:
    code = timex.SEASONS[season]
    if setting.published is None:
        return Valued("DATE", f"XXXX-{code}")
    year, month_ = setting.published.year, setting.published.month
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if which in ("last", "past", "previous"):
        year -= 0 if begins + 2 < month_ and match["which"].lower().startswith("this") else 1
    elif which in ("next", "coming", "following"):
        year += 1 if begins <= month_ else 0
    return Valued("DATE", f"{year}-{code}")


def season(match: re.Match[str], setting: Setting) -> Valued | None:
    """"The winter of 1994", "spring 1998", "the summer"."""
    code = timex.SEASONS[(match["season"] or match["bare"]).lower()]
    if match["year"]:
        return Valued("DATE", f"{_full_year(match['year'])}-{code}")
    return Valued("DATE", f"{setting.published.year if setting.published else 'XXXX'}-{code}")


def _full_year(printed: str) -> str:
    printed = printed.strip("'’‘ ")
    if printed.isdigit():
        return printed if len(printed) == 4 else ("19" if int(printed) > 30 else "20") + printed
    return spoken_year(printed) or "XXXX"


def spoken_year(words: str) -> str | None:
    """"Nineteen ninety-six" → 1996, "two thousand (and) five" → 2005."""
    tokens = re.split(r"[ -]+", words.lower())
    if tokens[0] in ("nineteen", "eighteen", "twenty", "seventeen") and len(tokens) > 1:
        first, rest = value_of(tokens[0]), value_of(" ".join(tokens[1:]))
        return None if first is None or rest is None or rest > 99 else f"{int(first)}{int(rest):02d}"
    value = value_of(words)
    return f"{int(value)}" if value is not None and 1000 <= value <= 2100 else None


def year(match: re.Match[str], setting: Setting) -> Valued | None:
    """"1988", "early 1990", "fiscal 1989", "the end of 2020", "nineteen ninety-six"."""
    value = _full_year(match["year"])
    return None if value == "XXXX" else Valued("DATE", value)


def decade(match: re.Match[str], setting: Setting) -> Valued | None:
    """"The late 1970s", "the '80s", "the nineties"."""
    printed = match["decade"].strip("'’‘").lower()
    if printed[0].isdigit():
        return Valued("DATE", printed[:3] if len(printed) == 5 else ("19" if int(printed[:2]) > 30 else "20") + printed[0])
    tens = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
    return Valued("DATE", f"19{tens[printed]}")


def century(match: re.Match[str], setting: Setting) -> Valued | None:
    """"The 20th century" → 19."""
    printed = match["century"].lower()
    number_ = int(re.sub(r"\D", "", printed)) if printed[0].isdigit() else int(_ordinal(printed))
    return Valued("DATE", f"{number_ - 1:02d}") if 1 <= number_ <= 30 else None


def quarter(match: re.Match[str], setting: Setting) -> Valued | None:
    """"The third quarter", "third-quarter", "the year-earlier quarter", "Q3 2020", "the quarter"."""
    which, named = (match["which"] or "").lower(), match["ordinal"] or match["digit"]
    today, year_ = setting.published, match["year"] or match["before"]
    earlier = bool(re.search(r"year[- ](?:ago|earlier)|last year|previous|corresponding|year-before", which + (match["after"] or "").lower()))
    if named:
        number_ = int(named) if named.isdigit() else int(_ordinal(named))
        if not 1 <= number_ <= 4:
            return None
        if year_:
            return Valued("DATE", f"{year_}-Q{number_}")
        if today is None:
            return Valued("DATE", f"XXXX-Q{number_}")
        value = timex.latest_quarter(today, number_)
        if "next" in which + (match["after"] or ""):
            value = f"{today.year + 1}-Q{number_}"
        elif "this year" in which + (match["after"] or ""):
            value = f"{today.year}-Q{number_}"
    else:
        value = setting.quarter or (timex.later(today, -1, "quarter") if today else "XXXX-QX")
        if year_:
            return Valued("DATE", f"{year_}{value[4:]}")
    if earlier and value[:4].isdigit() and not (which.startswith("last year") and named and today and int(value[:4]) < today.year):
        value = f"{int(value[:4]) - 1}{value[4:]}"
    return Valued("DATE", value)


def year_earlier(match: re.Match[str], setting: Setting) -> Valued | None:
    """"A year earlier", "a year ago", "year-earlier": the year before the period the text speaks of."""
    if setting.published is None:
        return Valued("DATE", "PAST_REF")
    if setting.quarter and match.start() - setting.quarter_at < 1500:
        return Valued("DATE", f"{int(setting.quarter[:4]) - 1 if int(setting.quarter[:4]) >= setting.published.year else int(setting.quarter[:4])}{setting.quarter[4:]}")
    return Valued("DATE", str(setting.published.year - 1))


def span_of_time(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Five years", "nearly two weeks", "the past three months", "a few days", "two-week", "5 to 10 years"."""
    unit = timex.singular_unit(match["unit"])
    return Valued("DURATION", timex.duration(number(match["amount"]), unit))


def distance(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Two weeks ago", "three years later", "five months from now"."""
    amount, unit = number(match["amount"]), timex.singular_unit(match["unit"])
    side = match["side"].lower()
    sign = 1 if side.startswith(("later", "after", "from", "hence")) else -1
    if amount is None or setting.published is None:
        return Valued("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    day: date | None = setting.published
    if not side.startswith(("ago", "from", "hence")) and re.match(r"\d{4}", setting.last):
        day = _start(setting.last)
    if day is None:
        return None
    if unit == "week":
        return Valued("DATE", timex.days_later(day, sign * 7 * amount).isoformat())
    return Valued("DATE", timex.later(day, sign * amount, unit))


def bare_span(match: re.Match[str], setting: Setting) -> Valued | None:
    """"For years", "weeks", "months ago": an unknown number of units."""
    if match["ago"]:
        return Valued("DATE", "PAST_REF")
    return Valued("DURATION", timex.duration(None, match["unit"] or match["weeks"].removesuffix("-long")))


def one_unit(match: re.Match[str], setting: Setting) -> Valued | None:
    """"A week", "an hour": one unit, or "each" where it follows an amount ("$5 a year")."""
    value = timex.duration(1, match["unit"])
    before = setting.text[max(0, match.start() - 24) : match.start()]
    each = re.search(r"(?:\d[\d.,]*|percent|million|billion|times|once|twice|dollars|hours|tons|barrels|people) \Z", before)
    return Valued("SET" if each else "DURATION", value)


def frequency(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Every day", "each month", "daily", "annually", "twice a year"."""
    if match["adverb"]:
        unit = {"hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year"}[match["adverb"].lower()]
        return Valued("SET", timex.duration(1, unit))
    amount = number(match["amount"]) if match["amount"] else 1.0
    if match["amount"] and match["amount"].lower() == "other":
        amount = 2.0
    unit = match["unit"].lower()
    if unit in timex.DAY_PARTS:
        return Valued("SET", f"XXXX-XX-XXT{timex.DAY_PARTS[unit]}")
    if unit in timex.SEASONS:
        return Valued("SET", f"XXXX-{timex.SEASONS[unit]}")
    return Valued("SET", timex.duration(amount, unit))


def present(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Now", "currently", "these days"."""
    return Valued("DATE", "PRESENT_REF")


def past(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Recently", "the past", "in recent years"."""
    return Valued("DATE", "PAST_REF")


def recent_units(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Recent years", "the last few months" → PXY, PXM; "coming days" → PXD."""
    return Valued("DURATION", timex.duration(None, match["unit"]))


def future(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Soon", "the future"."""
    return Valued("DATE", "FUTURE_REF")


def numeric_day(match: re.Match[str], setting: Setting) -> Valued | None:
    """"2026-03-05" and, where one order alone can be, "25.3.2026" and "10/25/1999"; "3/4/2026" is read month first."""
    if match["iso"]:
        year_, month_, day = (int(part) for part in match["iso"].split("-"))
    else:
        first, second, year_ = (int(part) for part in re.split(r"[./-]", match["parts"]))
        year_ += (1900 if year_ > 30 else 2000) if year_ < 100 else 0
        dotted = "." in match["parts"]
        day, month_ = (first, second) if dotted or first > 12 else (second, first)
    try:
        return Valued("DATE", date(year_, month_, day).isoformat())
    except ValueError:
        return None


def holiday(match: re.Match[str], setting: Setting) -> Valued | None:
    """A day of ``vocab/holidays.csv`` that falls on the same date each year; a movable feast keeps its year alone."""
    from reportedly.figures.patterns import holidays  # noqa: PLC0415 (patterns imports the functions of this file)

    day = holidays()[match["holiday"].lower().replace("’", "'")]
    today = setting.published
    if match["year"]:
        return Valued("DATE", f"{match['year']}-{day}" if day else match["year"])
    if today is None:
        return Valued("DATE", f"XXXX-{day}" if day else "XXXX")
    if not day:
        return Valued("DATE", str(today.year))
    return Valued("DATE", f"{_year_of(setting, match.start(), int(day[:2]), int(day[3:]))}-{day}")


def year_part(match: re.Match[str], setting: Setting) -> Valued | None:
    """"The weekend", "the year", "the week", "the end of the month"."""
    unit = timex.singular_unit(match["unit"])
    today = setting.published
    if unit == "year" and not match["part"]:
        return Valued("DURATION", "P1Y")
    if today is None:
        return Valued("DATE", "PRESENT_REF") if unit != "weekend" else Valued("DATE", "XXXX-WXX-WE")
    if unit == "weekend":
        ahead = setting.looks_ahead(match.start()) or today.weekday() >= 5
        return Valued("DATE", timex.later(today, 0 if ahead else -1, "weekend"))
    return Valued("DATE", timex.later(today, 0, unit))


def year_end(match: re.Match[str], setting: Setting) -> Valued | None:
    """"Year-end" → the last day of the year."""
    return Valued("DATE", f"{setting.published.year}-12-31" if setting.published else "XXXX-12-31")

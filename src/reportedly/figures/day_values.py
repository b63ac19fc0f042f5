"""Values of days and times of day: 5 March 2026, Friday morning, yesterday, 5 p.m., Christmas."""

import re
from datetime import date
from functools import cache

from reportedly.figures import timex
from reportedly.figures.missing_year import year_of
from reportedly.figures.number_words import ordinals
from reportedly.figures.setting import Setting, Valued, number
from reportedly.figures.timex import month_number
from reportedly.vocab import rows

_TOMORROW = 6  # days back to the weekday that tomorrow is
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def calendar_day(match: re.Match[str], setting: Setting) -> Valued | None:
    """A day of a month, with or without year and weekday."""
    month = month_number(match["month"])
    day = (
        int(re.sub(r"\D", "", match["day"]) or 0)
        if match["day"][0].isdigit()
        else ordinals().get(match["day"].lower().removeprefix("the "), 0)
    )
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    if match["year"]:
        return Valued("DATE", f"{match['year']}-{month:02d}-{day:02d}")
    if (month, day) == (9, 11) and _ATTACKS.match(setting.text, match.end()):
        return Valued("DATE", "2001-09-11")
    if match["which"] and setting.published is not None:
        return _relative_day(match["which"].lower(), setting.published, month, day)
    return Valued("DATE", f"{year_of(setting, match.start(), month, day)}-{month:02d}-{day:02d}")


_ATTACKS = re.compile(r",? (?:terror(?:ist)? )?(?:attacks?|hijack\w+|commission)\b", re.IGNORECASE)


def _relative_day(which: str, today: date, month: int, day: int) -> Valued:
    """A day of last, this or the next time round: "last Oct. 23"."""
    gone = (month, day) < (today.month, today.day)
    year = today.year + {"last": 0 if gone else -1, "next": 1 if gone else 0}.get(which, 0)
    return Valued("DATE", f"{year}-{month:02d}-{day:02d}")


def week_of(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "the week of March 6" → the week that day lies in."""
    valued = calendar_day(match, setting)
    try:
        week = timex.week(date.fromisoformat(valued.value)) if valued else ""
    except ValueError:
        return valued
    return Valued("DATE", week + ("-WE" if "weekend" in match.group().lower() else "")) if week else None


def weekday(match: re.Match[str], setting: Setting) -> Valued | None:
    """A weekday, with a part of the day or "last", "next", "every" before it."""
    count = WEEKDAYS.index(match["weekday"][:3].lower())
    relative = (match["relative"] or "").lower()
    part = "T" + timex.DAY_PARTS[match["part"].lower()] if match["part"] else ""
    if relative.startswith(("every", "each")) or (match["plural"] and not relative):
        return Valued("SET", f"XXXX-WXX-{count + 1}{part}")
    if setting.published is None:
        return Valued("TIME" if part else "DATE", f"XXXX-WXX-{count + 1}{part}")
    day = _weekday_meant(match, setting, setting.published, count)
    return Valued("TIME" if part else "DATE", day.isoformat() + part)


def _weekday_meant(match: re.Match[str], setting: Setting, today: date, count: int) -> date:
    """The day a weekday names: the nearest past or coming one, or the one before or after a day told.

    One that was six days ago is tomorrow, unless the words beside it tell of the past.
    """
    relative = (match["relative"] or "").lower().split(" ")[-1]
    if relative in ("previous", "following") and setting.day:
        told = date.fromisoformat(setting.day)
        back = (told.weekday() - count) % 7
        return timex.days_later(told, -(back or 7) if relative == "previous" else 7 - back)
    back = (today.weekday() - count) % 7
    if relative in ("last", "previous", "past"):
        back = back or 7
    elif relative in ("next", "coming", "following") or (
        not relative and setting.coming(match.start(), match.end(), unsaid=back == _TOMORROW)
    ):
        back = (back - 7) if back else (-7 if relative == "next" else 0)
    elif relative == "this" and back > today.weekday():
        back -= 7
    return timex.days_later(today, -back)


_DEICTIC = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "overnight": 0,
}


def deictic(match: re.Match[str], setting: Setting) -> Valued | None:
    """Today, yesterday, tomorrow, tonight, last night, this morning."""
    words = match["day"].lower()
    part = match["part"] or match["of"] or ("night" if "night" in words else "")
    clock = "T" + timex.DAY_PARTS[part.lower()] if part else ""
    if setting.published is None:
        return (
            Valued("TIME", "XXXX-XX-XX" + clock)
            if clock
            else Valued("DATE", "PRESENT_REF" if words == "today" else "XXXX-XX-XX")
        )
    offset = _DEICTIC.get(words, 0)
    day = timex.days_later(setting.published, offset).isoformat()
    return Valued("TIME" if clock else "DATE", day + clock)


def day_part(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "This morning", "the next evening", "mid-afternoon"; joined with a day beside it."""
    clock = "T" + timex.DAY_PARTS[(match["part"] or match["of"]).lower()]
    which = (match["which"] or "").lower()
    if setting.published is None:
        return Valued("TIME", "XXXX-XX-XX" + clock, clock=clock)
    base = setting.published
    if which:
        step = {"the next": 1, "the following": 1, "the previous": -1, "the preceding": -1}.get(which, 0)
        base = timex.days_later(date.fromisoformat(setting.day) if setting.day else base, step)
    elif not which and setting.day_at >= 0:
        base = date.fromisoformat(setting.day_told(match.start()))
    return Valued("TIME", base.isoformat() + clock, clock=clock)


def clock_time(match: re.Match[str], setting: Setting) -> Valued | None:
    """Such as "5 p.m. EST", "10:35", "noon": a time of the day of publication, until a day beside it is joined."""
    if match["word"]:
        clock = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[match["word"].lower()]
    elif match["clock"]:
        hour = int(number(match["clock"]) or 0)
        if not 1 <= hour <= 12:
            return None
        clock = f"T{hour:02d}:00"
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or match["bare"] or "").lower().replace(".", "").replace(" ", "")
        if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
            return None
        hour = hour % 12 + (12 if half in ("pm", "afternoon", "evening", "night") else 0) if half else hour
        clock = f"T{hour:02d}:{minute:02d}"
    return Valued("TIME", setting.day_told(match.start()) + clock, clock=clock)


def numeric_day(match: re.Match[str], _setting: Setting) -> Valued | None:
    """Such as "2026-03-05", "25.3.2026", "2026/03/05"; "3/4/2026" is read month first, as American papers do."""
    if match["iso"]:
        year_, month_, day = (int(part) for part in re.split("[-/]", match["iso"]))
    else:
        first, second, year_ = (int(part) for part in re.split(r"[./-]", match["parts"]))
        year_ += (1900 if year_ > 30 else 2000) if year_ < 100 else 0
        dotted = "." in match["parts"]
        day, month_ = (first, second) if dotted or first > 12 else (second, first)
    try:
        return Valued("DATE", date(year_, month_, day).isoformat())
    except ValueError:
        return None


@cache
def _holidays() -> dict[str, str]:
    return {row["name"].lower(): row["when"] for row in rows("holidays")}


def holiday(match: re.Match[str], setting: Setting) -> Valued | None:
    """A holiday of ``vocab/holidays.csv``: the nearest one past, or ahead where the words look ahead.

    One whose day is not known (it hangs on the moon) keeps its year alone.
    """
    when = _holidays()[match["holiday"].lower().replace("’", "'")]
    printed, today = match["year"], setting.published
    if not printed and today is None:
        return Valued("DATE", f"XXXX-{when}" if re.fullmatch(r"\d\d-\d\d", when) else "XXXX")
    base = int(printed) if printed or today is None else today.year
    day = timex.feast(when, base)
    if day is None:
        return Valued("DATE", f"{base}")
    if not printed and today is not None:
        year = int(year_of(setting, match.start(), day.month, day.day))
        day = timex.feast(when, year) or day
    return Valued("DATE", day.isoformat())

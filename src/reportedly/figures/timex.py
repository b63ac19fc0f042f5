"""TIMEX3 values: days, weeks, months, quarters, years and how they lie to one another.

Values follow ISO-TimeML (TimeML 1.2.1 annotation guidelines): ``2026-03-05``, ``2026-W10``, ``2026-03``,
``2026-Q1``, ``2026-SP``, ``2026``, ``202`` (a decade), ``20`` (a century), ``PT5H``, ``P2W``, ``PXY``,
``PRESENT_REF``; ``X`` stands for a place that is not known.
"""

import calendar
import re
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # meteorological, northern hemisphere
DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "dawn": "MO",
    "dusk": "EV",
    "nights": "NI",
    "mornings": "MO",
    "evenings": "EV",
    "afternoons": "AF",
    "lunchtime": "MI",
    "daybreak": "MO",
}
_DESIGNATORS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
}
_MULTIPLES = {
    "fortnight": (2, "week"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "quarter": (3, "month"),
    "weekend": (2, "day"),
    "generation": (25, "year"),
}


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def singular_unit(word: str) -> str:
    """The singular of a unit of time: "centuries" → "century", "days" → "day", "nights" → "night"."""
    word = word.lower().rstrip("'’")
    irregular = {
        "centuries": "century",
        "millennia": "millennium",
        "hrs": "hour",
        "hr": "hour",
        "mins": "minute",
        "yrs": "year",
    }
    return irregular.get(word, word.removesuffix("s"))


def duration(amount: float | None, unit: str) -> str:
    """The value of so many units ("P2W", "PT5H30M"); ``None`` for an unknown number ("PXY")."""
    unit = singular_unit(unit)
    clock = "T" if unit in ("second", "minute", "hour") else ""
    if amount is None:
        letter = {
            "decade": "E",
            "century": "C",
            "quarter": "Q",
            "fortnight": "W",
            "weekend": "D",
            "millennium": "L",
        }.get(unit) or _DESIGNATORS.get(unit, "X")
        return f"P{clock}X{letter}"
    if unit == "quarter" and amount == int(amount):
        return f"P{int(amount)}Q"
    if unit in _MULTIPLES:
        factor, unit = _MULTIPLES[unit]
        amount *= factor
    whole = int(amount)
    rest = amount - whole
    if rest == 0:
        return f"P{clock}{whole}{_DESIGNATORS.get(unit, 'X')}"
    finer = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}.get(unit)
    if finer is None:
        return f"P{clock}{amount:g}{_DESIGNATORS.get(unit, 'X')}"
    tail = f"{round(rest * finer[0])}{finer[1]}"
    return f"P{clock}{whole}{_DESIGNATORS[unit]}{tail}" if whole else f"P{clock}{tail}"


def week(day: date) -> str:
    """The ISO week of a day: ``2026-W10``."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def month_later(day: date, months: int) -> date:
    """The same day so many months on, the last of the month where it has no such day; years 1 to 9999 are kept to."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_later(day: date, days: float) -> date:
    """So many days on, kept within the years 1 to 9999."""
    return date.fromordinal(int(min(max(day.toordinal() + days, 1), date.max.toordinal())))


def later(day: date, amount: float, unit: str) -> str:
    """The day, week, month, quarter or year, in that unit's grain, that lies ``amount`` units from ``day``."""
    unit = singular_unit(unit)
    amount = min(max(amount, -100_000), 100_000)
    if unit in _MULTIPLES and unit not in _IN_DAYS and unit not in _IN_MONTHS:
        factor, unit = _MULTIPLES[unit]
        amount *= factor
    if unit in _IN_DAYS:
        day = days_later(day, _IN_DAYS[unit] * amount)
    elif unit in _IN_MONTHS:
        day = month_later(day, int(_IN_MONTHS[unit] * amount))
    return _in_grain(day, unit)


def unknown(unit: str, told: str, *, step: bool = True) -> str:
    """Some day, week, month or quarter, in the unit's grain, of the year that was told: ``2026-XX-XX``, ``2026-WXX``.

    Of the month that was told ("2026-03"), where it is no ``step`` away from it: "that day", ``2026-03-XX``.
    """
    unit = singular_unit(unit)
    rest = _UNKNOWN.get(unit, "" if unit in _MULTIPLES or unit == "year" else "-XX-XX")
    within = told if rest == "-XX-XX" and not step else told[:4]
    return (within or "XXXX") + rest[len(within or "XXXX") - 4 :]


_UNKNOWN = {"week": "-WXX", "weekend": "-WXX-WE", "month": "-XX", "quarter": "-QX"}
_IN_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7}
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _in_grain(day: date, unit: str) -> str:
    if unit in ("week", "weekend"):
        return week(day) + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return quarter(day)
    return day.isoformat()[: {"month": 7, "year": 4}.get(unit, 10)]


def quarter(day: date) -> str:
    """The calendar quarter of a day: ``2026-Q1``."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def latest_quarter(day: date, number: int) -> str:
    """The quarter ``number`` that is under way on ``day`` or ended last before it."""
    return f"{day.year if number <= (day.month - 1) // 3 + 1 else day.year - 1}-Q{number}"


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def feast(when: str, year: int) -> date | None:
    """The day of a holiday in a year from its rule; None for one that no rule here gives.

    ``12-25`` is a fixed day, ``4 thu 11`` the fourth Thursday of November (``-1 mon 5`` the last Monday of May, ``4 thu
    11+1`` the day after), ``easter-2`` two days before western Easter.
    """
    try:
        if fixed := re.fullmatch(r"(\d\d)-(\d\d)", when):
            return date(year, int(fixed[1]), int(fixed[2]))
        if weekday := re.fullmatch(r"(-?\d) ([a-z]{3}) (\d{1,2})(\+\d)?", when):
            day = _nth_weekday(year, int(weekday[3]), _WEEKDAYS.index(weekday[2]), int(weekday[1]))
            return day + timedelta(int(weekday[4] or 0))
        if easter := re.fullmatch(r"easter([+-]\d+)?", when):
            return _easter(year) + timedelta(int(easter[1] or 0))
    except ValueError:
        return None
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, correction = century // 4, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    full = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * full) // 451
    month, day = divmod(epact + full - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def interval(value: str) -> tuple[str, str] | None:
    """The first and last ISO day of a TIMEX3 date value; None where it does not resolve to days."""
    try:
        days = _days(value)
    except (ValueError, OverflowError):  # the week past the last day of the calendar
        return None
    return None if days is None else (days[0].isoformat(), days[1].isoformat())


_GRAINS = re.compile(
    r"(?P<y>\d{4})(?:-(?:W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)|(?P<m>\d\d)(?:-(?P<d>\d\d))?))?(?:T.*)?\Z"
)


def _days(value: str) -> tuple[date, date] | None:
    if decade := re.fullmatch(r"(\d{3})X?", value):
        first = int(decade[1]) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    if century := re.fullmatch(r"(\d\d)(?:XX)?", value):
        first = max(int(century[1]) * 100, 1)
        return date(first, 1, 1), date(int(century[1]) * 100 + 99, 12, 31)
    match = _GRAINS.match(value)
    if match is None:
        return None
    year = int(match["y"])
    if match["w"]:
        monday = date.fromisocalendar(year, int(match["w"]), 1)
        return (monday + timedelta(5) if match["we"] else monday), monday + timedelta(6)
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    return _months(year, match)


def _months(year: int, match: re.Match[str]) -> tuple[date, date]:
    first, last, last_year = 1, 12, year
    if match["m"]:
        first = last = int(match["m"])
    elif match["q"]:
        first, last = 3 * int(match["q"]) - 2, 3 * int(match["q"])
    elif match["h"]:
        first, last = 6 * int(match["h"]) - 5, 6 * int(match["h"])
    elif match["s"]:
        first, last = _SEASON_MONTHS[match["s"]]
        last_year = year + 1 if first > last else year
    return date(year, first, 1), date(last_year, last, calendar.monthrange(last_year, last)[1])

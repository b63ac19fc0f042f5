"""Days: reading ISO intervals of dates, whole years between days, and days of the week."""

from datetime import date

from reportedly.model.figures import Date

GREGORIAN = date(1752, 9, 14)
"""Earlier dates may be Julian in English-language texts (Calendar (New Style) Act 1750): no weekday is judged."""


def interval(found: Date) -> tuple[date, date] | None:
    """The first and last day of a date; None where the text doesn't fix it."""
    try:
        first, last = date.fromisoformat(found.first or ""), date.fromisoformat(found.last or "")
    except ValueError:
        return None
    return (first, last) if first <= last else None


def add_years(day: date, years: int) -> date:
    """The same day so many years on; 29 February becomes 28 February; the calendar's ends are bounds."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def full_years(start: date, end: date) -> int:
    """Whole years gone by between two days, as ages are counted; negative where ``end`` is before ``start``."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def later(day: date, days: int) -> date:
    """``day`` moved by ``days``, within the calendar's bounds."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def long_form(day: date) -> str:
    """A day as a reader writes it: "5 March 2026"."""
    return f"{day.day} {day:%B} {day.year}"

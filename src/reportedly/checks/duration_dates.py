"""Duration between dates: "45 days, from 3 January to 17 February"."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.checks.calendar_days import add_years, interval
from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge_figure
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rate_time import DAYS
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, plural, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Date

_YEAR = re.compile(r"\b\d{4}\b")
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        r"<duration:time>(?:<words>)?\s*(?:,|—|–|\()? ?(?:lasting )?(?:from|between) (?:the "
        r")?<date:start>,? (?:to|until|till|through|and) (?:the )?<date:end>",
        r"\b(?:from|between) (?:the )?<date:start>,? (?:to|until|till|through|and) (?:the )?<date:end>\s*(?:,|—|–|\() ?"
        r"(?:(?:a )?(?:total|period|span|stretch|term|spell|reign|tenure|run|mandate) of |or |lasting |lasted "
        r")?<hedge><duration:time>",
        r"\b(?:began|started|opened|beginning|starting)(?: on| in)? <date:start><gap>\b(?:ended|finished|"
        r"closed|ending)(?: on| in)? <date:end>"
        r"<gap>(?:,|—|–|\() ?<hedge><duration:time>(?: later)?(?=\s*(?:[,.;)]|$))",
        r"\b(?:began|started|opened)(?: on| in)? <date:start> and (?:lasted|ran|went on|continued)(?: "
        r"for)? <hedge><duration:time><gap>"
        r"\b(?:until|to|ending on|till) <date:end>",
    )
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 3 or case.disputed(masked.span):
            continue
        for match in search(masked, _FRAMES):
            yield from _checked(case, match)


def _year_of(case: Case, start: Date, end: Date) -> tuple[date, date] | None:
    """The interval of ``start``, in the year printed with ``end`` where it has none: "from 1 May to 30 June 2025"."""
    first, last = interval(start), interval(end)
    if first is None or last is None or _YEAR.search(case.words(start.span)) or not _YEAR.search(case.words(end.span)):
        return first
    years = last[0].year - first[0].year
    years -= add_years(first[0], years) > last[1]
    return add_years(first[0], years), add_years(first[1], years)


def _checked(case: Case, match: Match) -> Iterator[Finding]:
    time, start, end = match.quantity("time"), match.date("start"), match.date("end")
    first, last = _year_of(case, start, end), interval(end)
    if first is None or last is None or time.unit not in DAYS or time.negated or time.hypothetical:
        return
    if last[1] < first[0]:
        return  # a new year between them that the dates don't name
    days = Interval((last[0] - first[1]).days, (last[1] - first[0]).days + 1)
    unit = DAYS[time.unit]
    computed = Interval(max(0.0, days.low) / unit.high, days.high / unit.low)
    verdict = judge_figure(computed.widened(0.5 if time.unit not in ("day", "night") else 0), time)
    between = f"{first[0].year}{start.value[4:]} to {end.value}"
    working = f"{between} is {span_of(days)} days ({span_of(computed)} {plural(time.unit)}), stated {figure(time)}"
    yield finding(verdict, (time, start, end), working, sure=0.8)


RULE = Rule(
    id="duration-dates",
    title="Duration between two dates",
    needs="a length of time and the two dates it runs between",
    rule="end − start, counted with or without the last day, must meet the stated length",
    tolerance=(
        "one day (inclusive or exclusive counting); half a unit for weeks, months and years; dates known to "
        "the month "
        "or year only give an interval"
    ),
    example="45 days, from 3 January to 17 February: 45–46 days, stated 45 day: consistent",
    traps="dates without a year that wrap round the new year, hypothetical terms",
    apply=_find,
)

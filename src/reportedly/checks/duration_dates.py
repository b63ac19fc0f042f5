"""Duration between dates: "45 days, from 3 January to 17 February"."""

from collections.abc import Iterator

from reportedly.checks.calendar_days import interval
from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge_figure
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rate_time import DAYS
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, plural, span_of
from reportedly.model.claims import Finding

_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        r"<duration:time>(?:<words>)?\s*(?:,|—|–|\()? ?(?:lasting )?(?:from|between) (?:the "
        r")?<date:start>,? (?:to|until|till|through|and) (?:the )?<date:end>",
        r"\b(?:from|between) (?:the )?<date:start>,? (?:to|until|till|through|and) (?:the )?<date:end>\s*(?:,|—|–|\() ?"
        r"(?:(?:a )?(?:total|period|span|stretch) of |or |lasting |lasted )?<hedge><duration:time>",
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
            yield from _checked(match)


def _checked(match: Match) -> Iterator[Finding]:
    time, start, end = match.quantity("time"), match.date("start"), match.date("end")
    first, last = interval(start), interval(end)
    if first is None or last is None or time.unit not in DAYS or time.negated or time.hypothetical:
        return
    if last[1] < first[0]:
        return  # a new year between them that the dates don't name
    days = Interval((last[0] - first[1]).days, (last[1] - first[0]).days + 1)
    unit = DAYS[time.unit]
    computed = Interval(max(0.0, days.low) / unit.high, days.high / unit.low)
    verdict = judge_figure(computed.widened(0.5 if time.unit not in ("day", "night") else 0), time)
    between = f"{start.value} to {end.value}"
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

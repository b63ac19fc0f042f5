"""Rate × time: so many a day over so many days."""

from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, exactly, judge_figure, meant, printed
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

DAYS = {
    "minute": Interval(1 / 1440, 1 / 1440),
    "hour": Interval(1 / 24, 1 / 24),
    "day": exactly(1),
    "night": exactly(1),
    "week": exactly(7),
    "fortnight": exactly(14),
    "month": Interval(28, 31),
    "quarter": Interval(90, 92),
    "year": Interval(365, 366),
    "decade": Interval(3652, 3653),
}
"""Days in a unit of time; months, quarters and years by the Gregorian calendar."""
WORKDAYS = {"week": 5.0, "month": 20.0, "quarter": 61.0, "year": 240.0}
"""A rate a working day: five days a week, and the fewest working days in use a year."""

_UNIT = r"(?P<unit>minute|hour|day|week|month|quarter|year|decade)"
_PER = (
    r"\s*(?:a|an|per|each|every|/) ?(?P<per>minute|hour|day|night|week|month|quarter|year)|"
    r"\s*(?P<adverb>hourly|daily|weekly|monthly|annually)"
)
_OR = (
    r"(?:(?:,|;|—|–|:) ?(?:or|that is|which is|equivalent to|equal to|amounting to|making|for)?|\bor\b|"
    r"\bmaking\b|\b(?:a )?total of\b|\bamounts to\b)"
)
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"<n:rate>(?:<words>)?(?:{_PER})?<gap>{_OR} <hedge>(?:a total of )?<n:total>(?:<words>)? "
        r"(?:in|over|during|for|every) (?:an?|the|the whole|all)? ?<duration:time>",
        rf"<n:rate>(?:<words>)?(?:{_PER})?<gap> (?:for|over|in) (?:the "
        rf")?<duration:time>(?:<words>)?,<gap>{_OR} <hedge>(?:a total of )?<n:total>",
        rf"<n:rate>(?:<words>)?(?:{_PER})?\s*(?:,|—|–|\(|;)? ?(?:or|that is,?|making) <hedge><rate:total>",
        rf"<n:rate>(?:<words>)?(?:{_PER})?\s*{_OR} <hedge><n:total>(?:<words>)?\s*(?:(?:a|an|per|each|"
        rf"every|in an?|over an?) {_UNIT}|(?P<yearly>annually))",
    )
)
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year"}


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for match in search(masked, _FRAMES):
            if match.quantity("total").id not in seen:
                seen.add(match.quantity("total").id)
                yield from _checked(case, match)


def _checked(case: Case, match: Match) -> Iterator[Finding]:
    rate, whole = match.quantity("rate"), match.quantity("total")
    groups = match.found.groupdict()
    per = rate.per or groups.get("per") or _ADVERBS.get((groups.get("adverb") or "").lower(), "")
    time = match.quantity("time") if groups.get("time") else None
    unit = time.unit if time else whole.per or groups.get("unit") or "year"
    if per.lower() not in DAYS or unit.lower() not in DAYS or (whole.per and time) or not _one_sort(rate, whole):
        return
    if not case.comparable(rate, whole) or (time is None and per == unit):
        return
    count = meant(time) if time else exactly(1)
    periods = count.times(DAYS[unit.lower()]).over(DAYS[per.lower()])
    computed, central = meant(rate).times(periods), printed(rate).times(periods)
    verdict = judge_figure(computed, whole, central)
    if verdict == "inconsistent" and per == "day" and unit in WORKDAYS:
        fewest = time.low if time else 1.0
        if Interval(rate.low * fewest * WORKDAYS[unit], computed.high).meets(meant(whole)):
            verdict = "strained"
    length = figure(time) if time else f"a {unit}"
    shown = f"{figure(rate)} a {per} × {length} = {span_of(central)}, stated {figure(whole)}"
    yield finding(verdict, (rate, whole, *((time,) if time else ())), shown, sure=0.75)


def _one_sort(rate: Quantity, whole: Quantity) -> bool:
    kinds = {rate.kind, whole.kind} - {"rate"}
    units = {q.unit.split("/")[0] for q in (rate, whole) if q.unit and q.kind != "count"}
    return len(kinds) <= 1 and len(units) <= 1 and not (rate.negated or whole.negated or rate.hypothetical)


RULE = Rule(
    id="rate-time",
    title="Rate × time",
    needs="a rate (so many a day), a length of time, and the total they are said to come to",
    rule="rate × time must meet the total",
    tolerance=(
        "roundings of rate and total; months have 28 to 31 days, years 365 or 366; a total that only working "
        "days "
        "give is strained"
    ),
    example="6,000 shells a day, or about 180,000 in a 30-day month: 6,000 a day × 30 day = 180,000: consistent",
    traps="totals of something else in the same sentence, rates that change, two rates compared",
    apply=_find,
)

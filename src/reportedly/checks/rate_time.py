"""Rate × time: so many a day over so many days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import FINE, Interval, exactly, far_off, judge_figure, meant, printed, rounding
from reportedly.checks.linking import Link, Seen, Window, around, opposed, settle, sizes, weighed, within_reach
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

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
    "century": Interval(36524, 36525),
    "second": Interval(1 / 86400, 1 / 86400),
}
"""Days in a unit of time; months, quarters and years by the Gregorian calendar."""
WORKDAYS = {"week": 5.0, "month": 20.0, "quarter": 61.0, "year": 240.0}
"""A rate a working day: five days a week, and the fewest working days in use a year."""

WORKHOURS = {"day": (7.0, 12.0), "week": (30.0, 50.0), "month": (140.0, 210.0), "year": (1500.0, 2200.0)}
"""Hours that are worked in a time, for what is paid or done by the hour."""

_UNITS = "second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century"
_PER = re.compile(
    rf"\s*(?:(?!in\b|for\b|over\b|during\b|within\b|after\b|has\b|have\b|had\b|was\b|were\b|and\b|or\b|than\b)[a-z-]+\s+){{0,4}}?"
    rf"(?P<phrase>(?:a|an|per|each|every) (?P<per>{_UNITS})\b(?!-)|(?P<adverb>hourly|daily|nightly|weekly|monthly|annually)\b)",
    re.IGNORECASE,
)
_AFTER_SLOT = re.compile(rf"[{slots('n|duration')}]{_PER.pattern}", re.IGNORECASE)
_ADVERBS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "annually": "year"}
_ONE_UNIT = re.compile(
    rf"\b(?:(?P<prep>in|over|for|during|after|within|per|every|each|of)\s+)?(?P<time>(?:(?:the )?(?:course|space) of )?"
    rf"(?:an?|one|a single|(?:the|a) (?:whole|full|entire)|every|each|per)\s+(?:[a-z]+ing )?(?P<unit>{_UNITS}))\b(?![-\w])|"
    r"\b(?P<adverb>annually|yearly|a year)\b",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    rf"\b(?:for|over|in|during|after|within|of|past|last|next|first|stay|run|lasted|these|those|its|took|takes)\s+(?:(?:the|its|her|his|their|a|past|last|next|first|coming|"
    rf"all|whole|full)\s+){{0,3}}{HEDGE}$",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:or|making|makes?|made|comes?(?: out)? to|came to|comes? in at|totals?|totall?ed|totall?ing|total of|amount(?:s|ed|ing)? to|add(?:s|ed|ing)? up to|"
    r"works? out at|worked out at|means|meant|so|that is|that[’']s|which is|equals?|equal to|equivalent (?:to|of)|cost|costs|stands? at|stood at|"
    r"bill (?:of|was|is)|gets?|got|earn(?:s|ed)?|took|take|swallow\w*|lost|counted|reached|reaches|i\.e\.)\b|\ball(?: of)?(?: the| its)?\s+$",
    re.IGNORECASE,
)
_ALL_IN_ALL = re.compile(r"\s*(?:[^\s,;.]+\s+){0,3}?(?:,? ?(?:in all|in total|altogether|overall|all told)\b)", re.IGNORECASE)
_ASIDE = re.compile(rf"(?:,|—|–|\(|\s-)\s*(?:(?:or|that is|i\.e\.|which is|making),?\s+)?(?:some|about|roughly|nearly)?\s*{HEDGE}$", re.IGNORECASE)
_AT_A_RATE = re.compile(
    rf"(?:,|—|–|\(|\s-|\bor|\bis|\bwas)\s*(?:or )?(?:(?:at )?(?:a|an|the) )?(?:(?:rate|average|pace|speed|mean) of\s+)?{HEDGE}$|"
    rf"\b(?:averag\w+|average of|rate of)\s+{HEDGE}$",
    re.IGNORECASE,
)
"""A rate told after its total: "rose by 90 centimetres, a rate of 30 an hour"."""
_ANOTHER = re.compile(
    r"\b(?:while|whereas|leas(?:e|ed|ing)|interest|return|instal\w+|down payment|deposit|mortgage|pension|loan|discount\w*)\b", re.IGNORECASE
)
"""What else such a sum may hold, or a contrast of two things."""
_ACTS = re.compile(r"\s+(?:has|have|had|was|were|is|are) \w+", re.IGNORECASE)
_SAME = re.compile(
    r"(?:\bor|\bthat (?:is|was|makes|means|amounts to|comes to)|\bthat[’']s|which (?:is|makes|means)|so|works? out (?:at|to)|comes? (?:out )?(?:to|at)|equals|"
    rf"equal to|equivalent (?:to|of)|makes|, making|totall?ing|amount(?:s|ing) to|adds? up to|i\.e\.)\b[^.;]{{0,40}}$",
    re.IGNORECASE,
)
"""What a total that is a rate itself must be led in by, or it is another rate."""
_NEEDS = re.compile(r"\b(?:requir\w+|needs?|needed|have to|has to|had to|must|would take|would mean)\b", re.IGNORECASE)
_KINDS = ("count", "money", "measure", "rate", "duration")


@dataclass(frozen=True)
class _Time:
    """A length of time: how many of which unit, where it is said, and whether as the time that something lasts."""

    of: Quantity | Span
    count: Interval
    shown: str
    unit: str
    sentence: int
    lasting: bool
    seen: Seen | None = None


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not _may_claim(masked) or case.disputed(masked.span):
            continue
        window: Window | None = None
        for rate in masked.quantities():
            per = _per(masked, rate)
            if per and rate.modifier not in ("at-most", "at-least"):
                window = window or around(case, index)
                found = settle(_links(case, window, rate, per), "which total and what length of time the rate is meant for")
                if found:
                    yield found


def _may_claim(masked: Masked) -> bool:
    """A quick look for a figure per a unit of time."""
    if not masked.items:
        return False
    return any(q.per for q in masked.quantities()) or bool(_AFTER_SLOT.search(masked.text))


def _per(masked: Masked, rate: Quantity) -> str:
    """The unit of time that a figure is a rate of; empty where it is none."""
    if rate.kind not in _KINDS or rate.low <= 0 or rate.negated:
        return ""
    per = rate.per.lower()
    if not per and (found := _PER.match(masked.after(rate, 50))):
        per = (found["per"] or _ADVERBS[found["adverb"].lower()]).lower()
    return per if per in DAYS else ""


def _links(case: Case, window: Window, rate: Quantity, per: str) -> Iterator[Link]:
    at = next((s for s in window.quantities() if s.quantity is not None and s.quantity.id == rate.id), None)
    if at is None:
        return
    totals = [s for s in window.quantities(*_KINDS) if s is not at and _may_be_total(window, at, s, per)]
    totals = [s for s in totals if s.quantity and case.comparable(rate, s.quantity)]
    times = _times(window, at) if totals else []
    for total in totals:
        own = _own_time(window, total)
        usable = [own] if own else [t for t in times if t.seen is not total]
        for time in usable:
            sure = _score(window, at, total, time, sizes(totals) == 1, own is not None or len({t.shown for t in usable}) == 1)
            link = _checked(rate, per, total, time, sure) if time.unit != per or time.count.low != 1 else None
            if link:
                yield link


def _may_be_total(window: Window, at: Seen, seen: Seen, per: str) -> bool:
    rate, whole = at.quantity, seen.quantity
    if rate is None or whole is None or whole.negated or whole.low <= rate.high:
        return False
    kinds = {rate.kind, whole.kind} - {"rate"}
    units = {q.unit.split("/")[0] for q in (rate, whole) if q.unit and q.kind != "count"}
    if len(kinds) > 1 or len(units) > 1 or (whole.kind == "duration" and rate.unit != whole.unit):
        return False
    if bool(rate.unit) != bool(whole.unit):
        return False
    return _per(window.masked(seen), whole) != per


def _own_time(window: Window, total: Seen) -> _Time | None:
    """The time of a total that is a rate itself: "24,000 litres an hour"."""
    masked = window.masked(total)
    whole = total.quantity
    unit = _per(masked, whole) if whole is not None else ""
    if whole is None or not unit:
        return None
    phrase = _PER.match(masked.after(whole, 50))
    of: Quantity | Span = whole
    if phrase:
        start = masked.original(masked.place(whole) + 1)
        of = Span(start + phrase.start("phrase"), start + phrase.end("phrase"))
    return _Time(of, exactly(1), f"a {unit}", unit, total.sentence, True)


def _times(window: Window, at: Seen) -> list[_Time]:
    """The lengths of time of the window: durations in figures, and "a week", "an hour" in words."""
    found = [
        _Time(
            seen.quantity,
            meant(seen.quantity),
            figure(seen.quantity),
            seen.quantity.unit,
            seen.sentence,
            bool(_SPAN_OF_TIME.search(seen.before)),
            seen,
        )
        for seen in window.quantities("duration")
        if seen is not at and seen.quantity is not None and seen.quantity.unit in DAYS and not seen.quantity.per
    ]
    for number, masked in enumerate(window.sentences, window.first - window.middle):
        places = {place + 1 for place in masked.items}
        for match in _ONE_UNIT.finditer(masked.text):
            name = "time" if match["time"] else "adverb"
            behind = masked.text[: match.start()].rstrip()
            over = (match["prep"] or "").lower() not in ("", "per", "every", "each", "of")
            if over or len(behind) not in places:  # not "900 copies a minute"
                unit = (match["unit"] or "year").lower()
                span = Span(masked.original(match.start(name)), masked.original(match.end(name)))
                if match["prep"] or number == 0 or match["time"]:
                    found.append(_Time(span, exactly(1), f"a {unit}", unit, number, bool(match["prep"])))
    return found


def _score(window: Window, at: Seen, total: Seen, time: _Time, lone: bool, one_time: bool) -> float:
    rate, whole = at.quantity, total.quantity
    if rate is None or whole is None:
        return 0.0
    steps = window.steps(at, total)
    behind = steps < 0 and not _AT_A_RATE.search(at.before)
    makes = (steps < 0 and not behind) or _MAKES.search(total.before[-60:]) or _ALL_IN_ALL.match(total.after) or (steps == 1 and _ASIDE.search(total.before))
    together = time.sentence == total.sentence
    unlike = opposed(rate, whole)
    return weighed(
        (0.15, True),
        (0.15, lone),
        (0.15, one_time),
        (0.1, total.sentence == 0 and time.sentence == 0),
        (0.2, makes),
        (-0.15, not makes),
        (-0.3, time.sentence not in (0, total.sentence)),
        (0.1, time.lasting),
        (0.1, together or time.sentence == 0),
        (0.1, abs(steps) <= 2),
        (0.1, _NEEDS.search(at.before)),
        (-0.4, (whole.per or _PER.match(total.after)) and not (_ASIDE.search(total.before) or _SAME.search(total.before))),
        (-0.2, ";" in total.before and not makes),
        (-0.25, behind and time.sentence != 0),
        (-0.3, _ANOTHER.search(window.masked(total).text)),
        (-0.4, _ACTS.match(total.after)),
        (-0.5, unlike and not makes),
        (-0.2, unlike and makes),
        (-0.15, rate.hypothetical != whole.hypothetical and not _NEEDS.search(at.before)),
        (-0.2, whole.change and not rate.change),
    )


def _checked(rate: Quantity, per: str, total: Seen, time: _Time, sure: float) -> Link | None:
    whole = total.quantity
    if whole is None or time.unit not in DAYS:
        return None
    periods = time.count if time.unit == per else time.count.times(DAYS[time.unit]).over(DAYS[per])
    fine = max(FINE, rounding(whole) / whole.low) * rate.low
    computed = meant(replace(rate, precision=min(rate.precision, fine))).times(periods)
    central = printed(rate).times(periods)
    verdict = judge_figure(computed, whole, central)
    if not within_reach(central.low, whole.low):
        return None
    if verdict in ("consistent", "strained") and not _finely_meets(computed, rate, whole):
        verdict = "inconsistent" if far_off(central, printed(whole), rate, whole) else "strained"
    if verdict == "inconsistent" and _at_work(rate, per, time).meets(meant(whole)):
        verdict = "consistent" if per == "hour" else "strained"
    working = f"{figure(rate)} a {per} × {time.shown} = {span_of(central)}, stated {figure(whole)}"
    return Link((rate, whole, time.of), verdict, working, sure)


def _finely_meets(computed: Interval, rate: Quantity, whole: Quantity) -> bool:
    """Whether a total that is rounder than its rate still meets what the rate comes to, rounded as finely."""
    fine = max(FINE, rounding(rate) / rate.low) * whole.low
    return computed.meets(meant(replace(whole, precision=min(whole.precision, fine))))


def _at_work(rate: Quantity, per: str, time: _Time) -> Interval:
    """What a rate comes to in working days or hours only."""
    if per == "hour" and rate.kind == "money" and time.unit in WORKHOURS:
        low, high = WORKHOURS[time.unit]
        return Interval(rate.low * low * time.count.low, rate.high * high * time.count.high)
    if per == "day" and time.unit in WORKDAYS:
        days = WORKDAYS[time.unit]
        return Interval(rate.low * days * time.count.low, rate.high * DAYS[time.unit].high * time.count.high)
    return exactly(-1)


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

"""Rate × time: so many a day over so many days."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import (
    FINE,
    Interval,
    exactly,
    far_off,
    judge_figure,
    meant,
    printed,
    rounding,
    unit_once,
)
from reportedly.checks.linking import (
    ASKS,
    MOST_SURE,
    Link,
    Seen,
    Window,
    around,
    opposed,
    settle,
    sizes,
    weighed,
    within_reach,
)
from reportedly.checks.masks import HEDGE
from reportedly.checks.rates.lengths import (
    DAYS,
    KINDS,
    MOST_READ,
    PER,
    Length,
    lengths,
    may_hold_rate,
    own_length,
    unit_of,
)
from reportedly.checks.rates.rate_again import OR_SO, again_over
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Date, Quantity

WORKDAYS = {"week": 5.0, "month": 20.0, "quarter": 61.0, "year": 240.0}
"""A rate a working day: five days a week, and the fewest working days in use a year."""

WORKHOURS = {"day": (7.0, 12.0), "week": (30.0, 50.0), "month": (140.0, 210.0), "year": (1500.0, 2200.0)}
"""Hours that are worked in a time, for what is paid or done by the hour."""

ONE_DIGIT = 0.2
"""A rate that is so roughly rounded ("two tonnes a day") may be far off over a time."""
_MAKES = re.compile(
    r"\b(?:or|making|makes?|made|comes?(?: out)? to|came to|comes? in at|totals?|totall?ed|totall?ing|total of|"
    r"amount(?:s|ed|ing)? to|add(?:s|ed|ing)? up to|"
    r"works? out at|worked out at|means|meant|so|that is|that[’']s|which is|equals?|equal to|equivalent (?:to|of)|"
    r"cost|costs|stands? at|stood at|"
    r"bill (?:of|was|is)|gets?|got|earn(?:s|ed)?|took|take|swallow\w*|lost|counted|reached|reaches|i\.e\.)\b|"
    r"\ball(?: of)?(?: the| its)?\s+$",
    re.IGNORECASE,
)
_ALL_IN_ALL = re.compile(
    r"\s*(?:[^\s,;.]+\s+){0,3}?(?:,? ?(?:in all|in total|altogether|overall|all told)\b)", re.IGNORECASE
)
_ASIDE = re.compile(
    rf"(?:,|—|–|\(|\s-)\s*+(?:(?:or|that is|i\.e\.|which is|making),?\s+)?(?:some|about|roughly|nearly)?\s*{HEDGE}$",
    re.IGNORECASE,
)
_AT_A_RATE = re.compile(
    rf"(?:,|—|–|\(|\s-|\bor|\bis|\bwas)\s*(?:or )?(?:(?:at )?(?:a|an|the) )?(?:(?:rate|average|pace|speed|"
    rf"mean) of\s+)?{HEDGE}$|"
    rf"\b(?:averag\w+|average of|rate of|works? out (?:at|to)|worked out (?:at|to))\s+{HEDGE}$",
    re.IGNORECASE,
)
"""A rate told after its total: "rose by 90 centimetres, a rate of 30 an hour"."""
_ALL_THE_TIME = re.compile(r"\b(?:a?round the clock|day and night|night and day|non-?stop)\b", re.IGNORECASE)
"""Words beside a rate that it holds for all of a time."""
_ANOTHER = re.compile(
    r"\b(?:while|whereas|leas(?:e|ed|ing)|interest|return|instal\w+|down payment|deposit|mortgage|pension|loan|"
    r"discount\w*)\b",
    re.IGNORECASE,
)
"""What else such a sum may hold, or a contrast of two things."""
_ACTS = re.compile(r"\s+(?:has|have|had|was|were|is|are) \w+", re.IGNORECASE)
_SAME = re.compile(
    r"(?:\bor|\bthat (?:is|was|makes|means|amounts to|comes to)|\bthat[’']s|which (?:is|makes|means)|so|"
    r"works? out (?:at|to)|comes? (?:out )?(?:to|at)|equals|"
    r"equal to|equivalent (?:to|of)|makes|, making|totall?ing|amount(?:s|ing) to|adds? up to|i\.e\.)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What a total that is a rate itself must be led in by, or it is another rate."""
_TAKES = re.compile(r"\b(?:take|takes|took|taken|last|lasts|lasted|need|needs)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""“the 144 still to be built would take 12 weeks”"""
_OTHERWISE = re.compile(
    r"\b(?:winter|summer|spring|autumn|season|peak|at (?:full|half|best|first|most)|(?:full|half) (?:speed|power|"
    r"strength|capacity)|when (?:it|they|he|she)|can|could|capable|designed|capacity|maximum|normal\w*|usual\w*|"
    r"typical\w*|ordinary|weekdays?|weekends?|breakdowns?|slow\w*|just|only|but|despite|although|however|instead|fell|"
    r"fewer|built|made|meant|intended|room|target|goal|plan(?:s|ned)?|promised|supposed)\b",
    re.IGNORECASE,
)
"""A rate or a total of other times than all, in another sentence: "4 a day in winter. In the summer …"."""
_CHANGES = re.compile(
    r"\b(?:for the first|at first|initially|after that|thereafter|afterwards|then|(?:rising|falling|dropping) to)\b",
    re.I,
)
"""A rate that doesn't hold for all the time."""
_CAN = re.compile(r"\b(?:can|could|capable of|capacity of|designed (?:to|for)|up to)\b[^.;]{0,30}$", re.IGNORECASE)
_PLUS = re.compile(r"[^.;]{0,30}\b(?:including|plus|with (?:tips|fees)|(?:before|after) tax)\b", re.IGNORECASE)
"""A total of more than the rate comes to."""
_NEEDS = re.compile(r"\b(?:requir\w+|needs?|needed|have to|has to|had to|must|would take|would mean)\b", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not may_hold_rate(masked) or case.disputed(masked.span):
            continue
        window: Window | None = None
        for rate in masked.quantities():
            per = unit_of(masked, rate)
            if per and rate.modifier not in ("at-most", "at-least"):
                window = window or around(case, index)
                found = settle(
                    _links(case, window, rate, per), "which total and what length of time the rate is meant for"
                )
                if found:
                    yield found


def _links(case: Case, window: Window, rate: Quantity, per: str) -> Iterator[Link]:
    at = next((s for s in window.quantities() if s.quantity is not None and s.quantity.id == rate.id), None)
    if at is None:
        return
    totals = [s for s in window.quantities(*KINDS) if s is not at and _may_be_total(window, at, s, per)]
    totals = [s for s in totals if s.quantity and case.comparable(rate, s.quantity)]
    times = lengths(window, at) if totals else []
    for total in totals:
        own = own_length(window, total)
        usable = [own] if own else [t for t in times if t.seen is not total]
        usable = [t for t in usable if t.unit != per or t.count.low != 1]
        for time in usable:
            one_time = own is not None or len({t.shown for t in usable}) == 1
            sure = _score(window, at, total, time, sizes(totals) == 1, one_time)
            if link := _checked(rate, per, total, time, sure):
                yield link


def _may_be_total(window: Window, at: Seen, seen: Seen, per: str) -> bool:
    rate, whole = at.quantity, seen.quantity
    if rate is None or whole is None or whole.negated or whole.low <= rate.high:
        return False
    if again_over(window, at, seen, per):
        return True
    if unit_once(rate, whole):
        return bool(_MAKES.search(seen.before)) and not unit_of(window.masked(seen), whole)
    kinds = {rate.kind, whole.kind} - {"rate"}
    units = {q.unit.split("/")[0] for q in (rate, whole) if q.unit and q.kind != "count"}
    if len(kinds) > 1 or len(units) > 1 or (whole.kind == "duration" and rate.unit != whole.unit):
        return False
    if bool(rate.unit) != bool(whole.unit):
        return False
    return unit_of(window.masked(seen), whole) != per


def _score(window: Window, at: Seen, total: Seen, time: Length, lone: bool, one_time: bool) -> float:
    """How surely rate, time and total belong together."""
    takes = time.seen and window.steps(total, time.seen) == 1 and _TAKES.search(time.seen.before)
    makes = bool(takes) or _made(window, at, total)
    together = time.sentence == total.sentence
    near = weighed(
        (0.15, True),
        (0.15, lone),
        (0.15, one_time),
        (0.1, total.sentence == 0 and time.sentence == 0),
        (0.2, makes),
        (0.2, takes),
        (0.2, together and total.sentence == 1 and time.seen and not makes),
        (0.1, time.lasting),
        (0.1, together or time.sentence == 0),
        (0.1, abs(window.steps(at, total)) <= 2),
        (0.1, _NEEDS.search(at.before)),
        (0.3, _ALL_THE_TIME.search(at.before[-40:] + at.after[:60])),
        most=2,
    )
    return min(MOST_SURE, max(0.0, round(near - _doubt(window, at, total, time, makes), 6)))


def _made(window: Window, at: Seen, total: Seen) -> bool:
    """Whether words say that the total is what the rate comes to, or that the rate is what it came by."""
    steps = window.steps(at, total)
    return bool(
        (steps < 0 and _AT_A_RATE.search(at.before))
        or _MAKES.search(total.before[-60:])
        or _ALL_IN_ALL.match(total.after)
        or (steps == 1 and _ASIDE.search(total.before))
    )


def _of_a_year(window: Window, total: Seen) -> bool:
    """Whether a total's sentence names a year: "in the flood of 1998"."""
    beside = [s.item for s in window.figures if s.sentence == total.sentence and s.number < total.number]
    return any(isinstance(item, Date) and item.value.isdigit() for item in beside)


def _doubt(window: Window, at: Seen, total: Seen, time: Length, makes: bool) -> float:
    """What speaks against a total: other things counted, another rate, a clause or a contrast between."""
    rate, whole = at.quantity, total.quantity
    if rate is None or whole is None:
        return 1.0
    unlike = opposed(rate, whole)
    led_in = _ASIDE.search(total.before) or _SAME.search(total.before)
    behind = window.steps(at, total) < 0 and not _AT_A_RATE.search(at.before)
    return weighed(
        (0.15, not makes),
        (0.3, time.sentence not in (0, total.sentence)),
        (0.4, (whole.per or PER.match(total.after)) and not (led_in or OR_SO.search(at.before))),
        (0.2, ";" in total.before and not makes),
        (0.25, behind and time.sentence != 0),
        (0.3, total.sentence != 0 and _OTHERWISE.search(window.here.text + window.masked(total).text)),
        (0.4, _CAN.search(at.before) and not (led_in or _CAN.search(total.before))),
        (0.4, whole.kind == "money" and _PLUS.match(total.after)),
        (0.4, _CHANGES.search(window.here.text)),
        (0.3, total.sentence != 0 and _of_a_year(window, total)),
        (0.2, time.first and time.sentence != 0 and not _ALL_THE_TIME.search(at.before[-40:] + at.after[:60])),
        (0.3, _ANOTHER.search(window.masked(total).text[:MOST_READ])),
        (0.4, _ACTS.match(total.after)),
        (0.2 if makes else 0.5, unlike),
        (0.15, rate.hypothetical != whole.hypothetical and not _NEEDS.search(at.before)),
        (0.2, whole.change and not rate.change),
        most=2,
    )


def _checked(rate: Quantity, per: str, total: Seen, time: Length, sure: float) -> Link | None:
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
    one_digit = rate.unit and rate.kind != "money" and rounding(rate) >= ONE_DIGIT * rate.low
    off = not one_digit and far_off(central, printed(whole), rate, whole)
    if verdict in ("consistent", "strained") and not _finely_meets(computed, rate, whole):
        verdict = "inconsistent" if off else "strained"
    if verdict == "inconsistent" and one_digit and meant(rate).times(periods).meets(meant(whole)):
        verdict = "strained"
    if verdict == "inconsistent" and _at_work(rate, per, time).meets(meant(whole)):
        verdict = "consistent" if per == "hour" else "strained"
    if verdict in ("consistent", "strained") and sure < ASKS:
        return None
    working = f"{figure(rate)} a {per} × {time.shown} = {span_of(central)}, stated {figure(whole)}"
    return Link((rate, whole, time.of), verdict, working, sure)


def _finely_meets(computed: Interval, rate: Quantity, whole: Quantity) -> bool:
    """Whether a total that is rounder than its rate still meets what the rate comes to, rounded as finely."""
    fine = max(FINE, rounding(rate) / rate.low) * whole.low
    return computed.meets(meant(replace(whole, precision=min(whole.precision, fine))))


def _at_work(rate: Quantity, per: str, time: Length) -> Interval:
    """What a rate comes to in working days or hours only."""
    if per == "hour" and rate.kind == "money" and time.unit in WORKHOURS:
        low, high = WORKHOURS[time.unit]
        return Interval(rate.low * low * time.count.low, rate.high * high * time.count.high)
    if per == "day" and time.unit in WORKDAYS:
        days = WORKDAYS[time.unit]
        return Interval(rate.low * days * time.count.low, rate.high * DAYS[time.unit].high * time.count.high)
    return exactly(-1)


__all__ = ["DAYS", "RULE"]

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

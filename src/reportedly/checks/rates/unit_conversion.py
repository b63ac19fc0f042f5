"""Unit conversion: one measure given in two units, "12 kilometers (19 miles)"."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge, meant, printed
from reportedly.checks.linking import ACCUSES, ASKS, FITS, Link, Seen, around, settle
from reportedly.checks.masks import HEDGE, slots
from reportedly.checks.rates.said_again import restated
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, plural, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity
from reportedly.vocab import rows

ROUGH = 0.10
"""Converters round for readers ("10 miles (16 km)", "a 100-foot (30-metre) wall"): beyond the printed
rounding, a tenth off is strained; an error of the factor itself is at least that."""
FINELY, FINE_DIGITS = 0.03, 3
"""A figure given to three places (1.81 metres) was converted, not rounded for readers."""
WRONG = 1.35
"""No rounding for readers goes so far off, hedged or not: "900 metres, almost 2,000 feet"."""
A_WORKING_DAY = 13.0
"""Hours: of more a day, hours and days are the same time in other units."""
_AGAIN = re.compile(
    rf"\b(?:its|all(?: of)?(?: (?:the|its|those|these))?|those|these|(?:the|its) (?:full|whole|entire))\s+{HEDGE}$",
    re.IGNORECASE,
)
"""“At 330 feet … all 140 metres of it”: the measure said again in a later sentence."""
_AT, _IT_IS = (
    re.compile(rf"\s*at\s+{HEDGE}$", re.IGNORECASE),
    re.compile(r",? (?:it|they|he|she) (?:is|was|are|were|will be|would be|ranks?)\b", re.IGNORECASE),
)
"""“At three metres, it was the longest ever caught.”"""
_THAT_IS = re.compile(
    rf"\s*(?:that|this|which|it)(?: (?:is|was|makes|equals|comes to|amounts to|works out at)|[’']s)\s+{HEDGE}$",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\s*of (?:it|them)\b", re.IGNORECASE)
_THE = re.compile(rf"\b(?:the|that)\s+{HEDGE}$", re.IGNORECASE)
_LADDER = ("second", "minute", "hour", "", "day", "week", "", "month", "year", "decade", "century")
"""Lengths of time that are given in each other; of others (“five days (40 hours)”) only what fits is said."""
_QUESTION = "whether the second figure says the first again"
_MEASURES = "measure", "rate", "duration"
_SLOTS = slots("|".join(_MEASURES))


@cache
def _factors() -> dict[str, tuple[str, float, float]]:
    return {row["unit"]: (row["base"], float(row["factor"]), float(row["offset"])) for row in rows("conversions")}


def _in_base(values: Interval, unit: str) -> Interval:
    _, factor, offset = _factors()[unit]
    return Interval(values.low * factor + offset, values.high * factor + offset)


def _from_base(values: Interval, unit: str) -> Interval:
    _, factor, offset = _factors()[unit]
    return Interval((values.low - offset) / factor, (values.high - offset) / factor)


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not any(slot in masked.slots for slot in _SLOTS) or case.disputed(masked.span):
            continue
        told: set[str] = set()
        for one, two, sure in restated(masked) if len(masked.items) > 1 else ():
            if (
                _convertible(one, two)
                and not (sure < ACCUSES and _compound(one, two))
                and (found := settle([_checked(one, two, sure)], _QUESTION))
            ):
                told |= {one.id, two.id}
                yield found
        yield from _said_again(case, index, told)


def _compound(one: Quantity, two: Quantity) -> bool:
    """Whether the second figure is the rest of the first: "2 hours, 38 minutes"."""
    return _factors()[two.unit][1] * two.low < _factors()[one.unit][1]


def _said_again(case: Case, index: int, told: set[str]) -> Iterator[Finding]:
    """A measure of the sentence before in other units, where the two are the only ones of their dimension."""
    here = [
        s for s in around(case, index, ahead=0).quantities("measure") if s.quantity and s.quantity.unit in _factors()
    ]
    for seen in here:
        if seen.sentence == 0 and seen.quantity and seen.quantity.id not in told:
            base = _factors()[seen.quantity.unit][0]
            others = [s for s in here if s is not seen and s.quantity and _factors()[s.quantity.unit][0] == base]
            other = others[0].quantity if len(others) == 1 else None
            if other and _convertible(other, seen.quantity) and case.comparable(other, seen.quantity):
                link = _checked(other, seen.quantity, _again(case, seen))
                by_chance = link.verdict != "consistent" or others[0].sentence == 0
                if not (link.score <= FITS and by_chance) and (found := settle([link], _QUESTION)):
                    yield found


def _again(case: Case, seen: Seen) -> float:
    """How surely a figure says an earlier one again: by its article, unless it measures something of its own."""
    if seen.quantity is None or seen.quantity.counted or "-" in case.words(seen.quantity.span):  # "its 90-foot towers"
        return FITS
    if (
        _AGAIN.search(seen.before)
        or _THAT_IS.match(seen.before)
        or _OF_IT.match(seen.after)
        or (_AT.match(seen.before) and _IT_IS.match(seen.after))
    ):
        return 0.75
    return 0.6 if _THE.search(seen.before) else FITS


def _convertible(one: Quantity, two: Quantity) -> bool:
    known = _factors()
    return (
        one.unit != two.unit
        and (one.per == two.per or not (one.per and two.per))
        and {one.kind, two.kind} <= set(_MEASURES)
        and one.unit in known
        and two.unit in known
        and known[one.unit][0] == known[two.unit][0]
    )


def _checked(one: Quantity, two: Quantity, sure: float) -> Link:
    known = _factors()
    one, two = _unbounded(one), _unbounded(two)
    central = _from_base(_in_base(printed(one), one.unit), two.unit)
    computed = _from_base(_in_base(meant(one), one.unit), two.unit)
    verdict = judge(computed, meant(two), bare=printed(two), central=central)
    if verdict == "inconsistent" and known[one.unit][0] == "celsius":
        by = known[one.unit][1] / known[two.unit][1]
        as_change = judge(meant(one).scaled(by), meant(two), bare=printed(two), central=printed(one).scaled(by))
        if as_change != "inconsistent":
            verdict, central = as_change, printed(one).scaled(by)
    elif verdict == "inconsistent":
        rough = FINELY if len(f"{abs(two.low):.6g}".replace(".", "").strip("0")) >= FINE_DIGITS else ROUGH
        loose = Interval(computed.low * (1 - rough), computed.high * (1 + rough))
        verdict = "strained" if loose.meets(meant(two)) else verdict
    if known[one.unit][0] != "celsius" and _wrong(central, printed(two)):
        verdict = "inconsistent"
    working = f"{figure(one)} = {span_of(central)} {plural(two.unit)}, stated {figure(two)}"
    if "duration" in (one.kind, two.kind) and not _neighbours(one, two):
        sure = min(sure, ASKS - 0.05)
    return Link((one, two), verdict, working, sure)


def _unbounded(quantity: Quantity) -> Quantity:
    """The figure itself is converted, whatever bound it is: "more than 40 km (25 miles)", "spread over 40 km"."""
    return quantity if quantity.modifier == "approximate" else replace(quantity, modifier="exact")


def _wrong(central: Interval, stated: Interval) -> bool:
    """Whether figures as printed are further apart than any rounding."""
    return min(central.low, stated.low) > 0 and (central.low > WRONG * stated.high or stated.low > WRONG * central.high)


def _neighbours(one: Quantity, two: Quantity) -> bool:
    """Whether two lengths of time are of units that are given in each other, and no working days."""
    if (one.unit, two.unit) == ("hour", "day"):
        return one.low > A_WORKING_DAY * two.high
    known = [unit in _LADDER for unit in (one.unit, two.unit)]
    return all(known) and abs(_LADDER.index(one.unit) - _LADDER.index(two.unit)) == 1


RULE = Rule(
    id="unit-conversion",
    title="The same measure in two units",
    needs=(
        "a measure and another in a unit of the same dimension, in brackets, between dashes, after “or”, or said again "
        "in the next sentence"
    ),
    rule="the one converted, over its rounding, must meet the other",
    tolerance="both roundings; a further 10 % is strained (rounded for readers; 3 % for three digits), except for "
    "temperatures. Factors: "
    "vocab/conversions.csv (BIPM, NIST SP 811)",
    example="12 kilometers (19 miles): 12 kilometre = 7.5 mile, stated 19 mile: inconsistent",
    traps=(
        "two different measures side by side (3 metres by 10 feet), tons of three kinds, money; temperatures "
        "may be differences of temperature"
    ),
    apply=_find,
)

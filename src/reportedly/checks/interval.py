"""Intervals: what a printed figure can mean, the arithmetic between such figures, and the verdict."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from reportedly.model.claims import Verdict
from reportedly.model.figures import Modifier, Quantity

APPROXIMATE = 0.10
"""How far "about", "nearly" and "roughly" reach to either side, as a share of the figure. Newsroom guides
give no number; ±10 % is what an "about" may still be rounded from at one significant place and a half
("about 15" is 13.5 to 16.5), and the gold intervals of our tuning passages use it for percentages."""

MORE_THAN = 1.5
"""How far "more than" and "over" reach: a writer with half as much again would have named a rounder figure."""

COUNTED_ONE_BY_ONE = 1000
"""Whole counts below this are taken as exact: people, wells or ships are counted, not rounded."""


FINE = 0.025
"""A round figure beside a finer one was rounded no further than this share of it: of 412 and 2,000 houses the second
can be 1,950 or 2,050, not 1,500 (2,000 by itself is known to its one significant place)."""


WIDE = 1.2
"""Round figures that miss what they come to by more than a fifth aren't saved by their roundings."""


class Interval(NamedTuple):
    """A closed interval of values, ``low <= high``; either end may be infinite."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both (with room for floating-point error)."""
        room = 1e-9 * max(1.0, *(abs(v) for v in (*self, *other) if math.isfinite(v)))
        return self.low <= other.high + room and other.low <= self.high + room

    def within(self, other: "Interval") -> bool:
        """Whether every value lies in ``other``."""
        return other.low - 1e-9 <= self.low and self.high <= other.high + 1e-9

    def plus(self, other: "Interval") -> "Interval":
        """The sums."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        """The differences."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: "Interval") -> "Interval":
        """The products, for intervals of non-negative values."""
        return Interval(self.low * other.low, self.high * other.high)

    def over(self, other: "Interval") -> "Interval":
        """The quotients, for intervals of non-negative values; infinite where ``other`` reaches zero."""
        high = math.inf if other.low <= 0 else self.high / other.low
        low = 0.0 if other.high <= 0 or math.isinf(other.high) else self.low / other.high
        return Interval(low, high)

    def scaled(self, factor: float) -> "Interval":
        """Every value times ``factor`` (not negative)."""
        return Interval(self.low * factor, self.high * factor)

    def widened(self, by: float) -> "Interval":
        """Both ends moved outward by ``by``."""
        return Interval(self.low - by, self.high + by)

    def magnitude(self) -> "Interval":
        """The absolute values."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Interval(-self.high, -self.low)
        return Interval(0.0, max(-self.low, self.high))


def exactly(value: float) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals; zero for none."""
    low = high = 0.0
    for item in intervals:
        low, high = low + item.low, high + item.high
    return Interval(low, high)


def printed(quantity: Quantity) -> Interval:
    """The values as printed, without rounding or hedge, in the quantity's unit."""
    return Interval(quantity.low, quantity.high)


def rounding(quantity: Quantity) -> float:
    """Half the place a single figure was rounded to, in its unit; 0 for ranges and for small counts."""
    if quantity.low != quantity.high:
        return 0.0
    whole = float(quantity.low).is_integer()
    if quantity.kind in ("percent", "points"):
        return 0.5 if whole else quantity.precision
    if whole and abs(quantity.low) < COUNTED_ONE_BY_ONE:
        return 0.0 if quantity.kind in ("count", "age") else min(quantity.precision, 0.5)
    return quantity.precision


def finely(quantity: Quantity, *beside: Quantity) -> Quantity:
    """``quantity`` rounded no more roughly than the figures that it is computed with (``FINE``)."""
    if quantity.modifier != "exact" or quantity.low != quantity.high:
        return quantity
    finest = min((rounding(other) for other in beside if other.low == other.high), default=math.inf)
    return replace(quantity, precision=min(quantity.precision, max(finest, FINE * abs(quantity.low))))


def far_off(central: Interval, stated: Interval, *figures: Quantity) -> bool:
    """Whether figures as printed miss by more than a fifth (``WIDE``), none of them hedged.

    "Trebled to 40,000 from 20,000" is wrong for any reader, though two figures of one significant place could be
    25,000 and 35,000.
    """
    if any(q.modifier != "exact" or q.low != q.high for q in figures) or min(central.low, stated.low) <= 0:
        return False
    return central.low / stated.high > WIDE or stated.low / central.high > WIDE


def alike(left: Quantity, right: Quantity) -> bool:
    """Whether two figures can be set against each other: one unit, one kind (a rate's kind is not told apart)."""
    kinds = {left.kind, right.kind}
    return (
        left.unit == right.unit
        and (len(kinds) == 1 or "rate" in kinds)
        and (left.per == right.per or "" in (left.per, right.per))
    )


def unit_once(left: Quantity, right: Quantity) -> bool:
    """Whether a unit is said once for both, as in "to 424 million dollars from 439 million"."""
    return (
        {left.kind, right.kind} <= {"count", "money", "measure"}
        and "count" in (left.kind, right.kind)
        and not (left.unit and right.unit)
        and not (left.counted and right.counted)
    )


def meant(quantity: Quantity) -> Interval:
    """The values the writer can have meant: the printed ones, plus rounding, widened by a hedge."""
    step = rounding(quantity)
    return _hedged(printed(quantity).widened(step) if step else printed(quantity), quantity.modifier)


def _hedged(values: Interval, modifier: Modifier) -> Interval:
    low, high = values
    match modifier:
        case "approximate":
            return Interval(low * (1 - APPROXIMATE), high * (1 + APPROXIMATE))
        case "more-than":
            return Interval(low, high * MORE_THAN)
        case "less-than":
            return Interval(low / MORE_THAN, high)
        case "at-least":
            return Interval(low, math.inf)
        case "at-most":
            return Interval(0.0, high)
    return values


def judge(computed: Interval, claim: Interval, *, bare: Interval, central: Interval | None = None) -> Verdict:
    """The verdict on a stated figure, all intervals in one unit.

    ``claim`` is what the stated figure can mean and ``bare`` its printed value; ``computed`` is what the other
    figures come to with everything they can mean, ``central`` with their printed values. Consistent: the figure
    as printed can be computed with half of those roundings, or the printed figures come to what it can mean.
    Strained: they meet only where roundings and hedges stretch towards each other. Inconsistent: nowhere.
    """
    if not claim.meets(computed):
        return "inconsistent"
    likely = computed
    if central is not None:
        likely = Interval((computed.low + central.low) / 2, (computed.high + central.high) / 2)
    if bare.meets(likely) or (central is not None and central.within(claim)):
        return "consistent"
    return "strained"


def judge_figure(computed: Interval, stated: Quantity, central: Interval | None = None) -> Verdict:
    """``judge`` for a stated quantity in the unit of ``computed``."""
    return judge(computed, meant(stated), bare=printed(stated), central=central)

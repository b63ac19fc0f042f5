"""What a printed figure can mean: its interval, an end of it open where the words leave it open."""

import math
from typing import NamedTuple

from reportedly.checks.interval import FINE, Interval, rounding
from reportedly.checks.shown import number, plural
from reportedly.model.figures import Quantity

_SIGNS = {
    "exact": "",
    "approximate": "about ",
    "more-than": "more than ",
    "less-than": "less than ",
    "at-least": "at least ",
    "at-most": "at most ",
}


class Ends(NamedTuple):
    """What can be meant: ``least`` and ``most``, None where the words set no end."""

    least: float | None
    most: float | None

    def interval(self) -> Interval:
        """The same with infinite ends."""
        return Interval(-math.inf if self.least is None else self.least, math.inf if self.most is None else self.most)


def ends(quantity: Quantity) -> Ends:
    """The values the words allow: "about" to the printed precision, "more than" and "less than" open at one end.

    Unlike ``checks.interval.meant``, which asks what a writer is likely to mean, an open end stays open. A plain figure
    is as exact as printed, but no finer than ``FINE`` of it: 10,000 without "about" is not 14,000.
    """
    step = 0.0
    if quantity.modifier == "approximate" and quantity.low == quantity.high:
        step = quantity.precision
    elif quantity.modifier == "exact":
        step = min(rounding(quantity), FINE * abs(quantity.low))
    match quantity.modifier:
        case "more-than" | "at-least":
            return Ends(quantity.low, None)
        case "less-than" | "at-most":
            return Ends(0.0 if quantity.kind == "count" else None, quantity.high)
    return Ends(quantity.low - step, quantity.high + step)


def printed(quantity: Quantity) -> str:
    """The figure in digits with its hedge and unit: "about 29,000", "300,000–500,000", "more than 12 crowns"."""
    low, high = number(quantity.low), number(quantity.high)
    unit = f" {quantity.unit}" if quantity.unit and quantity.kind not in ("percent", "points") else ""
    if unit and quantity.high != 1:
        unit = f" {plural(quantity.unit)}"
    sign = " %" if quantity.kind == "percent" else " points" if quantity.kind == "points" else unit
    hedge = "fewer than " if (quantity.modifier, quantity.kind) == ("less-than", "count") else _SIGNS[quantity.modifier]
    return hedge + (low if low == high else f"{low}–{high}") + sign


def meet(one: Ends, other: Ends) -> bool:
    """Whether some value lies in both."""
    return one.interval().meets(other.interval())

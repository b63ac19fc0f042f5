"""What the figure of a cell can mean: as printed, with the places of its column."""

from reportedly.checks.interval import Interval, meant, printed
from reportedly.model.figures import Quantity

ROUND = 0.001
"""A total beside finer figures was rounded no further than this share of it."""


def may_be(quantity: Quantity) -> Interval:
    """The values that a cell can stand for: half its column's last printed place to either side, or as it is hedged.

    In running text 13.0 is a whole number; below 12.4 in a table it is rounded.
    """
    if quantity.modifier != "exact":
        return meant(quantity)
    return printed(quantity).widened(half_place(quantity))


def half_place(quantity: Quantity) -> float:
    """Half the last printed place; of whole percentages 0.5, since 100 % in a table is not rounded to hundreds."""
    return min(quantity.precision, 0.5) if quantity.kind == "percent" else quantity.precision


def own_place(quantity: Quantity) -> float:
    """Half the place of a round number's last digit that isn't 0 (879,200: 50), which its column's places hide.

    No more than ``ROUND`` of it: a sample of 1,000 is 1,000.
    """
    if quantity.low < 1000 or not float(quantity.low).is_integer():
        return half_place(quantity)
    whole = f"{quantity.low:.0f}"
    own = 0.5 * 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole.endswith("0") else 0.0
    return max(half_place(quantity), min(own, ROUND * quantity.low))

"""Rates told again over another time: "1,200 people a month, or about 40 a day"."""

import re

from reportedly.checks.linking import Seen, Window, opposed
from reportedly.checks.masks import HEDGE
from reportedly.checks.rates.lengths import DAYS, unit_of

OR_SO = re.compile(rf"(?:,\s*or|\bor|\(|\bthat is,?|\bi\.e\.)\s+{HEDGE}$", re.IGNORECASE)
"""Before a rate that says the one before it again."""
_ONE_KIND = {
    "count": {"count", "rate"},
    "rate": {"count", "rate", "measure"},
    "measure": {"measure", "count", "rate"},
    "money": {"money", "count", "rate"},
}
"""Kinds that a rate told again may have, by the kind of what it says again: "1,200 tonnes a month, or 40 a day"."""


def again_over(window: Window, at: Seen, seen: Seen, per: str) -> bool:
    """Whether the rate ``at``, so much a ``per``, says the one just before it again, over a shorter time."""
    rate, whole = at.quantity, seen.quantity
    if rate is None or whole is None or seen.sentence or window.steps(seen, at) != 1 or not OR_SO.search(at.before):
        return False
    other = unit_of(window.here, whole)
    if not other or other == per or DAYS[other].low <= DAYS[per].high or opposed(rate, whole):
        return False
    return rate.unit in ("", whole.unit) and {rate.kind, whole.kind} <= _ONE_KIND[whole.kind]

"""Findings and their working: figures written as a reader would check them, with a thin line of arithmetic."""

import math
from collections.abc import Iterable

from reportedly.checks.interval import Interval
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "celsius": "°C",
    "fahrenheit": "°F",
    "yen": "yen",
    "yuan": "yuan",
    "rand": "rand",
    "baht": "baht",
    "won": "won",
}
_SIGNS = {"percent": " %", "points": " points"}


def finding(
    verdict: Verdict, rests_on: Iterable[Quantity | Date | Span], working: str, *, sure: float, needs: str | None = None
) -> Finding:
    """A finding without id and kind (``checks.run`` fills them in); ``sure`` is 0 to 1."""
    spans = sorted({item if isinstance(item, Span) else item.span for item in rests_on})
    return Finding(id="", kind="", verdict=verdict, spans=spans, working=working, confidence=sure, needs=needs)


def number(value: float) -> str:
    """``value`` with thousands separated, in millions and more by name, to three or four significant places."""
    if not math.isfinite(value):
        return "∞"
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    if value == round(value):
        return f"{value:,.0f}"
    places = 0 if abs(value) >= 1000 else 1 if abs(value) >= 1 else 2
    if abs(value - round(value, places)) > 0.005 * max(1.0, abs(value)):
        places += 1
    return f"{value:,.{places}f}"


def figure(quantity: Quantity) -> str:
    """A quantity as printed: a number or a range, with its unit where that is short."""
    low, high = number(quantity.low), number(quantity.high)
    shown = low if low == high else f"{low}…{high}"
    hedge = {"approximate": "about ", "more-than": "> ", "less-than": "< ", "at-least": "≥ ", "at-most": "≤ "}
    return hedge.get(quantity.modifier, "") + shown + _unit(quantity)


def _unit(quantity: Quantity) -> str:
    if quantity.kind in ("percent", "points"):
        return _SIGNS[quantity.kind]
    if not quantity.unit or quantity.kind not in ("money", "measure", "duration"):
        return ""
    return f" {plural(quantity.unit) if quantity.high != 1 else quantity.unit}"


def plural(unit: str) -> str:
    """The plural of a unit's name ("mile" → "miles"); words that don't change stay as they are."""
    if unit in _PLURALS or unit.endswith("s"):
        return _PLURALS.get(unit, unit)
    return f"{unit[:-1]}ies" if unit.endswith("ury") else f"{unit}s"


def span_of(values: Interval, sign: str = "") -> str:
    """An interval of results, "5.8–9.7 %", or one number where both ends print alike."""
    low, high = number(values.low), number(values.high)
    return (low if low == high else f"{low}–{high}") + sign

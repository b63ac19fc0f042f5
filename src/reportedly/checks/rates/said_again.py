"""A figure said again at once in other units: "12 kilometers (19 miles)", "163 pesos a day, or $9.40"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.model.figures import Quantity

_WORDS = rf"(?:\s+(?!or\b|but\b|from\b|by\b)[\w’'{slots('date')}-]+){{0,6}}?"
_MEANS = (
    r"(?:(?:or|worth|then|now|i\.e\.|that is|that[’']s|which is|which was|being|equal to|equivalent to|"
    rf"(?:the |an? )?equivalent of|(?:which )?(?:comes|came|works out|worked out|amounts) (?:to|at)|"
    r"(?:an?|the) (?:area|distance|height|depth|length|weight|temperature|speed|sum|total) of),?\s+)?"
    rf"{HEDGE}"
)
_ASIDE = re.compile(rf"{_WORDS}\s*(?:[(\[/]|—|–|\s-\s|,? \bor\b)\s*{_MEANS}$", re.IGNORECASE)
_COMMA = re.compile(rf"{_WORDS},\s*{_MEANS}$", re.IGNORECASE)
_IS = re.compile(rf"{_WORDS},?\s+(?:is|was|are|were) (?:worth|equivalent to|equal to)\s+{HEDGE}$", re.IGNORECASE)
_HEDGED = re.compile(
    r"(?:\b(?:(?:area|distance|height|depth|length|weight|temperature|speed|sum|total) of|"
    r"or|some|worth|equal|equivalent|that|which|about|roughly|around|approximately|nearly|almost)\b)",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"\s*(?:in |of )?(?:more|less|fewer|short|heavier|lighter|longer|shorter|higher|lower|over|under|above|below|"
    r"from|away|off|"
    r"deep|each|apiece|profit|of (?:it|which|that|them)|in (?:interest|damages|costs|fees|tax|cash))\b",
    re.IGNORECASE,
)
"""“12 kilograms, about 3 pounds more than allowed” says nothing again."""
_CLOSES = re.compile(r"(?:\s+[\w’'-]+){0,3}?\s*(?:[,.;:)\]—–]|\s-\s|$)")


def restated(masked: Masked) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Neighbouring figures of which the second may say the first again, and how surely (0 to 1)."""
    items = [item for item in masked.items.values() if isinstance(item, Quantity)]
    for one, two in pairwise(items):
        between = masked.between(one, two)
        after = masked.after(two, 40)
        if len(between) > 90 or _BEYOND.match(after):
            continue
        if _ASIDE.match(between) or _IS.match(between):
            yield one, two, 0.9
        elif _COMMA.match(between) and (_HEDGED.search(between) or _CLOSES.match(after)):
            yield one, two, 0.85 if _HEDGED.search(between) else 0.6

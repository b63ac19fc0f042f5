"""Whether two statements are of one claim: a score from 0 to 1, of a few facts that can be shown.

The figure (equal, or one a rounding of the other), names, day, words, what is counted, and how far apart they were
published. The weights (``sameness.csv``) are a logistic regression's; ``training/archive/sameness.py`` fits them.
"""

import csv
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reportedly.archive.origins.statements import Statement

FEATURES = (
    "bias",
    "equal",  # the figures are equal
    "digits",  # and have this many significant digits beyond the first, at most 3
    "rounded",  # one is the other rounded
    "scaled",  # the digits are equal, the powers of ten are not
    "names shared",
    "names apart",
    "no name shared",  # though both have one
    "words alike",
    "same day",
    "other day",
    "days between",
    "same things",
    "other things",
    "same event",
    "other unit",
)
_FEW = 200  # statements of which a smaller number is taken for a part
_RARE = 5.0  # an inverse document frequency over this says no more: rarer names are rare by chance


class Rarity(NamedTuple):
    """How rare names and stems are among the statements looked at: natural logarithms, 0 to 5."""

    names: Mapping[str, float]
    stems: Mapping[str, float]
    most: float

    def of_name(self, name: str) -> float:
        """How rare a name is; of one not seen as a name, as rare as can be told."""
        return self.names.get(name, self.most)

    def of_stem(self, stem: str) -> float:
        """How rare a stem is."""
        return self.stems.get(stem, self.most)


def rarity(found: Iterable[Statement]) -> Rarity:
    """Counted over different sentences: the copies of one count once."""
    names: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    seen: set[str] = set()
    for one in found:
        if one.words not in seen:
            seen.add(one.words)
            names.update(one.names)
            stems.update(one.stems)
    whole = max(len(seen), _FEW)

    def rare(count: int) -> float:
        return min(_RARE, math.log((whole + 1) / (count + 1)))

    return Rarity({n: rare(c) for n, c in names.items()}, {n: rare(c) for n, c in stems.items()}, rare(0))


@lru_cache(maxsize=1 << 16)
def digits_of(value: float) -> str:
    """The significant digits of a value: "709" of 709,000,000, "7" of 7,000."""
    mantissa = f"{abs(value):.6g}".partition("e")[0].replace(".", "").strip("0")
    return mantissa or "0"


def figures_agree(one: Statement, other: Statement) -> str:
    """ "equal", "rounded" (one is the other rounded or cut off), "scaled" (the digits alone agree), or ""."""
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return "none" if one.low is None and other.low is None else ""
    if one.low == other.low and one.high == other.high:
        return "equal"
    return _agree(_Range(one.low, one.high, one.modifier), _Range(other.low, other.high, other.modifier))


class _Range(NamedTuple):
    low: float
    high: float
    modifier: str


@lru_cache(maxsize=1 << 18)
def _agree(one: _Range, other: _Range) -> str:
    if _rounds(one, other) or _rounds(other, one) or (one.low <= other.high and other.low <= one.high):
        return "rounded"
    same = digits_of(one.low) == digits_of(other.low)
    return "scaled" if same and len(digits_of(one.low)) > 1 else ""


def _rounds(coarse: _Range, fine: _Range) -> bool:
    """Whether the coarse figure is the fine one rounded to its digits, or cut off there ("more than 700" of 784)."""
    if coarse.low != coarse.high or fine.low != fine.high or not coarse.low:
        return False
    printed = digits_of(coarse.low)
    if len(printed) >= len(digits_of(fine.low)):
        return False
    place = 10.0 ** (math.floor(math.log10(abs(coarse.low))) - len(printed) + 1)
    cut = coarse.modifier in ("more-than", "at-least", "approximate") and 0 <= fine.low - coarse.low < place
    return cut or abs(fine.low - coarse.low) <= place / 2


def alike(one: Statement, other: Statement, rare: Rarity) -> float:
    """How likely the two are one claim, 0 to 1; 0 where the figures can't be."""
    agree = figures_agree(one, other)
    if not agree:
        return 0.0
    score = sum(w * x for w, x in zip(_weights(), features(one, other, agree, rare), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def features(one: Statement, other: Statement, agree: str, rare: Rarity) -> list[float]:
    """What the score is made of, in the order of ``FEATURES``."""
    names, apart, none = _names(one, other, rare)
    printed = min(len(digits_of(one.low)), len(digits_of(other.low))) if one.low and other.low else 1
    gap = _gap(one, other)
    return [
        1.0,
        float(agree == "equal"),
        float(min(printed - 1, 3)) if agree == "equal" else 0.0,
        float(agree == "rounded"),
        float(agree == "scaled"),
        min(names, 2 * _RARE) / _RARE,
        apart / _RARE,
        float(none),
        _words(one, other, rare),
        float(bool(one.days & other.days)),
        float(bool(one.days and other.days and not one.days & other.days)),
        math.log1p(gap) if gap is not None else 1.0,
        float(bool(one.who & other.who)),
        float(bool(one.who and other.who and not one.who & other.who)),
        float(bool(one.event & other.event)),
        float(one.kind != other.kind or (one.unit != other.unit and bool(one.unit and other.unit))),
    ]


def _names(one: Statement, other: Statement, rare: Rarity) -> tuple[float, float, bool]:
    """How much the names shared weigh, those of the side that has fewer left over, and whether none is shared."""
    first, second = one.names, other.names
    if one.opening in second:
        first |= {one.opening}
    if other.opening in first:
        second |= {other.opening}
    both = first & second
    shared = sum(rare.of_name(name) for name in both)
    if one.opening and one.opening == other.opening:
        shared += rare.of_stem(one.opening) / 2
    left, right = first - second, second - first
    if left and right and not both:
        misprinted = {name for name in left if any(_misprint(name, twin) for twin in right)}
        shared += sum(rare.of_name(name) for name in misprinted) / 2
        both |= misprinted
    apart = min(sum(map(rare.of_name, left)), sum(map(rare.of_name, right)))
    return shared, min(apart, 2 * _RARE), bool(left and right and not both)


@lru_cache(maxsize=1 << 18)
def _misprint(one: str, other: str) -> bool:
    """Whether two names may be one, a letter or two misread."""
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 4 or (one[0] != other[0] and one[-1] != other[-1]):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.75


def _words(one: Statement, other: Statement, rare: Rarity) -> float:
    """Shared words' part of the shorter statement's, by rarity, 0 to 1."""
    shared = sum(map(rare.of_stem, one.stems & other.stems))
    least = min(sum(map(rare.of_stem, one.stems)), sum(map(rare.of_stem, other.stems)))
    return shared / least if least else 0.0


def _gap(one: Statement, other: Statement) -> float | None:
    """Days between their publication at least, 0 where their times overlap; null where a time is missing."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(0.0, one.first - other.last, other.first - one.last)


@cache
def _weights() -> Sequence[float]:
    with Path(__file__).with_name("sameness.csv").open(encoding="utf-8", newline="") as lines:
        found = {row["feature"]: float(row["weight"]) for row in csv.DictReader(lines)}
    return [found[name] for name in FEATURES]

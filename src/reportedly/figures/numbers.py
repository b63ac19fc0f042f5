"""Numerals: the number words and digits of a text, as values with the precision they were printed in.

One compiled pattern, built from ``vocab/numbers.csv``, finds every numeral; what a numeral counts,
and whether it is a quantity at all, is decided in ``quantities.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.figures.number_words import RUN, as_english, digits_value, value_of, vocabulary
from reportedly.intake.lines import folded
from reportedly.model.span import Span

NumeralKind = Literal["digits", "words", "vague", "multiple", "fraction", "ordinal"]

VERBAL_PRECISION = 0.05
"""Relative half-width of verbal multiples and fractions: "three times" is 2.85 to 3.15, "two in five" .38 to .42
(the intervals of our tuning passages for consistency checks)."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed. ``place`` is the value of half its last printed place (29,000: 500; 2.1 million: 50,000).

    ``letter`` is an attached ``k``, ``m``, ``b`` or ``t`` that may be a magnitude or a unit (5m); it is not in ``low``.
    """

    span: Span
    low: float
    high: float
    place: float
    kind: NumeralKind
    letter: str = ""
    whole: bool = True


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of ``text`` in order, disjoint; ranges come as two."""
    reached = 0
    for start in _starts(text):
        match = vocabulary().pattern.match(text, start) if start >= reached else None
        if match is None:
            continue
        reached = match.end()
        numeral = _READERS[match.lastgroup or ""](match)
        if numeral is not None:
            yield numeral


def _starts(text: str) -> Iterator[int]:
    """Where a numeral can begin: at digits, a decimal point before them, or one of the words that open a numeral."""
    openers = vocabulary().openers
    for run in RUN.finditer(folded(text)):
        if run.lastgroup or run.group() in openers:
            yield run.start()


_MAGNITUDE = re.compile(r"[ -]?([a-z]+)\Z", re.IGNORECASE)


def _digits(match: re.Match[str]) -> Numeral | None:
    printed, scale, letter = match.group(), 1.0, ""
    span = Span(*match.span())
    if printed[-1].isalpha() and not printed.endswith(" and a half"):
        tail = _MAGNITUDE.search(printed)
        name = tail[1].lower() if tail else ""
        if tail is None:
            return None
        if len(name) == 1:
            letter = tail[1]
        else:
            scale = vocabulary().values[name]
        printed = printed[: tail.start()]
    if "/" in printed and re.fullmatch(r"\d+/\d+", printed):
        top, bottom = map(int, printed.split("/"))
        if not 0 < top < bottom or (top, bottom) in ((9, 11), (24, 7)):
            return None
        return Numeral(span, top / bottom, top / bottom, VERBAL_PRECISION * top / bottom, "digits", whole=False)
    try:
        value, place, whole = digits_value(as_english(match.string, match.start(), printed))
    except (ValueError, OverflowError):
        return None
    if value * scale > 1e18:
        return None  # no figure of a news report; a serial number or noise
    if scale > 1:
        place = min(place, 0.5)  # "300 million" is read to the million
    return Numeral(span, value * scale, value * scale, place * scale, "digits", letter, whole or scale > 1)


def _spelled(match: re.Match[str]) -> Numeral | None:
    printed = match.group()
    value = value_of(printed)
    if value is None:
        return None
    scale = max((vocabulary().values.get(t, 1.0) for t in re.split(r"[\s,-]+", printed.lower())[-1:]), default=1.0)
    scale = scale if scale >= 100 else 1.0
    place = 0.5 * scale if "half" not in printed.lower() and "point" not in printed.lower() else 0.05 * max(scale, 1.0)
    return Numeral(Span(*match.span()), value, value, place, "words", whole=float(value).is_integer())


def _vague(match: re.Match[str]) -> Numeral | None:
    tokens = re.split(r"[\s-]+", match.group().lower())
    bounds = {"tens": 10.0, "dozens": 12.0, "scores": 20.0}
    values = vocabulary().values
    if tokens[-1] in values:  # several hundred, a few thousand
        unit = values[tokens[-1]]
        if "couple" in tokens:
            return Numeral(Span(*match.span()), 2 * unit, 2 * unit, unit / 2, "vague")
        return Numeral(Span(*match.span()), 2 * unit, 10 * unit - 1, 0.0, "vague")
    units = [
        bounds.get(t) or values[t.removesuffix("s")] for t in tokens if t in bounds or t.removesuffix("s") in values
    ]
    if "of" in tokens:
        low, high = 2 * units[0] * units[1], 10 * units[0] * units[1] - 1
    else:
        low, high = 2 * min(units), 10 * max(units) - 1
    if tokens[-1] in ("dozens", "scores"):
        high = 99.0
    return Numeral(Span(*match.span()), low, high, 0.0, "vague")


def _multiple(match: re.Match[str]) -> Numeral:
    value = vocabulary().multiples[match.group().lower()]
    return Numeral(Span(*match.span()), value, value, VERBAL_PRECISION * value, "multiple", whole=False)


def _times(match: re.Match[str]) -> Numeral | None:
    printed = re.sub(r"(?: times|[ -]?fold|x)\Z", "", match.group(), flags=re.IGNORECASE)
    value = digits_value(printed)[0] if printed[:1].isdigit() or printed[:1] == "." else value_of(printed)
    if value is None:
        return None
    return Numeral(
        Span(*match.span()), value, value, VERBAL_PRECISION * value, "multiple", whole=float(value).is_integer()
    )


def _ordinal(match: re.Match[str]) -> Numeral:
    printed = match.group().lower()
    value = float(vocabulary().ordinals[printed] if printed in vocabulary().ordinals else int(printed[:-2]))
    return Numeral(Span(*match.span()), value, value, 0.0, "ordinal")


def _share(match: re.Match[str]) -> Numeral:
    tokens = re.split(r"[ -]", match.group().lower())
    if tokens == ["half"]:
        value = 0.5
    else:
        top = 1.0 if tokens[0] in ("a", "an") else _small(tokens[0])
        denominators = vocabulary().denominators
        value = top / (denominators.get(tokens[1]) or denominators[tokens[1].removesuffix("s")])
    return Numeral(Span(*match.span()), value, value, VERBAL_PRECISION * value, "fraction", whole=False)


def _part(match: re.Match[str]) -> Numeral | None:
    """Such as "A quarter of a million", "three-quarters of a billion"."""
    tokens = [t for t in re.split(r"[ -]", match.group().lower()) if t not in ("of", "a", "an")]
    words, top = vocabulary(), 1.0
    if len(tokens) == 3:
        top = _small(tokens[0])
    below = 2 if tokens[-2] == "half" else words.denominators[tokens[-2].removesuffix("s")]
    scale = words.values[tokens[-1]]
    value = top / below * scale
    return Numeral(Span(*match.span()), value, value, VERBAL_PRECISION * scale, "words")


def _chance(match: re.Match[str]) -> Numeral | None:
    parts = re.split(r"[ -](?:in every|of every|out of|in)[ -]", match.group().lower())
    top = 1.0 if parts[0] in ("a", "an") else _small(parts[0])
    bottom = _small(parts[1].replace(",", ""))
    if not 0 < top < bottom:
        return None
    return Numeral(
        Span(*match.span()), top / bottom, top / bottom, VERBAL_PRECISION * top / bottom, "fraction", whole=False
    )


def _small(printed: str) -> float:
    return float(printed) if printed.isdigit() else (value_of(printed) or 0.0)


_READERS = {
    "part": _part,
    "chance": _chance,
    "share": _share,
    "vague": _vague,
    "multiple": _multiple,
    "times": _times,
    "ordinal": _ordinal,
    "words": _spelled,
    "digits": _digits,
}

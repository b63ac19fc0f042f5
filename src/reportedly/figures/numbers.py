"""Numerals: the number words and digits of a text, as values with the precision they were printed in.

One compiled pattern, built from ``vocab/numbers.csv``, finds every numeral; what a numeral counts,
and whether it is a quantity at all, is decided in ``quantities.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from reportedly.intake.lines import folded
from reportedly.model.span import Span
from reportedly.vocab import rows

NumeralKind = Literal["digits", "words", "vague", "multiple", "fraction", "ordinal"]

_VULGAR = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_RUN = re.compile(rf"(?P<figure>[\d{''.join(_VULGAR)}]+|\.(?=\d))|[^\W\d_{''.join(_VULGAR)}]+")
_PLURALS = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")
_OPENERS = ("a", "an", "half", "several", "few", "many", *_PLURALS)
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


class _Words(NamedTuple):
    values: dict[str, float]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    multiples: dict[str, float]
    pattern: re.Pattern[str]
    openers: frozenset[str]


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of ``text`` in order, disjoint; ranges come as two."""
    reached = 0
    for start in _starts(text):
        match = _words().pattern.match(text, start) if start >= reached else None
        if match is None:
            continue
        reached = match.end()
        numeral = _READERS[match.lastgroup or ""](match)
        if numeral is not None:
            yield numeral


def _starts(text: str) -> Iterator[int]:
    """Where a numeral can begin: at digits, a decimal point before them, or one of the words that open a numeral."""
    openers = _words().openers
    for run in _RUN.finditer(folded(text)):
        if run.lastgroup or run.group() in openers:
            yield run.start()


def _group(classes: str) -> str:
    names = {row["word"] for row in rows("numbers") if row["class"] in classes.split()}
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def _words() -> _Words:
    """The vocabulary and the one pattern over it; alternatives are tried in the order written."""
    by_class: dict[str, dict[str, float]] = {}
    for row in rows("numbers"):
        by_class.setdefault(row["class"], {})[row["word"].lower()] = float(row["value"])
    values: dict[str, float] = {}
    for name in ("one", "teen", "ten", "hundred", "big", "short", "dozen"):
        values |= by_class.get(name, {})
    ints = {name: {k: int(v) for k, v in by_class[name].items()} for name in ("ordinal", "denominator")}
    pattern = re.compile(_source(), re.IGNORECASE)
    return _Words(values, ints["ordinal"], ints["denominator"], by_class["multiple"], pattern, _openers())


def _openers() -> frozenset[str]:
    """The first words of spelled numerals, folded; those of "twofold" and "2x" are one word with them."""
    words = [*_OPENERS, *(folded(row["word"]) for row in rows("numbers"))]
    firsts = {run.group() for run in map(_RUN.match, words) if run is not None}
    return frozenset(f"{first}{ending}" for first in firsts for ending in ("", "fold", "x"))


def _source() -> str:
    one, teen, ten, big = _group("one"), _group("teen"), _group("ten"), _group("big")
    magnitude = rf"(?:hundred|{big}|{_group('short')}|dozen)"
    small = rf"(?:(?:{ten})(?:[ -](?:{one}))?|{teen}|{one})"
    hundreds = rf"(?:(?:(?:{small}|an?)[ -])?hundred(?:(?: and)?[ -]{small})?|{small})"
    point = rf"(?:{small} point (?:{one})(?: (?:{one})){{0,4}}(?:[ -](?:{big}))?)"
    half = (
        rf"(?:(?:half[ -](?:an? )?|(?:an? |one[ -])half[ -])(?:{big}|dozen|hundred)|"
        rf"{small} and a half (?:{big}|hundred)|{small}[ -]and[ -]a[ -]half)"
    )
    bigs = rf"(?:(?:{hundreds}|an?)[ -](?:{big})(?:(?:,? and|,)? {hundreds}(?:[ -](?:{big}))?){{0,4}})"
    dozen = rf"(?:(?:{small}|an?)[ -]dozen)"
    digits = (
        r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?![\d])(?:\.\d+)?|"
        r"(?<![\d.,] )[1-9]\d{0,2}(?: \d{3})+(?= [^\W\d_])|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
    )
    vulgar = "".join(_VULGAR)
    mixed = rf"(?:{digits}(?:[eE][-+−]?\d{{1,3}}|[ -]\d{{1,2}}/\d{{1,2}}(?!\d)| ?[{vulgar}]| and a half)?|[{vulgar}])"
    plurals = "|".join(_PLURALS)
    ordinal = rf"(?:{_group('ordinal')})"
    denominator = _group("denominator").replace("half|", "").replace("|half", "")
    small_whole = rf"(?:{small}|an?|\d{{1,3}})"
    return "|".join(
        (
            rf"\b(?P<chance>{small_whole}[ -](?:in|out of|of every|in every)[ -](?:\d{{1,3}}(?:,\d{{3}})*|"
            rf"{hundreds}|a hundred)(?![\w,.]*\d)\b)",
            rf"\b(?P<share>(?:(?:{one}|an?|\d)[ -](?:{denominator})s?|(?:{one})[ -]half|half)\b(?! (?:an? "
            rf")?(?:{big}|dozen)\b))",
            rf"\b(?P<vague>(?:{plurals})(?:(?: of (?:{plurals})| (?:and|or|upon) (?:{plurals})))?|(?:several|an? "
            rf"few|few|many|a couple(?: of)?)[ -]{magnitude})\b",
            rf"\b(?P<multiple>{_group('multiple')})\b",
            rf"\b(?P<times>(?:{small}|{digits}(?: \d/\d)?)(?: times|[ -]?fold|x)\b(?!\d))",
            rf"\b(?P<ordinal>{ordinal}|\d{{1,3}}(?:st|nd|rd|th))\b",
            rf"\b(?P<words>{point}|{half}|{bigs}|{dozen}|{hundreds})\b",
            rf"(?:(?<!\w)|(?<=(?-i:\b[A-Z][A-Z][A-Z])))(?<!\d[.,:/])(?P<digits>\d{{1,2}}/\d{{1,3}}(?![\d/])|"
            rf"{mixed}(?:[ -]?{magnitude}\b|[kmbt](?![\w’']))?)",
        )
    )


def value_of(words: str) -> float | None:
    """The value of a spelled number ("two hundred and five", "half a million"); None where it is none."""
    table = _words().values
    total, current, seen = 0.0, 0.0, False
    tokens = re.split(r"[\s,-]+", words.lower().strip())
    if "point" in tokens:
        return _spoken_decimal(tokens)
    half = "half" in tokens
    leads = half and tokens[0] in ("half", "a", "an", "one") and tokens.index("half") <= 1
    for token in tokens:
        if token in ("a", "an", "and", "half"):
            continue
        value = table.get(token)
        if value is None:
            return None
        seen = True
        if value < 100 and token not in ("dozen", "score"):
            current += value if not leads else 0
        elif token in ("hundred", "dozen", "score"):
            current = (current or 1) * value
        else:
            total += (current + (0.5 if half and not leads else 0) or 1) * value
            current = 0
    result = total + current
    if leads:
        return result / 2 if seen else 0.5
    return (result + (0.5 if half and not total else 0)) if seen else None


def _spoken_decimal(tokens: list[str]) -> float | None:
    table, at = _words().values, tokens.index("point")
    whole = value_of(" ".join(tokens[:at]))
    rest = [table.get(t, -1) for t in tokens[at + 1 :]]
    digits = "".join(str(int(v)) for v in rest if 0 <= v <= 9)
    scale = rest[-1] if rest and rest[-1] > 99 else 1
    return None if whole is None else float(f"{int(whole)}.{digits or 0}") * scale


def digits_value(printed: str) -> tuple[float, float, bool]:
    """Value, half its last printed place, and whether it is whole, of digits ("29,000", "10 1/2", "2½")."""
    body = re.sub(r"[\u00a0\u202f\u2009]|(?<=\d) (?=\d{3}(?!\d|/))", "", printed.strip()).replace("−", "-").lower()
    extra = 0.0
    if body and body[-1] in _VULGAR:
        extra, body = _VULGAR[body[-1]], body[:-1].strip()
    elif body.endswith(" and a half"):
        extra, body = 0.5, body.removesuffix(" and a half")
    elif fraction := re.search(r"(?:^|[ -])(\d+)/(\d+)$", body):
        extra = int(fraction[1]) / int(fraction[2]) if int(fraction[2]) else 0.0
        body = body[: fraction.start()]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", body):
        body = body.replace(".", "")
    body = body.replace(",", "")
    number = float(body) if body else 0.0
    if extra:
        return number + extra, 0.05, False
    decimals = len(body.partition(".")[2]) if "e" not in body else 0
    if decimals or "e" in body:
        return number, 0.5 * 10.0**-decimals, decimals == 0
    return number, 0.5 * _last_place(body), True


def _last_place(whole: str) -> float:
    """The last significant place of a whole number as printed.

    Trailing zeros are taken for rounding from 1,000 up (29,000: thousands), and from 100 up where there are two
    (300: hundreds); 20 and 120 are read to the unit.
    """
    zeros = len(whole) - len(whole.rstrip("0"))
    if len(whole) <= 3:
        zeros = 2 if zeros == 2 else 0
    return float(10**zeros) if whole.strip("0") else 1.0


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
            scale = _words().values[name]
        printed = printed[: tail.start()]
    if "/" in printed and re.fullmatch(r"\d+/\d+", printed):
        top, bottom = map(int, printed.split("/"))
        if not 0 < top < bottom or (top, bottom) in ((9, 11), (24, 7)):
            return None
        return Numeral(span, top / bottom, top / bottom, VERBAL_PRECISION * top / bottom, "digits", whole=False)
    try:
        value, place, whole = digits_value(printed)
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
    scale = max((_words().values.get(t, 1.0) for t in re.split(r"[\s,-]+", printed.lower())[-1:]), default=1.0)
    scale = scale if scale >= 100 else 1.0
    place = 0.5 * scale if "half" not in printed.lower() and "point" not in printed.lower() else 0.05 * max(scale, 1.0)
    return Numeral(Span(*match.span()), value, value, place, "words", whole=float(value).is_integer())


def _vague(match: re.Match[str]) -> Numeral | None:
    tokens = re.split(r"[\s-]+", match.group().lower())
    bounds = {"tens": 10.0, "dozens": 12.0, "scores": 20.0}
    values = _words().values
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
    value = _words().multiples[match.group().lower()]
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
    value = float(_words().ordinals[printed] if printed in _words().ordinals else int(printed[:-2]))
    return Numeral(Span(*match.span()), value, value, 0.0, "ordinal")


def _share(match: re.Match[str]) -> Numeral:
    tokens = re.split(r"[ -]", match.group().lower())
    if tokens == ["half"]:
        value = 0.5
    else:
        top = 1.0 if tokens[0] in ("a", "an") else _small(tokens[0])
        denominators = _words().denominators
        value = top / (denominators.get(tokens[1]) or denominators[tokens[1].removesuffix("s")])
    return Numeral(Span(*match.span()), value, value, VERBAL_PRECISION * value, "fraction", whole=False)


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
    "chance": _chance,
    "share": _share,
    "vague": _vague,
    "multiple": _multiple,
    "times": _times,
    "ordinal": _ordinal,
    "words": _spelled,
    "digits": _digits,
}


def ordinals() -> dict[str, int]:
    """The values of the spelled ordinals ("fifth": 5)."""
    return _words().ordinals

"""The words and digits that numerals are made of: their values, and the one pattern that finds a numeral."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from reportedly.intake.lines import folded
from reportedly.vocab import rows

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
RUN = re.compile(rf"(?P<figure>[\d{''.join(_VULGAR)}]+|\.(?=\d))|[^\W\d_{''.join(_VULGAR)}]+")
_EUROPEAN = (
    r"[1-9]\d{0,2}\.000(?= (?!(?:per|percent|seconds?|winning|batting|fielding|at|for|in|on|with)\b)[^\W\d_]{2})|"
    r"(?<=[€£])[1-9]\d{0,2}\.000(?!\d)|"
    r"\d{1,3},\d{1,2}(?= ?%| (?:percent|per cent|million|billion|trillion)\b)"
)
"""Thousands parted by a stop, decimals by a comma, where English can't mean the other: 300.000 crowns, 2,5 million."""
_SWAPPED = str.maketrans(".,", ",.")
_PLURALS = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")
_OPENERS = ("a", "an", "half", "quarter", "several", "few", "many", *_PLURALS)


class Vocabulary(NamedTuple):
    """What ``vocab/numbers.csv`` says, by class of word, and the pattern and first words made from it."""

    values: dict[str, float]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    multiples: dict[str, float]
    pattern: re.Pattern[str]
    openers: frozenset[str]


def _group(classes: str) -> str:
    names = {row["word"] for row in rows("numbers") if row["class"] in classes.split()}
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def vocabulary() -> Vocabulary:
    """The number words and the one pattern over them; alternatives are tried in the order written."""
    by_class: dict[str, dict[str, float]] = {}
    for row in rows("numbers"):
        by_class.setdefault(row["class"], {})[row["word"].lower()] = float(row["value"])
    values: dict[str, float] = {}
    for name in ("one", "teen", "ten", "hundred", "big", "short", "dozen"):
        values |= by_class.get(name, {})
    ints = {name: {k: int(v) for k, v in by_class[name].items()} for name in ("ordinal", "denominator")}
    pattern = re.compile(_source(), re.IGNORECASE)
    return Vocabulary(values, ints["ordinal"], ints["denominator"], by_class["multiple"], pattern, _openers())


def _openers() -> frozenset[str]:
    """The first words of spelled numerals, folded; those of "twofold" and "2x" are one word with them."""
    words = [*_OPENERS, *(folded(row["word"]) for row in rows("numbers"))]
    firsts = {run.group() for run in map(RUN.match, words) if run is not None}
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
        r"(?:\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:, 000)+(?!\d)|"
        r"\d{1,3}(?:[,\u00a0\u202f\u2009\u066c]\d{3})+(?![\d])(?:[.\u066b]\d+)?|"
        r"(?<![\d.,] )[1-9]\d{0,2}(?:(?: \d{3})+(?= [^\W\d_])|(?: \d{3}){2,}(?! ?\d))|"
        rf"\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)|{_EUROPEAN}|\d+(?:[.\u066b]\d+)?|(?<!\d)\.\d+)"
    )
    vulgar = "".join(_VULGAR)
    mixed = rf"(?:{digits}(?:[eE][-+−]?\d{{1,3}}|[ -]\d{{1,2}}/\d{{1,2}}(?!\d)| ?[{vulgar}]| and a half)?|[{vulgar}])"
    plurals = "|".join(_PLURALS)
    ordinal = rf"(?:{_group('ordinal')})"
    denominator = _group("denominator").replace("half|", "").replace("|half", "")
    small_whole = rf"(?:{small}|an?|\d{{1,3}})"
    return "|".join(
        (
            rf"\b(?P<part>(?:(?:{one}|an?)[ -](?:quarters?|thirds?|fifths?)|quarter|half of)"
            rf"(?: of)? (?:an? )?(?:{big})\b)",
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
    table = vocabulary().values
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
    table, at = vocabulary().values, tokens.index("point")
    whole = value_of(" ".join(tokens[:at]))
    rest = [table.get(t, -1) for t in tokens[at + 1 :]]
    digits = "".join(str(int(v)) for v in rest if 0 <= v <= 9)
    scale = rest[-1] if rest and rest[-1] > 99 else 1
    return None if whole is None else float(f"{int(whole)}.{digits or 0}") * scale


def as_english(text: str, start: int, printed: str) -> str:
    """``printed``, which begins at ``start`` of ``text``, with English marks where they are not."""
    return printed.translate(_SWAPPED) if _european().match(text, start) else printed


@cache
def _european() -> re.Pattern[str]:
    return re.compile(_EUROPEAN)


def digits_value(printed: str) -> tuple[float, float, bool]:
    """Value, half its last printed place, and whether it is whole, of digits ("29,000", "10 1/2", "2½")."""
    body = (
        re.sub(r"[\u00a0\u202f\u2009\u066c]|(?<=\d) (?=\d{3}(?!\d|/))", "", printed.strip()).replace("−", "-").lower()
    )
    extra = 0.0
    if body and body[-1] in _VULGAR:
        extra, body = _VULGAR[body[-1]], body[:-1].strip()
    elif body.endswith(" and a half"):
        extra, body = 0.5, body.removesuffix(" and a half")
    elif fraction := re.search(r"(?:^|[ -])(\d+)/(\d+)$", body):
        extra = int(fraction[1]) / int(fraction[2]) if int(fraction[2]) else 0.0
        body = body[: fraction.start()]
    if not body.isascii():  # digits of other scripts: ٣٠٠, ４５
        body = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in body).replace("\u066b", ".")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", body):
        body = body.replace(".", "")
    body = re.sub(", ?", "", body)
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


def ordinals() -> dict[str, int]:
    """The values of the spelled ordinals ("fifth": 5)."""
    return vocabulary().ordinals

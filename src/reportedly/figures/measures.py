"""From a numeral to a figure: its currency, unit and rate; ages, ordinals, fractions and multiples."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.figures import naming, units
from reportedly.figures.every_nth import every_nth
from reportedly.figures.multiplies import multiplies
from reportedly.figures.number_words import ordinals, vocabulary
from reportedly.figures.numbers import VERBAL_PRECISION, Numeral
from reportedly.figures.phrases import counted_after, is_plural, singular
from reportedly.figures.units import Unit
from reportedly.model.figures import QuantityKind
from reportedly.model.span import Span
from reportedly.vocab import rows

_KINDS: dict[str, QuantityKind] = {"percent": "percent", "points": "points", "money": "money", "duration": "duration"}
_LETTER_SCALE = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_PER = re.compile(
    r"(?:\s?/\s?|[ -]per[ -]|,? (?P<article>an?|each|every) |"
    r"(?P<dashed> - |-)(?P<joined>an?)(?P=dashed))(?P<unit>100,000|1,000|[^\W\d_]{1,30})"
    r"|(?P<adverb> (?:daily|weekly|monthly|yearly|annually|"
    r"apiece))\b"
)
_COUNTS_FROM = re.compile(r" (?:ago|earlier|later|before|after|old|from now)\b")  # "12, a year later" is no rate
_ADVERBS = dict(
    zip("daily weekly monthly yearly annually apiece".split(), "day week month year year piece".split(), strict=True)
)
_MAGNITUDE_AFTER = re.compile(
    r" (thousand|million|billion|trillion|lakh|crore|bn|mln|mn)\b(?! (?:of|people))", re.IGNORECASE
)
_OF_MAGNITUDE = re.compile(r"\bmagnitude(?: of |[ -])\Z", re.IGNORECASE)
_PRICED_BY = frozenset(
    (
        "share head dozen barrel ounce pound ton tonne litre liter gallon kilo kilogram gram bushel pint bottle carat "
        "acre hectare unit ticket seat plate vote word page person child pupil student passenger household mile metre "
        "meter kilometre kilometer room bed crate case gigabyte watt seedling therm"
    ).split()
)  # "$60 a barrel"
_LASTS = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
_AGE_AFTER = re.compile(
    r"(?:[ -]| - )(?P<unit>year|month|week|day)s?(?:[ -]| - )(?:olds?\b|of age\b)|[ -]?(?P<short>y/o|yo)\b"
)
_AGE_WORD = re.compile(r"\b(?:aged|ages|age|turned|turns)(?: of| between| from)? (?:\d{1,3} (?:to|and) |\d{1,3}-)?\Z")
_NAME_COMMA = re.compile(r"(?<![\w.])[A-Z][\w’'.-]{1,30},\s\Z")
_ROLE_COMMA = re.compile(r"\b([a-z]{3,20}),\s\Z")  # "the driver, 34,"
_YEARS = re.compile(r" years?\b")
_ORDINAL_UNIT = re.compile(
    r"(?: (?:straight|consecutive|successive|full|and final|calendar|fiscal))?[ -]"
    r"(?P<unit>year|month|week|day|night|term|decade|season|anniversary|birthday)\b(?!-old)"
)
_SHARED = re.compile(
    r" (?:of|in|to|since|this|last|the|its|their|his|her|that|what|as|more|less|fewer|higher|lower|were|are|was|is|"
    r"have|had|"
    r"said|say)\b|"
    r"[.,;:)]|\s*\Z"
)
_HALF_OF_A_WORD = re.compile(
    r"[ -](?:brother|sister|time|life|way|century|year|mast|dozen|hour|moon|truth|-)|-\w|back\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:first|second|other|last|latter|better|opening|closing|early|late|third|fourth|this|that)\s\Z", re.I
)
_NEXT_WORD = re.compile(r" (\w{1,20})")
_HALF_A = re.compile(r" an?(?= \w)")
_KIN = frozenset(
    "brother sister son daughter mother father wife husband suspect driver victim man woman boy girl teenager widow "
    "grandmother grandfather uncle aunt nephew niece cousin gunman attacker pilot".split()
)
_METRES_OF = re.compile(
    r" (?:hurdles|race|run|sprint|dash|final|heats?|relay|freestyle|medley|butterfly|backstroke|breaststroke|"
    r"steeplechase|long|wide|high|tall|deep|away|from|above|below|north|south|east|west|underground|offshore)\b"
)
"""What an "m" without a currency is metres of: races, and what is measured."""
_MOBILE = re.compile(r"(?:[2-6]G|[248]K)\b")  # networks and screens
_NEAR = 2000  # code points around "pounds" in which a £ tells money from mass


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral with its unit, on the way to a Quantity; ``joined`` where it is a range of two."""

    span: Span
    numeral: Numeral
    low: float
    high: float
    precision: float
    kind: QuantityKind
    unit: str = ""
    per: str = ""
    joined: bool = False


def figure_of(text: str, numeral: Numeral) -> Figure | None:
    """The figure a numeral makes with the words beside it; None where it counts and measures nothing."""
    if numeral.kind == "ordinal":
        return _ordinal(text, numeral)
    if numeral.kind == "multiple":
        return _multiple(text, numeral)
    if numeral.kind == "fraction":
        return _fraction(text, numeral)
    return _age(text, numeral) or _amount(text, numeral)


def _plain(numeral: Numeral, kind: QuantityKind, unit: str = "", *, end: int = 0, precision: float = 0.0) -> Figure:
    span = Span(numeral.span.start, end or numeral.span.end)
    return Figure(span, numeral, numeral.low, numeral.high, precision, kind, unit)


def _ordinal(text: str, numeral: Numeral) -> Figure | None:
    """Such as "Its fifth year": the ordinal alone, in years; and "every third soldier", a share."""
    match = _ORDINAL_UNIT.match(text, numeral.span.end)
    if match is not None:
        return _plain(numeral, "ordinal", match["unit"])
    if (span := every_nth(text, numeral)) is None:
        return None
    share = 1 / numeral.low
    return Figure(span, numeral, share, share, VERBAL_PRECISION * share, "fraction", "share")


def _multiple(text: str, numeral: Numeral) -> Figure | None:
    """Such as "Doubled", "three times as many"; "three times since May" is a count of times."""
    if multiplies(text, numeral.span):
        return _plain(numeral, "multiple", precision=numeral.place)
    return _plain(numeral, "count") if numeral.span.of(text).lower().endswith(" times") else None


def _fraction(text: str, numeral: Numeral) -> Figure | None:
    """Such as "A third of", "two in five", "half a mile", "half an hour"; not "the first half", "a half-brother"."""
    printed, (start, end) = numeral.span.of(text).lower(), numeral.span
    if printed == "half":
        link = _HALF_A.match(text, end)
        unit = units.unit_after(text, link.end(), digits=False) if link else None
        if unit is not None:
            return _plain(numeral, _kind(unit[0]), unit[0].name, end=unit[1], precision=numeral.place)
        if _PART_BEFORE.search(text[max(0, start - 12) : start]):
            return None
    bare = printed == "half" or printed.startswith(("a ", "an "))
    if bare and printed != "half" and (nth := _ORDINAL_UNIT.match(text, end)):
        count = ordinals().get(printed.partition(" ")[2])  # "a third day" is no share
        return (
            Figure(Span(end - len(printed) + 2, end), numeral, count, count, 0.0, "ordinal", nth["unit"])
            if count
            else None
        )
    if bare and (not _SHARED.match(text, end) or _HALF_OF_A_WORD.match(text, end)):
        return None
    following = _NEXT_WORD.match(text, end)
    if " in " in printed and following and units.is_unit_of(following[1], "duration"):
        return None  # "one in five years"
    unit = units.unit_after(text, end, digits=False)
    if unit and unit[0].dimension in ("length", "mass", "volume", "area"):
        return _plain(numeral, "measure", unit[0].name, end=unit[1], precision=numeral.place)
    return _plain(numeral, "fraction", "share", precision=numeral.place)


def _age(text: str, numeral: Numeral) -> Figure | None:
    """Such as "57-year-old", "29 years old", "aged 57", or set off by commas after a name ("Ilse Maret, 57,")."""
    start, end = numeral.span
    if not numeral.whole or numeral.kind == "vague" or not 0 <= numeral.low <= 130:
        return None
    if match := _AGE_AFTER.match(text, end):
        return _plain(numeral, "age", f"{match['unit'] or 'year'} of age", end=match.end())
    left = text[max(0, start - 40) : start]
    if _AGE_WORD.search(left) or (_AGE_BOUND.search(left) and _ENDS_AGE.match(text, end)):
        years = _YEARS.match(text, end)
        return _plain(numeral, "age", "year of age", end=years.end() if years else end)
    role = _ROLE_COMMA.search(left)
    named = _NAME_COMMA.search(left) or (role and role[1] in _people())
    if named and numeral.kind == "digits" and text[end : end + 1] == "," and numeral.low >= 5:
        return _plain(numeral, "age", "year of age")
    return None


_AGE_BOUND = re.compile(
    r"\b(?:children|child|boys?|girls?|kids|infants?|babies|toddlers|minors|youths|people|men|women|adults|those|"
    r"anyone) (?:under|over|below|above|younger than|older than) \Z",
    re.IGNORECASE,
)
"""Who is so many years old at most, or at least: "children under five"."""
_ENDS_AGE = re.compile(r"[.,;:!?)”\"\n]|\Z| (?:and|or|but|in|at|on|who|are|were|is|was|have|had|died|years|said)\b")


@cache
def _people() -> frozenset[str]:
    """Words for one person beside whom a number between commas is an age."""
    return _KIN | {row["word"] for row in rows("counted") if row["kind"] == "who" and not is_plural(row["word"])}


def _amount(text: str, numeral: Numeral) -> Figure | None:
    """A count, or money, a measure, a share in percent, a duration, with the rate it may be the numerator of."""
    found = _unit(text, numeral)
    if found is None:
        return None
    unit, span, scale = found
    low, high, place = numeral.low * scale, numeral.high * scale, numeral.place * scale
    if unit is not None and (sign := _minus(text, span.start, numeral, unit)):
        low, high, span = -high, -low, Span(span.start - sign, span.end)
    name, kind = unit.name if unit else "", _kind(unit)
    if name == "pound-mass" and _is_sterling(text, span.start, low):
        name, kind = "pound sterling", "money"
    per, end = (unit.per, span.end) if unit and unit.per else rate(text, span.end, unit)
    if per and unit is not None:
        span, kind = Span(span.start, end), "rate" if kind == "measure" else kind
    exact = kind in ("count", "duration") and numeral.whole and place <= 0.5
    return Figure(span, numeral, low, high, 0.0 if exact else place, kind, name, per)


def _unit(text: str, numeral: Numeral) -> tuple[Unit | None, Span, float] | None:
    """The unit of a numeral, the span of both, and what an attached letter multiplies it by; None for a name."""
    (start, end), digits, scale = numeral.span, numeral.kind == "digits", 1.0
    symbol = units.symbol_before(text, start) if digits else None
    unit: Unit | None = None
    if symbol is not None:
        unit, start = symbol
    elif digits and (naming.is_glued(text, start) or _MOBILE.match(text, start)):
        return None
    if numeral.letter:
        scale = _letter_scale(text, numeral, money=unit is not None)
        end -= scale == 1.0
    after = None if unit else units.unit_after(text, end, digits=digits)
    if after is None and unit is None and numeral.kind == "vague" and text.startswith(" of ", end):
        after = units.unit_after(text, end + 3, digits=False)  # "millions of dollars"
    if after is not None:
        unit, end = after
    if unit is not None and unit.dimension == "money" and digits and (more := _MAGNITUDE_AFTER.match(text, end)):
        scale, end = scale * vocabulary().values[more[1].lower()], more.end()  # "75 USD million"
    if unit is None and (shaken := _magnitude(text, numeral)):
        return Unit("magnitude", "magnitude"), Span(start, shaken), scale
    if unit is None and not naming.counts(text, numeral):
        return None
    return unit, Span(start, end), scale


def _shorter(name: str, than: str) -> bool:
    """Whether one unit of time is shorter than another: "hours a day", not "days an hour"."""
    return name in _LASTS and than in _LASTS and _LASTS.index(name) < _LASTS.index(than)


def _magnitude(text: str, numeral: Numeral) -> int:
    """The end of an earthquake's magnitude: "magnitude 6.1", "a 6.1-magnitude quake"; 0 for any other number."""
    start, end = numeral.span
    if numeral.kind != "digits" or not 0 < numeral.low < 10:
        return 0
    if text.startswith(("-magnitude", " magnitude"), end):
        return end + len("-magnitude")
    return end if _OF_MAGNITUDE.search(text[max(0, start - 16) : start]) else 0


def _kind(unit: Unit | None) -> QuantityKind:
    return "count" if unit is None else _KINDS.get(unit.dimension, "measure")


def _letter_scale(text: str, numeral: Numeral, *, money: bool) -> float:
    """What an attached letter stands for: 5k is 5,000; $5m and 5m people are millions; 5m alone is metres."""
    letter = numeral.letter.lower()
    if letter == "m" and not money and _METRES_OF.match(text, numeral.span.end):
        return 1.0
    if letter == "k" or money or (letter == "m" and counted_after(text, numeral.span.end) is not None):
        return _LETTER_SCALE[letter]
    return 1.0


def _minus(text: str, start: int, numeral: Numeral, unit: Unit) -> int:
    """How many code points of a minus sign, or of the word, stand before a figure; 0 where there is none."""
    if text.endswith("minus ", 0, start) and not text.endswith("plus or minus ", 0, start):
        return len("minus ")
    if numeral.kind != "digits" or start == 0:
        return 0
    if (
        unit.dimension == "temperature"
        and text[start - 2 : start] in ("- ", "− ")
        and not text[: start - 2].rstrip()[-1:].isdigit()
    ):
        return 2
    if text[start - 1] not in "-−":
        return 0
    if text[max(0, start - 3) : start - 1].strip().isdigit():
        return 0  # "75 -300mm"
    return int(start == 1 or text[start - 2].isspace() or text[start - 2] in '(“"')


def _is_sterling(text: str, at: int, value: float) -> bool:
    """Whether "pounds" without a symbol is money: a large sum, or a passage that writes of sterling."""
    near = text[max(0, at - _NEAR) : at + _NEAR]
    return value >= 1e5 or "£" in near or "sterling" in near or "pence" in near


def rate(text: str, at: int, unit: Unit | None) -> tuple[str, int]:
    """The denominator of a rate that starts at ``at`` and where it ends: "a day", "per 100,000", "/hour"."""
    match = _PER.match(text, at)
    if match is None:
        return "", at
    if match["adverb"]:
        return _ADVERBS[match["adverb"].strip()], match.end()
    printed = match["unit"]
    named = units.named(printed)
    if named is not None and named.dimension == "duration" and _COUNTS_FROM.match(text, match.end()):
        return "", at
    if match["article"] or match["joined"]:
        priced = printed in ("share", "head") or (printed in _PRICED_BY and unit and unit.dimension == "money")
        timed = named is not None and named.dimension == "duration" and printed == named.name
        fits = priced or (timed and (unit is None or unit.dimension != "duration" or _shorter(unit.name, printed)))
        return (printed, match.end()) if fits else ("", at)
    if printed in ("annum", "cent"):
        return ("year", match.end()) if printed == "annum" else ("", at)
    return (named.name if named else singular(printed.lower())), match.end()

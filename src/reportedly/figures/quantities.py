"""Quantities: numerals that count or measure something, each with unit, bounds and what is counted.

The steps: numerals (``numbers``) → those that name or date something are passed over → each gets its
currency, unit and rate (``units``) → ranges are joined → the words around say the rest (``context``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.figures import context, units
from reportedly.figures.numbers import Numeral, numerals
from reportedly.intake.sentences import sentences as split
from reportedly.model.figures import Date, Quantity, QuantityKind
from reportedly.model.span import Span
from reportedly.vocab import words

_KINDS: dict[str, QuantityKind] = {"percent": "percent", "points": "points", "money": "money", "duration": "duration"}
_LETTER_SCALE = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_PER = re.compile(
    r"(?:\s?/\s?|[ -]per[ -]|,? (?P<article>an?|each|every) |-(?P<joined>an?)-)(?P<unit>100,000|1,000|[^\W\d_]+)(?! (?:ago|earlier|later|before|after|old|from now)\b)|(?P<adverb> (?:daily|weekly|monthly|yearly|annually|apiece))\b"
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "apiece": "piece"}
_PER_NOUNS = frozenset("share dozen barrel ounce pound ton tonne litre liter gallon kilo kilogram person head household piece mile unit bushel".split())
_BETWEEN = re.compile(r"(?:between|from|anywhere from|anywhere between)(?: (?:about|around|roughly|an estimated|some|only|just))? ?\Z", re.IGNORECASE)
_TO = re.compile(r"\s?[-–—]\s?|-? (?:to|through|or|and) (?:as (?:many|much|high) as |about |around |roughly |nearly |almost |perhaps |maybe |even |an? )?", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -](?:old\b|of age\b)")
_AGE_BEFORE = re.compile(r"(?:\b(?:aged|ages|age|turned|turns)(?: of| between| from)? (?:\d{1,3} (?:to|and) |\d{1,3}-)?|[A-Z][\w’'.-]*,\s)\Z")
_AGE_CLOSE = re.compile(r"[,.;)]|\s(?:and|or) (?:older|younger|over|under)")
_ORDINAL_UNIT = re.compile(r"(?: (?:straight|consecutive|successive|full|and final|calendar|fiscal))?[ -](?P<unit>year|month|week|day|night|term|decade|season|anniversary)\b(?!-old)")
_EVENTS = re.compile(r"\b(war|conflict|invasion|occupation|siege|strike|blockade|protests?|campaign|crisis|drought|famine|pandemic|outbreak|offensive|uprising|insurgency|truce|ceasefire|lockdown|curfew|boycott|embargo|presidency|tenure|rule|reign|recession)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_HALF_UNIT = re.compile(r" (?:an? )(?=\w)")
_PRONOUN_ONE = re.compile(
    r"(?: (?:of|another|by one|such|that|who|which|in which|can|could|must|should|might|would|is|was|has|had|reason|thing|way|day\b(?! of)|more time)\b|['’]s\b|[.,;:!?)]|\s*\Z|-(?:time|way|sided|off|on|liner))"
)
_ONE_BEFORE = re.compile(r"\b(?:no|any|every|some|this|that|the|which|each|another|the other|only|big|small|new|old|good|bad|last|first|next|latest|or)[ -]\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w.’'&]+)[\s#-]+\Z")
_GLUED = re.compile(r"[^\W\d_][\w]*[-–]?\Z")
_TAIL = re.compile(r"\d|[.:/-]\d|[^\W\d_]|-[A-Z]")
_SUFFIXED = re.compile(r"(?:s|th|st|nd|rd|D|G|am|pm)\b|['’]s|[A-Z]\d|[a-z]+\d")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A numeral with its unit, on the way to a Quantity; ``end`` is the numeral's own end."""

    span: Span
    numeral: Numeral
    low: float
    high: float
    precision: float
    kind: QuantityKind
    unit: str = ""
    per: str = ""
    joined: bool = False


def quantities(text: str, dates: Sequence[Date] = (), sentences: Sequence[Span] | None = None) -> list[Quantity]:
    """The quantities of ``text`` in order, disjoint, as q1, q2 …

    ``dates`` (from ``dates.dates``) keep days, years and clock times from being read as figures; their
    durations are figures too ("5 to 10 years"). ``sentences`` saves splitting the text again.
    """
    lines = list(split(text) if sentences is None else sentences)
    figures = _joined(text, list(_figures(text, dates)))
    starts = [line.start for line in lines]
    found: list[Quantity] = []
    for figure in figures:
        at = bisect_right(starts, figure.span.start) - 1
        sentence = lines[at] if at >= 0 else Span(0, len(text))
        found.append(_quantity(text, figure, sentence, f"q{len(found) + 1}"))
    return found


def _figures(text: str, dates: Sequence[Date]) -> Iterator[_Figure]:
    days = [(d.span.start, d.span.end, d.value) for d in dates if d.type in ("DATE", "TIME")]
    days_starts = [start for start, _, _ in days]
    reached = 0
    for numeral in numerals(text):
        if numeral.span.start < reached:
            continue
        at = bisect_right(days_starts, numeral.span.start) - 1
        dated = at >= 0 and days[at][1] > numeral.span.start
        figure = _figure(text, numeral, dated=dated)
        if figure is not None:
            reached = figure.span.end
            yield figure


def _figure(text: str, numeral: Numeral, *, dated: bool) -> _Figure | None:
    if numeral.kind == "ordinal":
        return _ordinal(text, numeral)
    if dated and not _AGO.match(text, numeral.span.end):
        return None
    if numeral.kind in ("fraction", "multiple"):
        return _ratio(text, numeral)
    return _counted(text, numeral)


_AGO = re.compile(r"[ -]\w+ (?:ago|earlier|later|before)\b")


def _ordinal(text: str, numeral: Numeral) -> _Figure | None:
    match = _ORDINAL_UNIT.match(text, numeral.span.end)
    if match is None:
        return None
    return _Figure(numeral.span, numeral, numeral.low, numeral.high, 0.0, "ordinal", match["unit"])


_OF_SHARE = re.compile(r" of\b| (?:the|its|their|his|her|that|as|more|less|fewer|higher|lower|were|are|was|is|have|had|said|say)\b|[.,;:)]|\s*\Z")
_MULTIPLIES = re.compile(
    r" (?:as|the|that|their|its|his|her|our|what|more|higher|larger|greater|bigger|less|lower|faster|smaller|better|worse|longer|his|last|this)\b|[.,;]|\s*\Z"
)
_ADJECTIVE_HALF = re.compile(r"[ -](?:brother|sister|time|life|way|century|year|mast|dozen|hour|moon|truth|-)|-\w|back\b")


def _ratio(text: str, numeral: Numeral) -> _Figure | None:
    """Fractions and multiples; "three times since May" is a count of times, "half an hour" a duration."""
    span, printed = numeral.span, numeral.span.of(text).lower()
    if numeral.kind == "multiple":
        if printed.endswith(" times") and not _MULTIPLIES.match(text, span.end):
            return _Figure(span, numeral, numeral.low, numeral.high, 0.0, "count", "")
        if printed == "double" and not re.match(r" (?:the|that|its|their|what)\b", text[span.end : span.end + 8]):
            return None
        return _Figure(span, numeral, numeral.low, numeral.high, numeral.place, "multiple", "")
    if printed == "half" and (halved := _half_unit(text, numeral)):
        return halved
    bare = printed in ("half",) or printed.startswith(("a ", "an "))
    if printed == "half" and _before(text, span.start) in _HALVES:
        return None
    if bare and (not _OF_SHARE.match(text, span.end) or _ADJECTIVE_HALF.match(text, span.end)):
        return None
    time = re.match(r" (\w+)", text[span.end : span.end + 20])
    if " in " in printed and time and units.is_unit_of(time[1], "duration"):
        return None
    unit = units.unit_after(text, span.end, digits=False)
    if unit and unit[0].dimension in ("length", "mass", "volume", "area"):
        return _Figure(Span(span.start, unit[1]), numeral, numeral.low, numeral.high, numeral.place, "measure", unit[0].name)
    return _Figure(span, numeral, numeral.low, numeral.high, numeral.place, "fraction", "share")


_HALVES = frozenset("first second other last latter better opening closing early late third fourth this that her his".split())


def _half_unit(text: str, numeral: Numeral) -> _Figure | None:
    link = _HALF_UNIT.match(text, numeral.span.end)
    unit = units.unit_after(text, link.end() - 1, digits=False) if link else None
    if unit is None:
        return None
    kind = _KINDS.get(unit[0].dimension, "measure")
    return _Figure(Span(numeral.span.start, unit[1]), numeral, 0.5, 0.5, 0.025, kind, unit[0].name)


def _before(text: str, at: int) -> str:
    match = _WORD_BEFORE.search(text[max(0, at - 24) : at])
    return match[1].lower() if match else ""


def _counted(text: str, numeral: Numeral) -> _Figure | None:
    span, digits = numeral.span, numeral.kind == "digits"
    symbol = units.symbol_before(text, span.start) if digits else None
    start = symbol[1] if symbol else span.start
    low, high, place, end = numeral.low, numeral.high, numeral.place, span.end
    unit: units.Unit | None = symbol[0] if symbol else None
    if numeral.letter:
        scale = _letter_scale(text, numeral, money=unit is not None)
        if scale == 1.0:
            end -= 1
        low, high, place = low * scale, high * scale, place * scale
    after = None if unit else units.unit_after(text, end, digits=digits)
    if after is None and unit is None and numeral.kind == "vague" and text.startswith(" of ", end):
        money = units.unit_after(text, end + 3, digits=False)
        after = money if money and money[0].dimension in ("money", "duration") else None
    if after is not None:
        unit, end = after
    if symbol is None and digits and _GLUED.search(text[max(0, start - 12) : start]):
        return None
    if unit is None and not _is_quantity(text, numeral):
        return None
    return _measured(text, numeral, Span(start, end), (low, high, place), unit)


def _measured(text: str, numeral: Numeral, span: Span, values: tuple[float, float, float], unit: units.Unit | None) -> _Figure | None:
    low, high, place = values
    negative = _is_negative(text, span.start, numeral, unit)
    if negative:
        low, high, span = -high, -low, Span(span.start - 1, span.end)
    age = _age(text, numeral)
    if age is not None:
        return replace(age, low=low, high=high)
    per, end = _rate(text, span.end, unit) if unit is None or not unit.per else (unit.per, span.end)
    name, kind = unit.name if unit else "", _kind(unit)
    if name == "pound-mass" and _sterling(text, low):
        name, kind = "pound sterling", "money"
    if per and unit is not None:
        span, kind = Span(span.start, end), "rate" if kind == "measure" else kind
    exact = kind in ("count", "duration") and numeral.whole and place <= 0.5
    return _Figure(span, numeral, low, high, 0.0 if exact else place, kind, name, per)


def _kind(unit: units.Unit | None) -> QuantityKind:
    return "count" if unit is None else _KINDS.get(unit.dimension, "measure")


def _sterling(text: str, value: float) -> bool:
    """Whether "pounds" without a symbol is money: large sums, or a text that writes of sterling."""
    return value >= 1e5 or "£" in text or "sterling" in text or "pence" in text


def _letter_scale(text: str, numeral: Numeral, *, money: bool) -> float:
    """What an attached letter stands for: 5k is 5,000; $5m is 5,000,000; 5m alone is metres."""
    letter = numeral.letter.lower()
    people = context.counted_after(text, numeral.span.end) is not None
    if letter == "k" or money or (letter == "m" and people):
        return _LETTER_SCALE[letter]
    return 1.0


def _is_negative(text: str, start: int, numeral: Numeral, unit: units.Unit | None) -> bool:
    if numeral.kind != "digits" or unit is None or text[start - 1 : start] not in ("-", "−") or start == 0:
        return False
    return start == 1 or text[start - 2].isspace() or text[start - 2] in "(“\""


@dataclass(frozen=True, slots=True)
class _Neighbours:
    left: str
    right: str


def _is_quantity(text: str, numeral: Numeral) -> bool:
    """Whether a numeral without a unit counts something, rather than naming, dating or standing for a pronoun."""
    span = numeral.span
    near = _Neighbours(text[max(0, span.start - 24) : span.start], text[span.end : span.end + 24])
    if numeral.kind == "words":
        return not _is_pronoun(numeral.span.of(text), near)
    if numeral.kind == "vague":
        return not (span.of(text).lower().endswith(("scores", "tens")) and not near.right.startswith(" of"))
    if _GLUED.search(near.left) or near.left.endswith(("#", "/", "№", "@", "_")) or re.search(r"\d[-:.,/]\Z", near.left):
        return bool(re.search(r"(?:\d[-–])\Z", near.left)) and not _TAIL.match(near.right)
    if numeral.letter == "" and (_SUFFIXED.match(near.right) or re.match(r"[:/]\d|\.\d", near.right)):
        return False
    if re.match(r"-\d", near.right) and re.match(r"-\d{4}|-\d+-", near.right):
        return False
    if _identifies(text, span, near):
        return False
    printed = span.of(text)
    if _YEAR.match(printed):
        return context.counted_after(text, span.end) is not None and not _YEAR_BEFORE.search(near.left)
    return True


_YEAR_BEFORE = re.compile(r"\b(?:in|since|of|by|until|till|during|before|after|early|late|mid|circa|fiscal|year|summer|spring|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|December)[ -]\Z", re.IGNORECASE)


def _identifies(text: str, span: Span, near: _Neighbours) -> bool:
    match = _WORD_BEFORE.search(near.left)
    if match is None:
        return False
    word = match[1].rstrip(".")
    if word.lower() in words("identifiers", "noun"):
        abbreviated = word.lower() in ("no", "nos")
        return abbreviated and word[0].isupper() or not abbreviated and (word[0].isupper() or word.lower() in _LOWER_TOO)
    if not word[0].isupper() or word.lower() in _NOT_NAMES or len(word) < 2:
        return False
    opens = re.search(r"(?:^|[.!?\n“\"])\s*\Z", text[max(0, span.start - 30) : span.start - len(match.group())])
    named = opens is None and match.group().endswith(" ") and "," not in span.of(text)
    return named and context.counted_after(text, span.end) is None


_LOWER_TOO = frozenset("article section chapter clause paragraph rule resolution flight highway route exit room page".split())
_NOT_NAMES = frozenset(
    "the a an in on at of by to from for with and or but monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december about around nearly almost over under "
    "between another only just these those his her its their our some all at least more than up".split()
)


def _is_pronoun(printed: str, near: _Neighbours) -> bool:
    if printed.lower() not in ("one", "zero"):
        return False
    return bool(_PRONOUN_ONE.match(near.right) or _ONE_BEFORE.search(near.left))


def _age(text: str, numeral: Numeral) -> _Figure | None:
    """"57-year-old", "29 years old", "aged 57", and a number set off by commas after a name."""
    span = numeral.span
    if not numeral.whole or not 0 <= numeral.low <= 130:
        return None
    if match := _AGE_AFTER.match(text, span.end):
        unit = f"{match['unit']} of age"
        return _Figure(Span(span.start, match.end()), numeral, numeral.low, numeral.high, 0.0, "age", unit)
    left = text[max(0, span.start - 40) : span.start]
    before = _AGE_BEFORE.search(left)
    named = before is not None and before.group()[0].isupper() and before.group().rstrip().endswith(",")
    if before is None or numeral.kind == "vague":
        return None
    if named and not (_AGE_CLOSE.match(text, span.end) and text[span.end] == "," and numeral.kind == "digits" and 5 <= numeral.low):
        return None
    if named and (before.group().rstrip(", ").lower() in _NOT_NAMES or re.search(r"\d\Z", left.rstrip(", "))):
        return None
    end = span.end
    if not named and (unit_match := re.compile(r" years?\b").match(text, end)):
        end = unit_match.end()
    return _Figure(Span(span.start, end), numeral, numeral.low, numeral.high, 0.0, "age", "year of age")


def _rate(text: str, at: int, unit: units.Unit | None) -> tuple[str, int]:
    """The denominator of a rate that starts at ``at`` and where it ends: "a day", "per 100,000", "/hour"."""
    match = _PER.match(text, at)
    if match is None:
        return "", at
    if match["adverb"]:
        return _ADVERBS[match["adverb"].strip()], match.end()
    printed = match["unit"]
    named = units.named(printed)
    if printed == "annum":
        return "year", match.end()
    if match["article"] or match["joined"]:
        if printed in ("share", "head") or printed in _PER_NOUNS and unit is not None and unit.dimension == "money":
            return printed, match.end()
        fits = named is not None and named.dimension == "duration" and printed == named.name
        fits = fits and (unit is None or unit.dimension != "duration")
        return (printed, match.end()) if fits else ("", at)
    if printed == "cent":
        return "", at
    return (named.name if named else context.singular(printed.lower())), match.end()


def _joined(text: str, figures: list[_Figure]) -> list[_Figure]:
    """Ranges made one: "between X and Y", "X to Y", "X–Y"; the first end takes magnitude and unit from the second."""
    out: list[_Figure] = []
    for figure in figures:
        if out and (merged := _range(text, out[-1], figure)) is not None:
            out[-1] = merged
        else:
            out.append(figure)
    return out


def _range(text: str, first: _Figure, second: _Figure) -> _Figure | None:
    if first.joined or {first.kind, second.kind} & {"ordinal", "multiple"} or "vague" in (first.numeral.kind, second.numeral.kind):
        return None
    between = text[first.span.end : second.span.start]
    if len(between) > 24 or not _TO.fullmatch(between):
        return None
    opener = _BETWEEN.search(text[max(0, first.span.start - 32) : first.span.start])
    word = between.strip().lower().split(" ")[0].strip("-")
    wants = {"and": "between", "to": "from", "through": "from"}.get(word)
    opened = opener is not None and (opener.group().lower().startswith(("between", "anywhere")) or word in ("to", "through"))
    if word == "and" and not (opener and "between" in opener.group().lower()):
        return None
    if word == "or" and not (second.low - first.low == 1 or second.unit):
        return None
    low, high = first.low, second.high
    if not first.unit or first.unit == second.unit:
        scale = _inherited(first, second)
        low *= scale
    else:
        return None
    if second.unit == "" and first.unit and first.kind != "count":
        return None
    if first.low >= 0 and low > high or _is_change(text, first, word):
        return None
    start = first.span.start - len(opener.group()) if opener and opened and wants else first.span.start
    unit, kind = second.unit or first.unit, second.kind if second.unit else first.kind
    return replace(second, span=Span(start, second.span.end), low=low, high=high, unit=unit, kind=kind, joined=True)


_CHANGED_FROM = re.compile(
    r"\b(?:rose|rise|risen|rises|rising|fell|fall|fallen|falls|falling|grew|grow|grown|increas\w+|decreas\w+|declin\w+|dropp?\w*|jump\w*|climb\w*|"
    r"soar\w*|surg\w+|plung\w+|slid|cut|rais\w+|lower\w*|widen\w*|narrow\w*|chang\w+|went|go|goes|up|down|slump\w*|reduc\w+|expand\w*|improv\w+)"
    r"(?:[^.;]{0,30} )?(?:from|sharply|by) ?\Z|"
    r"\b(?:tak(?:e|es|ing|en)|took|bring(?:s|ing)?|brought|mov(?:e|es|ed|ing)|shift\w*|revis\w+|extend\w*|advanc\w+|tripl\w+|doubl\w+|halv\w+|toll|total|number)\b[^.;]{0,40}\bfrom ?\Z",
    re.IGNORECASE,
)


def _is_change(text: str, first: _Figure, word: str) -> bool:
    """"Rose from 3 to 5" says two values, not a range; so does "rose 3 percent to 50"."""
    if word not in ("to", "through"):
        return False
    left = text[max(0, first.span.start - 64) : first.span.start]
    return bool(_CHANGED_FROM.search(left)) or (bool(first.unit) and context.change(text, first.span, Span(0, len(text))) is not None)


def _inherited(first: _Figure, second: _Figure) -> float:
    """The magnitude a range's first end shares with its second: "$2-3 billion", "1.5 to 2 million"."""
    if first.low == 0 or first.numeral.low >= 1000 or second.high < 1000:
        return 1.0
    printed = second.numeral.place * 2
    for scale in (1e12, 1e9, 1e6, 1e3):
        if second.high / scale >= 1 and printed >= scale / 100 and first.low * scale <= second.high:
            mantissa = second.high / scale
            return scale if mantissa < 1000 and printed < second.high and first.low < mantissa else 1.0
    return 1.0


def _quantity(text: str, figure: _Figure, sentence: Span, name: str) -> Quantity:
    counted, per = _counting(text, figure, sentence)
    kind = figure.kind
    if kind in ("count", "measure") and per and not figure.per:
        kind = "rate"
    return Quantity(
        id=name,
        span=figure.span,
        low=min(figure.low, figure.high),
        high=max(figure.low, figure.high),
        kind=kind,
        unit=figure.unit,
        counted=counted.noun if counted else "",
        counted_span=counted.span if counted else None,
        modifier=context.modifier(text, figure.span, sentence),
        precision=figure.precision,
        per=figure.per or per,
        change=context.change(text, figure.span, sentence),
        negated=context.negated(text, figure.span, sentence),
        hypothetical=context.hypothetical(text, figure.span, sentence),
    )


def _counting(text: str, figure: _Figure, sentence: Span) -> tuple[context.Counted | None, str]:
    """What a figure counts, and the rate that follows the counted noun ("6,000 shells a day")."""
    if figure.kind == "ordinal":
        event = _EVENTS.search(text, sentence.start, sentence.end)
        return (context.Counted(event.group().lower(), Span(*event.span())) if event else None), ""
    if figure.kind == "count" and figure.span.of(text).lower().endswith(" times"):
        per, _ = _rate(text, figure.span.end, None)
        return context.Counted("time", Span(figure.span.end - 5, figure.span.end)), per
    of_only = figure.kind not in ("count", "multiple")
    counted = context.counted_after(text, figure.span.end, one=figure.high == 1, of_only=of_only)
    if figure.per or figure.kind in ("percent", "fraction", "multiple", "duration", "age"):
        return counted, ""
    return counted, _rate(text, counted.span.end if counted else figure.span.end, None)[0]

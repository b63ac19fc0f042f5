"""Two figures that are one: ranges ("between 5 and 10", "$2–3 billion"), and pairs that are results ("6-3")."""

import re
from dataclasses import replace
from functools import cache

from reportedly.figures import context
from reportedly.figures.measures import Figure
from reportedly.figures.phrases import counted_after
from reportedly.model.span import Span
from reportedly.vocab import rows

_OPENS = re.compile(
    r"(?P<between>(?:anywhere )?between|(?P<from>anywhere from|from))(?: (?:about|around|roughly|an estimated|some|"
    r"only|just))? ?\Z",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\s?(?P<dash>[-–—])\s?|-? (?P<word>to|through|or|and) "
    r"(?:as (?:many|much|high) as |about |around |roughly |nearly |almost |perhaps |maybe |even |an? )?",
    re.IGNORECASE,
)
_LONGEST_LINK = 24  # code points
_CHANGED_FROM = re.compile(
    r"\b(?:rose|ris(?:e|en|es|ing)|f[ae]ll(?:en|s|ing)?|gr[eo]w(?:n|s|ing)?|increas\w+|decreas\w+|declin\w+|dropp?\w*|jump\w*|"
    r"climb\w*|soar\w*|surg\w+|plung\w+|slid|cut|rais\w+|lower\w*|widen\w*|narrow\w*|chang\w+|went|go|goes|up|down|slump\w*|"
    r"reduc\w+|expand\w*|improv\w+|tak(?:e|es|ing|en)|took|bring(?:s|ing)?|brought|mov(?:e|es|ed|ing)|shift\w*|revis\w+|"
    r"extend\w*|advanc\w+|tripl\w+|doubl\w+|halv\w+|toll|total|number)\b[^.;]{0,40}(?:from|sharply|by) ?\Z",
    re.IGNORECASE,
)
# After a comma "or" says the same over again in another unit: "312 of 480, or 65 %".
_FROM_TO = re.compile(r"(?:,? (?:to|from|and)| or) (?:about |around |nearly |almost |just )?")
_AND_PARTS = re.compile(r"(?: and)?[ -]?", re.IGNORECASE)
_TO = re.compile(r" to (?:about |around |nearly |almost |just |only |some )?", re.IGNORECASE)
_RESULT = re.compile(r"[\d.,]+[-–][\d.,]+")


def joined(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with ranges made one and results left out; of two in one unit the first may go without it."""
    out: list[Figure] = []
    for figure in figures:
        before = out[-1] if out and figure.span.start - out[-1].span.end <= _LONGEST_LINK else None
        if before is None:
            out.append(figure)
        elif (merged := _range(text, before, figure) or _compound(text, before, figure)) is not None:
            out[-1] = merged
        elif _is_score(text, before, figure):
            out.pop()
        else:
            if _shares_unit(text, before, figure):
                out[-1] = _in_unit_of(before, figure)
            out.append(_lent(before, figure) if _lends_unit(text, before, figure) else figure)
    return [figure for figure in out if not _is_result(text, figure)]


def _range(text: str, first: Figure, second: Figure) -> Figure | None:
    """A range takes its unit and magnitude from its second end: "5 to 10 years", "$2-3 billion"."""
    link = _LINKS.fullmatch(text, first.span.end, second.span.start)
    opener = _OPENS.search(text[max(0, first.span.start - 32) : first.span.start])
    if link is None or not _can_join(text, first, second):
        return None
    word = (link["word"] or "").lower()
    between = opener is not None and opener["from"] is None
    if (word == "and" and not between) or (word == "or" and second.low - first.low != 1 and not second.unit):
        return None
    if word in ("to", "through") and _is_change(text, first):
        return None
    low = first.low * _inherited(first, second)
    if first.low >= 0 and low > second.high:
        return None
    opened = opener is not None and (between if word == "and" else word in ("to", "through"))
    start = first.span.start - len(opener.group()) if opener and opened else first.span.start
    unit, kind = (second.unit, second.kind) if second.unit else (first.unit, first.kind)
    return replace(second, span=Span(start, second.span.end), low=low, unit=unit, kind=kind, joined=True)


def _compound(text: str, first: Figure, second: Figure) -> Figure | None:
    """One measure in two units, taken in the larger: "5ft 10in", "13 dollars and 45 cents"."""
    count = _subunits().get((first.unit, second.unit))
    if (
        count is None
        or first.per
        or first.joined
        or first.low != first.high
        or second.high >= count
        or not first.numeral.whole
    ):
        return None
    if _AND_PARTS.fullmatch(text, first.span.end, second.span.start) is None or first.span.of(text)[0] in "$€£":
        return None
    value, kept = first.low + second.low / count, max(first.precision, second.precision) / count
    span = Span(first.span.start, second.span.end)
    return replace(first, span=span, low=value, high=value, precision=kept, joined=True)


@cache
def _subunits() -> dict[tuple[str, str], int]:
    return {(row["unit"], row["subunit"]): int(row["count"]) for row in rows("subunits")}


def _can_join(text: str, first: Figure, second: Figure) -> bool:
    """Whether two figures are of one sort: neither a range yet, nor in two units, nor a unit's before a bare number."""
    kinds = {first.kind, second.kind, first.numeral.kind, second.numeral.kind}
    if first.joined or kinds & {"ordinal", "multiple", "vague"}:
        return False
    if first.unit and not second.unit:
        return first.kind == "money" and not text[first.span.start].isdigit()  # "$2-3 billion"
    return not first.unit or first.unit == second.unit


def _is_change(text: str, first: Figure) -> bool:
    """Such as "Rose from 3 to 5" says two values, not a range; so does "rose 3 percent to 50"."""
    if _CHANGED_FROM.search(text[max(0, first.span.start - 64) : first.span.start]):
        return True
    return bool(first.unit) and context.change(text, first.span, Span(0, len(text))) is not None


def _inherited(first: Figure, second: Figure) -> float:
    """The magnitude a range's first end shares with its second: "$2-3 billion", "1.5 to 2 million"."""
    last_place = 2 * second.numeral.place
    spelled = second.numeral.kind == "words"  # "two or three hundred"; in digits a hundred is written out
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2) if spelled else (1e12, 1e9, 1e6, 1e3):
        if second.high >= scale:
            written = scale / 100 <= last_place < second.high or last_place == scale == second.high
            return scale if written and 0 < first.low < second.high / scale < 1000 else 1.0
    return 1.0


def _is_score(text: str, first: Figure, second: Figure) -> bool:
    """Such as "6-3", "52-48": a result, whose two figures count nothing by themselves."""
    bare = first.kind == second.kind == "count" and not first.joined
    return bare and text[first.span.end : second.span.start] in ("-", "–") and first.low >= second.high


def _is_result(text: str, figure: Figure) -> bool:
    """Such as "3-6" with nothing counted behind it: a result too, or a pair of numbers of another kind."""
    tied = figure.joined and figure.kind == "count" and _RESULT.fullmatch(figure.span.of(text))
    return bool(tied) and counted_after(text, figure.span.end) is None


def _lends_unit(text: str, first: Figure, second: Figure) -> bool:
    """Such as "from 95 minutes to just 50": the second figure, printed without a unit, is in the unit of the first."""
    bare = second.kind == "count" and not second.unit and not second.joined and not first.per
    if not bare or first.kind not in ("measure", "duration", "percent"):
        return False
    opened = text[max(0, first.span.start - 8) : first.span.start].lower().endswith("from ")
    return (
        opened
        and _TO.fullmatch(text, first.span.end, second.span.start) is not None
        and counted_after(text, second.span.end) is None
    )


def _lent(first: Figure, second: Figure) -> Figure:
    return replace(second, unit=first.unit, kind=first.kind, precision=second.numeral.place)


def _in_unit_of(first: Figure, second: Figure) -> Figure:
    scale = _inherited(first, second)  # "from 4.1 to 4.6 billion kroner"
    return replace(
        first,
        unit=second.unit,
        kind=second.kind,
        low=first.low * scale,
        high=first.high * scale,
        precision=first.numeral.place * scale,
    )


def _shares_unit(text: str, first: Figure, second: Figure) -> bool:
    """Such as "Rose from 3 to 5 crowns": the first figure, printed without a unit, is in the unit of the second."""
    bare = first.kind == "count" and not first.unit and not first.joined
    measured = second.kind in ("percent", "money", "measure", "points")
    return bare and measured and _FROM_TO.fullmatch(text, first.span.end, second.span.start) is not None

"""One cell of a table as a figure, and what the head of its column says of it: unit, scale, what is counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from reportedly.figures import units
from reportedly.figures.number_words import as_english, digits_value
from reportedly.model.figures import Modifier, Quantity, QuantityKind
from reportedly.model.span import Span
from reportedly.vocab import words

LEFT_OUT = "…"
"""As ``intake.canonical`` writes it: rows or columns that are not read."""
_KINDS: dict[str, QuantityKind] = {"percent": "percent", "points": "points", "money": "money", "duration": "duration"}
_HEDGES: dict[str, Modifier] = {
    **dict.fromkeys(("about", "around", "some", "approx", "approximately", "c", "ca", "~", "≈"), "approximate"),
    **dict.fromkeys(("nearly", "almost"), "approximate"),
    **dict.fromkeys(("over", "more than", ">"), "more-than"),
    **dict.fromkeys(("under", "less than", "fewer than", "<"), "less-than"),
    **dict.fromkeys(("at least", "≥"), "at-least"),
    **dict.fromkeys(("up to", "at most", "≤"), "at-most"),
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f’']\d{3})+(?:[.,]\d{1,6})?(?!\d)|\d[\d.,]{0,20}\d|\d")
_BEFORE = re.compile(
    r"(?:(?P<hedge>[a-z]{1,13}(?: than| least| most| to)?|[~≈<>≤≥])\.?\s?)?(?P<open>\()?\s?(?P<down>[▼↓▽]|[▲↑△])?\s?"
    r"(?P<sign>[+−–-])?\s?(?P<symbol>[^\s\d]{1,4}\s?)?(?P<late>[−-])?",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s?(thousand|million|billion|trillion|mln|mn|bln|bn|tn|[kmb])\b(?!\.)", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9}
_SCALES |= {"billion": 1e9, "tn": 1e12, "trillion": 1e12}
_REST = re.compile(
    r"(?P<more>\+)?\s?(?P<close>\))?\s?(?:[*†‡§#]{1,3}|\[\w{1,3}\]|[¹²³⁴-⁹]{1,2}|\((?:\w|est\.?|prov\.?)\))?"
)
_BLANK = frozenset({"", "-", "–", "—", "−", ".", "..", "...", "…", "n/a", "na", "n.a.", "?", "unknown", "x", "tbc", "nil"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?\Z")
_HEAD_SCALE = re.compile(
    r"(?:\bin |[(,$£€]\s?)?(?:\b(thousands?|millions?|billions?)\b|(?<![\d,])[’']?(000)s?\b|[$£€]\s?(m|bn)\b|"
    r"\((m|bn|mn|mln)\))", re.IGNORECASE,
)  # fmt: skip
_HEAD_SCALES = {"thousand": 1e3, "000": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9}
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[$£€¥₹₽₴₺]|\b[A-Z]{3}\b")
_BRACKETS = re.compile(r"\(([^()]{0,30})\)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FEW = 3  # words of a head that may be what is counted


class Words(Protocol):
    """What a cell is here: words and their place."""

    @property
    def words(self) -> str:
        """Its words."""

    @property
    def span(self) -> Span:
        """Where they stand."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a column says: its words, the thing of ``vocab/counted.csv`` in them, unit and scale."""

    words: str = ""
    span: Span = Span(0, 0)
    counted: str = ""
    kind: QuantityKind = "count"
    unit: str = ""
    scale: float = 1.0


def head_of(cells: Sequence[Words]) -> Head:
    """The head that ``cells``, one below the other, make; each words once."""
    said = list({cell.words: cell for cell in cells if not is_blank(cell.words)}.values())
    if not said:
        return Head()
    whole = " ".join(cell.words for cell in said)
    scale = _HEAD_SCALE.search(whole)
    kind, unit = _unit_in(whole)
    return Head(
        whole,
        said[-1].span,
        _counted(said[-1].words),
        kind,
        unit,
        _HEAD_SCALES[next(filter(None, scale.groups())).lower().rstrip("s")] if scale else 1.0,
    )


def _unit_in(head: str) -> tuple[QuantityKind, str]:
    """The kind of figure and the unit that a head names for what stands below it."""
    if _PERCENT.search(head):
        return "percent", "percentage"
    if (sign := _CURRENCY.search(head)) and (money := units.symbol_before(head, sign.end())) is not None:
        return "money", money[0].name
    for inside in _BRACKETS.findall(head):
        if (unit := units.named(inside.strip())) is not None:
            return _KINDS.get(unit.dimension, "measure"), unit.name
    return "count", ""


def _counted(head: str) -> str:
    """The thing that a head of a few words counts, where ``vocab/counted.csv`` has it; else nothing."""
    said = _WORD.findall(_BRACKETS.sub("", head).lower())
    return " ".join(said) if len(said) <= _FEW and any(word in _things() for word in said) else ""


@cache
def _things() -> frozenset[str]:
    return words("counted", "word")


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing: no words, a dash, "n/a"."""
    return cell.lower() in _BLANK


def is_year(cell: str) -> bool:
    """Whether a cell is a year, or a span of two."""
    return _YEAR.match(cell) is not None


def figure_in(text: str, span: Span, head: Head) -> Quantity | None:
    """The figure that the cell at ``span`` of ``text`` is, without a name; None where it is words, or more than one."""
    number = _NUMBER.search(text, span.start, span.end)
    before = _BEFORE.fullmatch(text, span.start, number.start()) if number else None
    if number is None or before is None or (hedge := (before["hedge"] or "").lower()) not in {*_HEDGES, ""}:
        return None
    kind, unit, scale = head.kind, head.unit, head.scale
    if before["symbol"]:
        money = units.symbol_before(text, number.start() - len(before["late"] or ""))
        if money is None or money[0].dimension != "money":
            return None
        kind, unit = "money", money[0].name
    end = number.end()
    if step := _SCALE.match(text, end, span.end):
        scale, end = _SCALES[step[1].lower()], step.end()
    if (named := units.unit_after(text, end, digits=True)) is not None and named[1] <= span.end:
        kind, unit, end = _KINDS.get(named[0].dimension, "measure"), named[0].name, named[1]
    rest = _REST.fullmatch(text, end, span.end)
    value = _value(text, number)
    if rest is None or value is None or (rest["close"] is None) != (before["open"] is None):
        return None
    amount, place, whole = value
    is_less = (before["sign"] or before["late"] or "+") != "+" or (before["down"] or "") in "▼↓▽" * bool(before["down"])
    signed = -amount if is_less or rest["close"] else amount
    exact = kind == "count" and whole and scale == 1.0 and place <= 0.5 and not _BRACKETS.search(head.words)
    return Quantity(
        id="",
        span=Span(span.start + len(before["hedge"] or ""), span.end) if hedge else Span(span.start, span.end),
        low=signed * scale,
        high=signed * scale,
        kind=kind,
        unit=unit,
        modifier="at-least" if rest["more"] else _HEDGES.get(hedge, "exact"),
        precision=0.0 if exact else place * scale,
    )


def _value(text: str, number: re.Match[str]) -> tuple[float, float, bool] | None:
    """Value, half the last place printed, and whether it is whole."""
    printed = as_english(text, number.start(), number.group())
    printed = re.sub(r"[ \u00a0\u2009\u202f’']", "", printed)
    try:
        amount, place, whole = digits_value(printed)
    except (ValueError, OverflowError):
        return None
    return (amount, place, whole) if amount <= 1e15 else None

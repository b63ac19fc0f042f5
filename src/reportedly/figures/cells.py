"""One cell of a table as a figure, and what the head of its column says of it: unit, scale, what is counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log10
from typing import NamedTuple, Protocol

from reportedly.figures import units
from reportedly.figures.number_words import digits_value
from reportedly.model.figures import Modifier, Quantity, QuantityKind
from reportedly.model.span import Span
from reportedly.vocab import words

LEFT_OUT = "…"
"""As ``intake.canonical`` writes it: rows or columns that are not read."""
_KINDS: dict[str, QuantityKind] = {"percent": "percent", "points": "points", "money": "money", "duration": "duration"}
_HEDGES: dict[str, Modifier] = {
    "": "exact",
    **dict.fromkeys(("about", "around", "some", "approx", "approximately", "c", "ca", "~", "≈"), "approximate"),
    **dict.fromkeys(("nearly", "almost"), "approximate"),
    **dict.fromkeys(("over", "more than", ">"), "more-than"),
    **dict.fromkeys(("under", "less than", "fewer than", "<"), "less-than"),
    **dict.fromkeys(("at least", "≥"), "at-least"),
    **dict.fromkeys(("up to", "at most", "≤"), "at-most"),
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f’']\d{3})+(?:[.,]\d{1,6})?(?!\d)|\d[\d.,]{0,20}\d|\d")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,6}|\d{1,6},\d{1,2}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_SWAPPED = str.maketrans(".,", ",.")
_BEFORE = re.compile(
    r"(?:(?P<hedge>[a-z]{1,13}(?: than| least| most| to)?|[~≈<>≤≥])\.?\s?)?(?P<open>\()?\s?"
    r"(?:(?P<down>[▼↓▽])|[▲↑△])?\s?(?P<sign>[+−–-])?\s?(?P<symbol>[^\s\d]{1,4}\s?)?(?P<late>[−-])?",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s?(thousand|million|billion|trillion|mln|mn|bln|bn|tn|[kmb])\b(?!\.)", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9}
_SCALES |= {"billion": 1e9, "tn": 1e12, "trillion": 1e12}
_REST = re.compile(
    r"(?P<more>\+)?\s?(?P<close>\))?\s?(?:[*†‡§#]{1,3}|\[\w{1,3}\]|[¹²³⁴-⁹]{1,2}|\((?:\w|est\.?|prov\.?)\))?"
)
_BLANK = frozenset(
    {"", "-", "–", "—", "−", ".", "..", "...", "…", "n/a", "na", "n.a.", "?", "unknown", "x", "tbc", "nil"}
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?\s?(?:\[\w{1,3}\]|[*†‡¹²³])?\Z")
_HEAD_SCALE = re.compile(
    r"(?:\bin |[(,$£€]\s?)?(?:\b(thousands?|millions?|billions?)\b|(?<![\d,])[’']?(000)s?\b|[$£€]\s?(m|bn)\b|"
    r"\((m|bn|mn|mln)\))", re.IGNORECASE,
)  # fmt: skip
_HEAD_SCALES = {"thousand": 1e3, "000": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9}
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[$£€¥₹₽₴₺]|\b[A-Z]{3}\b")
_BRACKETS = re.compile(r"\(([^()]{0,30})\)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BARE = frozenset({"of", "the", "number", "no", "total", "all", "and"})
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
    span: Span | None = None
    counted: str = ""
    kind: QuantityKind = "count"
    unit: str = ""
    scale: float = 1.0

    @property
    def is_measured(self) -> bool:
        """Whether a unit or scale in brackets says that figures below it may be rounded."""
        return _BRACKETS.search(self.words) is not None


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
    said = [word for word in _WORD.findall(_BRACKETS.sub("", head).lower()) if word not in _BARE]
    return " ".join(said) if len(said) <= _FEW and any(word in _things() for word in said) else ""


@cache
def _things() -> frozenset[str]:
    return words("counted", "word")


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing: no words, a dash, "n/a"."""
    return cell.lower() in _BLANK


def is_year(cell: str) -> bool:
    """Whether a cell is a year, or a span of two; the mark of a note may stand behind it."""
    return _YEAR.match(cell) is not None


def is_whole(cell: str) -> bool:
    """Whether a cell is a whole number in digits, without decimals or a scale of its own ("4m")."""
    number = _NUMBER.search(cell)
    value = _value(number) if number else None
    return number is not None and value is not None and value[1] >= 0.5 and _SCALE.match(cell, number.end()) is None


def figure_in(text: str, span: Span, head: Head) -> Quantity | None:
    """The figure that the cell at ``span`` of ``text`` is, without a name; None where it is words, or more than one."""
    number = _NUMBER.search(text, span.start, span.end)
    before = _BEFORE.fullmatch(text, span.start, number.start()) if number else None
    if number is None or before is None or (before["hedge"] or "").lower() not in _HEDGES:
        return None
    unit = _unit(text, span, number, before, head)
    value = _value(number)
    rest = _REST.fullmatch(text, unit.end, span.end) if unit else None
    if unit is None or rest is None or value is None or (rest["close"] is None) != (before["open"] is None):
        return None
    amount, place, whole = value
    signed = -amount * unit.scale if _is_less(before) else amount * unit.scale
    exact = unit.kind == "count" and whole and unit.scale == 1.0 and place <= 0.5 and not head.is_measured
    starts = [before.start(name) for name in ("open", "down", "sign", "symbol", "late") if before[name]]
    return Quantity(
        id="",
        span=Span(min(starts, default=number.start()), rest.end("close") if rest["close"] else unit.end),
        low=signed,
        high=signed,
        kind=unit.kind,
        unit=unit.name,
        modifier="at-least" if rest["more"] else _HEDGES[(before["hedge"] or "").lower()],
        precision=0.0 if exact else place * unit.scale,
    )


class _Unit(NamedTuple):
    """The kind of a figure, its unit, what it is multiplied by, and where its words end."""

    kind: QuantityKind
    name: str
    scale: float
    end: int


def _unit(text: str, span: Span, number: re.Match[str], before: re.Match[str], head: Head) -> _Unit | None:
    """The unit that a cell or else its head names; None where words before the number are no currency."""
    kind, name, scale, end = head.kind, head.unit, head.scale, number.end()
    if before["symbol"]:
        money = units.symbol_before(text, number.start() - len(before["late"] or ""))
        if money is None or money[0].dimension != "money":
            return None
        kind, name = "money", money[0].name
    if step := _SCALE.match(text, end, span.end):
        scale, end = _SCALES[step[1].lower()], step.end()
    if (named := units.unit_after(text, end, digits=True)) is not None and named[1] <= span.end:
        kind, name, end = _KINDS.get(named[0].dimension, "measure"), named[0].name, named[1]
    return _Unit(kind, name, scale, end)


def _is_less(before: re.Match[str]) -> bool:
    """Whether a figure is negative: with a minus, an arrow down, or in brackets."""
    minus = before["sign"] or before["late"] or "+"
    return minus != "+" or before["down"] is not None or before["open"] is not None


def written(value: float, like: str, worth: float) -> str:
    """``value`` as the cell ``like``, which is ``worth`` so much, is written: in its scale, no places lost."""
    number = _NUMBER.search(like)
    amount = _value(number) if number else None
    if number is None or amount is None:
        return f"{value:,g}"
    scale = abs(worth) / amount[0] if amount[0] and worth else 1.0
    shown = value / scale
    places = max(0, min(6, round(-log10(2 * amount[1])))) if not amount[2] else 0 if shown == round(shown) else 1
    before = like[: number.start()].strip("+−–-▲▼ (")
    return f"{'−' if shown < 0 else ''}{before}{abs(shown):,.{places}f}{like[number.end() :].rstrip(')*†‡')}"


def _value(number: re.Match[str]) -> tuple[float, float, bool] | None:
    """Value, half the last place printed, and whether it is whole."""
    printed = re.sub(r"[ \u00a0\u2009\u202f’']", "", number.group())
    if _CONTINENTAL.fullmatch(printed):
        printed = printed.translate(_SWAPPED)
    if "," in printed and not _GROUPED.fullmatch(printed):
        return None
    try:
        amount, place, whole = digits_value(printed)
    except (ValueError, OverflowError):
        return None
    return (amount, place, whole) if amount <= 1e15 else None

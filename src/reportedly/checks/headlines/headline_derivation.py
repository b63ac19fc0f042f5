"""How a body yields a headline's number: copied, rounded, rescaled, in words, or one operation away.

Figures of the body are taken as printed with their rounding; a headline's number is good when the body's value lies
within half its last printed place, or when it was cut off there, as headlines do with 8,963 ("8.9K", "over 8K").
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from reportedly.checks.case import Case
from reportedly.checks.headlines.headline_figures import DAYS, SORTS, HeadlineFigure, Sort
from reportedly.checks.interval import rounding
from reportedly.checks.shown import number
from reportedly.figures.numbers import Numeral, numerals
from reportedly.model.figures import Date, Modifier, Quantity
from reportedly.model.span import Span
from reportedly.vocab import rows

FINER = 0.02
"""A headline may be finer than a rounded figure of the body by this share of it: strained, not wrong."""
VAGUE = 2.5
"""A range wider than this ("dozens" is 24 to 99) yields any number or none."""
ENOUGH = 12
"""Of a figure that stands in a body so often, the first are looked at."""
ROUND_SHARE = 0.05
"""Filling zeros may be places rounded to (300 for 298), up to this share of the figure."""

_LIKE: dict[Sort, frozenset[Sort]] = {
    "money": frozenset({"money"}),
    "percent": frozenset({"percent", "points"}),
    "points": frozenset({"points", "percent", "count"}),
    "measure": frozenset({"measure"}),
    "time": frozenset({"time", "age"}),
    "age": frozenset({"age", "time", "count"}),
    "year": frozenset({"year"}),
    "ordinal": frozenset({"ordinal", "count"}),
    "multiple": frozenset({"multiple", "count"}),
    "count": frozenset({"count", "ordinal", "multiple", "points", "age", "measure"}),
}
_HEDGED: dict[Modifier, tuple[float, float]] = {
    "more-than": (1.0, 1.25),
    "at-least": (1.0, 1.25),
    "less-than": (0.8, 1.0),
    "at-most": (0.8, 1.0),
    "approximate": (0.9, 1.1),
    "exact": (1.0, 1.0),
}
"""What a hedged headline may stand for, as shares of its figure: headlines hedge to the next round number."""
_A_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


@dataclass(frozen=True)
class BodyFigure:
    """A figure of the body, or the year of a date, in the sorts that headlines know; percent as percent."""

    span: Span
    low: float
    high: float
    step: float
    sort: Sort
    unit: str
    source: Quantity | Date

    @property
    def single(self) -> bool:
        """Whether it is one value rather than a range."""
        return self.low == self.high

    @property
    def counted(self) -> str:
        """What it counts, empty where that isn't said."""
        return self.source.counted if isinstance(self.source, Quantity) else ""


class Derivation(NamedTuple):
    """The figures a headline's number follows from, the arithmetic as words, and how well (1: to the printed place)."""

    figures: tuple[BodyFigure, ...]
    working: str
    fit: float


class Body:
    """The figures of one report's body; ``head`` is where its own headline ends."""

    def __init__(self, case: Case, head: int) -> None:
        self.case = case
        self.head = head

    @cached_property
    def figures(self) -> tuple[BodyFigure, ...]:
        """Every figure of the body and every year its dates name, in text order."""
        found = [_figure(q) for q in self.case.quantities if q.span.start >= self.head]
        found += [year for d in self.case.dates if d.span.start >= self.head for year in _years(d)]
        return tuple(sorted(found, key=lambda f: f.span))

    @cached_property
    def years(self) -> tuple[BodyFigure, ...]:
        """The years that dates of the body name."""
        return tuple(f for f in self.figures if f.sort == "year")

    @cached_property
    def now(self) -> int | None:
        """The year of publication."""
        return self.case.day.year if self.case.day else None

    def like(self, headline: HeadlineFigure) -> list[BodyFigure]:
        """The figures of the body that a headline's number can be set against, by sort and unit."""
        sorts = _LIKE[headline.sort]
        return [f for f in self.figures if f.sort in sorts and _same_unit(headline, f)]

    @property
    def title(self) -> str:
        """The headline."""
        return self.case.title or ""

    @cached_property
    def _numerals(self) -> list[Numeral]:
        return list(numerals(self.case.text[self.head :]))

    def stray(self, headline: HeadlineFigure) -> bool:
        """Whether the number stands in the body in any other guise: a label, a rank, a score, a word such as "trio"."""
        text = self.case.text[self.head :]
        days = [d.span for d in self.case.dates if d.type in ("DATE", "TIME") and not _A_YEAR.match(d.value)]
        starts = [day.start for day in days]
        for numeral in self._numerals:
            scaled = [numeral.low * scale for scale in (1e3, 1e6, 1e9)] if numeral.letter else []
            if any(comes_to(headline, value) for value in (numeral.low, numeral.high, *scaled)):
                place = Span(numeral.span.start + self.head, numeral.span.end + self.head)
                at = bisect_right(starts, place.start) - 1
                if at < 0 or not days[at].contains(place):
                    return True
        return self._in_a_word(headline, text)

    def _in_a_word(self, headline: HeadlineFigure, text: str) -> bool:
        sizes = _collectives()
        known = sizes.get(headline.low)
        if known is not None and known.search(text):
            return True
        metres = headline.sort == "count" and headline.span.of(self.title).endswith("M")  # "in the 200M"
        return metres and re.search(rf"\b{headline.low / 1e6:g}[ -]?met(?:er|re)", text) is not None


@cache
def _collectives() -> dict[float, re.Pattern[str]]:
    """By size, the words that say it without a numeral."""
    sizes: dict[float, list[str]] = {}
    for row in rows("collectives"):
        sizes.setdefault(float(row["value"]), []).append(re.escape(row["word"]).replace("\\-", "[ -]"))
    return {size: re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE) for size, forms in sizes.items()}


def _figure(quantity: Quantity) -> BodyFigure:
    scale = 100.0 if quantity.kind == "fraction" else 1.0
    step = rounding(quantity)
    unit = quantity.unit.removesuffix(" of age")
    sort = SORTS[quantity.kind]
    if sort == "measure" and not unit:
        sort = "count"
    return BodyFigure(quantity.span, quantity.low * scale, quantity.high * scale, step * scale, sort, unit, quantity)


def _years(date: Date) -> Iterator[BodyFigure]:
    if date.type == "DATE" and _A_YEAR.match(date.value[:4]) and date.value[:4]:
        year = float(date.value[:4])
        yield BodyFigure(date.span, year, year, 0.0, "year", "", date)


def _same_unit(headline: HeadlineFigure, figure: BodyFigure) -> bool:
    if headline.sort == "money":
        return headline.unit.split()[-1:] == figure.unit.split()[-1:]
    if headline.sort == "measure":
        return headline.unit == figure.unit
    if headline.sort == "count" and figure.sort == "age":
        return not headline.nouns
    if headline.sort == "count" and figure.sort in ("measure", "points"):
        return not headline.nouns or figure.unit in headline.nouns
    return True


def fit_of(headline: HeadlineFigure, value: float, step: float) -> float:
    """How well a headline's number renders ``value``, which is known to ±``step``.

    1 rounded to its printed place, 0.8 cut off there or hedged, 0.6 by the body's own rounding alone, 0 not at all.
    """
    low, high = sorted((headline.low, headline.high))
    if low <= value <= high:
        return 1.0
    half = _half_place(headline)
    if low - half - 1e-9 <= value <= high + half * (1 + 1e-9):
        return 1.0
    hedged = _HEDGED[headline.modifier]
    if low <= value < high + 2 * half or low * hedged[0] <= value <= high * hedged[1]:
        return 0.8
    if headline.high > VAGUE * headline.low and value > headline.high:  # "Thousands flee", and they are 12,000
        return 0.8 if value <= VAGUE * headline.high else 0.6
    step = min(step, FINER * value)
    return 0.6 if low - step - 1e-9 <= value <= high + step + 1e-9 else 0.0


def _half_place(headline: HeadlineFigure) -> float:
    """Half the place a headline's number was rounded to: counts under a hundred, years and ages aren't rounded."""
    if headline.sort in ("year", "ordinal", "age"):
        return 0.0
    value = max(abs(headline.low), abs(headline.high))
    if headline.place >= 10 and value < 1000:
        return min(headline.place / 2, ROUND_SHARE * value) if value >= 100 else 0.5
    return headline.place / 2


def comes_to(headline: HeadlineFigure, value: float) -> bool:
    """Whether a computed value is the headline's, to the printed place; filling zeros are no places here."""
    half = headline.place / 2 if headline.place < 1 or headline.low >= 1000 else 0.5
    return abs(value - headline.low) <= half * (1 + 1e-9)


def direct(headline: HeadlineFigure, figures: Iterable[BodyFigure]) -> list[Derivation]:
    """The figures alike that a headline's number renders by itself, with how well; of exact ones the first few."""
    found: list[Derivation] = []
    exact = 0
    for figure in figures:
        if exact == ENOUGH:
            break
        if headline.sort in ("time", "age") and figure.unit != headline.unit and figure.unit and headline.unit:
            found += _converted(headline, figure)
            continue
        if figure.high > VAGUE * figure.low and headline.low == headline.high:
            continue
        low, high = _reach(figure)
        fit = max(fit_of(headline, figure.low, figure.step), fit_of(headline, figure.high, figure.step))
        if fit == 0 and low <= headline.low and headline.high <= high:
            fit = 0.6
        if fit:
            exact += fit == 1.0
            found.append(Derivation((figure,), _how(headline, figure, fit), fit))
        elif headline.sort == "ordinal" and figure.sort == "count" and headline.low == figure.high + 1:
            found.append(Derivation((figure,), f"the next after {number(figure.high)}", 0.8))
    return found


def _reach(figure: BodyFigure) -> tuple[float, float]:
    """What a hedged or ranged figure of the body may be rendered as: a range as printed, hedges a tenth."""
    low, high = figure.low, figure.high
    if isinstance(figure.source, Quantity) and figure.single:
        match figure.source.modifier:
            case "approximate":
                return low * 0.95, high * 1.05
            case "more-than" | "at-least":
                return low, high * 1.1
            case "less-than" | "at-most":
                return low * 0.9, high
    return low, high


def _how(headline: HeadlineFigure, figure: BodyFigure, fit: float) -> str:
    shown = number(figure.low) if figure.single else f"{number(figure.low)}…{number(figure.high)}"
    if headline.low == figure.low and headline.high == figure.high:
        return f"{shown} in the body"
    if not figure.single:
        return f"within {shown} in the body"
    return f"{shown} in the body, {'rounded' if fit == 1.0 else 'rounded off or hedged'}"


def _converted(headline: HeadlineFigure, figure: BodyFigure) -> Iterator[Derivation]:
    """A span of time in another unit: 18 months for "1.5 Years", seven decades for "70 Years"."""
    if headline.unit not in DAYS or figure.unit not in DAYS:
        return
    ratio = DAYS[figure.unit] / DAYS[headline.unit]
    values = [figure.low * ratio, figure.high * ratio]
    room = 0.5 if ratio < 1 else max(0.5, 0.03 * values[1])
    if values[0] - room <= headline.low <= values[1] + room and headline.low >= 1:
        shown = f"{number(figure.low)} {figure.unit}s = {number(values[0])} {headline.unit}s"
        yield Derivation((figure,), shown, 1.0 if abs(values[0] - headline.low) < 0.5 else 0.6)

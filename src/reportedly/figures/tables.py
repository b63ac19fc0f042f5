"""The tables of figures of a report: their heads, their rows, and each cell's figure with what it counts.

A table is read from the rows that the intake laid out (``intake.grids``): the first rows without figures (or with
years alone) are heads; a cell that is no more than a figure becomes a quantity, in the unit that it or its head names.
What it counts is said where the head, or in a list of two columns the row's own words, name a thing of
``vocab/counted.csv``.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from msgspec import structs

from reportedly.figures.cells import LEFT_OUT, Head, figure_in, head_of, is_blank, is_whole, is_year, written
from reportedly.model.document import Document
from reportedly.model.figures import Quantity
from reportedly.model.span import Span
from reportedly.observed import stage

_DECIMAL = -1.0  # stands for a figure with decimals among places
_SHORT = 4
"""Code points of a name with a digit ("R1") are fewer."""
MOST_HEADS = 3
"""Rows of heads, one above the other."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, where they stand, and the figure that they are."""

    span: Span
    words: str
    quantity: Quantity | None = None

    @property
    def shown(self) -> str:
        """Its words, with the sign of a percentage that its head gives."""
        percent = self.quantity is not None and self.quantity.kind == "percent"
        return f"{self.words} %" if percent and self.words[-1:].isdigit() else self.words

    def alike(self, value: float) -> str:
        """``value`` written as this cell is: in its scale and places, with its sign of percentage or currency."""
        if self.quantity is None:
            return f"{value:,g}"
        return written(value, self.shown, self.quantity.low)

    @property
    def is_blank(self) -> bool:
        """Whether it has no words, or a dash or the like for them: what it would say is not known."""
        return is_blank(self.words)


@dataclass(frozen=True)
class Row:
    """The cells of a row, as many as its table has columns; ``is_title`` says that it is one cell over all of them."""

    cells: tuple[Cell, ...]
    is_title: bool = False

    @cached_property
    def label(self) -> str:
        """The words before its first figure."""
        words = []
        for cell in self.cells:
            if cell.quantity is not None and not (cell is self.cells[0] and is_year(cell.words)):
                break
            words.append("" if cell.is_blank else cell.words)
        return " ".join(dict.fromkeys(word for word in words if word))

    @property
    def is_cut(self) -> bool:
        """Whether columns of it are left out."""
        return any(cell.words == LEFT_OUT for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """One table: its caption, the heads of its columns, its rows, and whether all its rows are shown."""

    number: int
    caption: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    is_whole: bool = True

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """Its rows without those that are a title."""
        return tuple(row for row in self.rows if not row.is_title)

    @property
    def quantities(self) -> list[Quantity]:
        """The figures of its cells, in order."""
        return [cell.quantity for row in self.rows for cell in row.cells if cell.quantity is not None]


@stage("figures")
def tables(document: Document, after: int = 0) -> list[Table]:
    """The tables of ``document`` in order; their figures are named on from q``after``."""
    rows: dict[int, list[Span]] = defaultdict(list)
    for block in document.blocks:
        if block.table:
            rows[block.table].append(block.span)
    found = []
    for number, spans in rows.items():
        table = _table(document.text, number, spans)
        found.append(_named(table, after))
        after += len(table.quantities)
    return found


def _table(text: str, number: int, spans: Sequence[Span]) -> Table:
    rows = [list(_cells(text, span)) for span in spans]
    is_whole = all([cell.words for cell in row] != [LEFT_OUT] for row in rows)
    rows = [row for row in rows if [cell.words for cell in row] != [LEFT_OUT]]
    width = max(map(len, rows), default=0)
    start = next((n for n, row in enumerate(rows) if len(row) > 1), len(rows))
    caption = " ".join(cell.words for row in rows[:start] for cell in row)
    end = start
    while end < min(len(rows) - 1, start + MOST_HEADS) and _is_head(text, rows[end]):
        end += 1
    heads = tuple(head_of([row[at] for row in rows[start:end] if at < len(row)]) for at in range(width))
    body = tuple(_row(text, row, heads, width) for row in rows[end:])
    return _finely(Table(number, caption, heads, body, is_whole))


def _cells(text: str, span: Span) -> Iterator[Cell]:
    at = span.start
    for part in span.of(text).split("|"):
        words = part.strip()
        start = at + len(part) - len(part.lstrip()) if words else at
        yield Cell(Span(start, start + len(words)), words)
        at += len(part) + 1


def _is_head(text: str, row: Sequence[Cell]) -> bool:
    """Whether a row names what stands below it: it has columns, and no values in them."""
    return len(row) > 1 and not any(_is_value(text, cell) for cell in row)


def _is_value(text: str, cell: Cell) -> bool:
    """Whether a cell is no head of others: a figure, or a range of two; "2024", "Round 2" and "R1" may be heads."""
    words = cell.words
    if not words or is_year(words) or (words[0].isalpha() and len(words) < _SHORT):
        return False
    if figure_in(text, cell.span, Head()) is not None:
        return True
    return words[-1].isdigit() and not (words[0].isalpha() and " " in words)


def _row(text: str, row: Sequence[Cell], heads: Sequence[Head], width: int) -> Row:
    if len(row) == 1 and width > 1:
        return Row(tuple(row), is_title=True)
    cells = [
        replace(cell, quantity=figure_in(text, cell.span, heads[at])) if not (at == 0 and is_year(cell.words)) else cell
        for at, cell in enumerate(row)
    ]
    end = row[-1].span.end
    return Row((*cells, *(Cell(Span(end, end), "") for _ in range(width - len(cells)))))


def _finely(table: Table) -> Table:
    """The table with each whole figure as fine as the finest of its column: of 12,431 and 9,000 none is rounded.

    A whole figure in a column with decimals is rounded. Columns of years have no figures.
    """
    years, columns = _years(table), list(zip(*(row.cells for row in table.lines), strict=True))
    finest = [_finest(column) for column in columns]
    rows = tuple(
        row
        if row.is_title
        else replace(row, cells=tuple(_fine(cell, finest[at], at in years) for at, cell in enumerate(row.cells)))
        for row in table.rows
    )
    return replace(table, rows=rows)


def _finest(column: Sequence[Cell]) -> dict[str, float]:
    """By kind of figure, half the last place to which the whole ones of a column are read."""
    found: dict[str, list[float]] = defaultdict(list)
    for cell in column:
        if (one := cell.quantity) is not None and one.low:
            found[one.kind].append(one.precision if is_whole(cell.words) else _DECIMAL)
    return {kind: _least(places) for kind, places in found.items()}


def _least(places: Sequence[float]) -> float:
    whole = min((place for place in places if place != _DECIMAL), default=0.0)
    return max(whole, 0.5) if _DECIMAL in places else whole


def _fine(cell: Cell, places: dict[str, float], is_year_column: bool) -> Cell:
    if cell.quantity is None or is_year_column:
        return replace(cell, quantity=None)
    if not is_whole(cell.words) or not cell.quantity.low:
        return cell
    return replace(cell, quantity=structs.replace(cell.quantity, precision=places[cell.quantity.kind]))


def _years(table: Table) -> set[int]:
    """The columns of which every figure is a year."""
    seen: dict[int, bool] = {}
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if cell.quantity is not None:
                seen[at] = seen.get(at, True) and is_year(cell.words)
    return {at for at, all_years in seen.items() if all_years}


def _named(table: Table, after: int) -> Table:
    """The table with its figures numbered, each with what it counts and whose it is."""
    names = (f"q{number}" for number in count(after + 1))
    rows = tuple(
        replace(
            row,
            cells=tuple(
                cell
                if cell.quantity is None
                else replace(cell, quantity=_told(table, row, at, cell.quantity, next(names)))
                for at, cell in enumerate(row.cells)
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _told(table: Table, row: Row, at: int, quantity: Quantity, name: str) -> Quantity:
    head, label = table.heads[at], head_of(row.cells[:1])
    listed = not head.words and len(row.cells) == 2
    counting = label if listed else head
    group = row.label if not listed and row.cells[0].quantity is None else ""
    return structs.replace(
        quantity,
        id=name,
        counted=counting.counted,
        counted_span=counting.span if counting.counted else None,
        population=group if group == row.cells[0].words else "",
        population_span=row.cells[0].span if group and group == row.cells[0].words else None,
    )

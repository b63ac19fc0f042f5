"""Tables of figures as lines of text: a row a line, its cells parted by " | "; what lays out a page is none.

A cell over several columns or rows is written in the first, and its words (a year at the head, the name of a group)
again in the others; figures are never written twice. A row of one cell is that cell: a caption, or the name of what
follows. "…" stands for rows and columns that are not shown or over the limits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportedly.intake.canonical import LEFT_OUT, Piece, collapse

MAX_ROWS = 200
"""Of a table; the results of an election by district have as many."""
MAX_COLUMNS = 24
"""Of a table: twice the months of a year."""
MAX_CELL = 160
"""Code points of a cell; a longer one holds a passage, and its table lays out a page."""
FEWEST_CELLS = 4
FEWEST_FIGURES = 2
"""A table with fewer figures is a box of facts."""
BAR = " | "
_FIGURE = re.compile(
    r"(?:(?:about|around|over|under|some|nearly|almost|up to|at least|more than|less than|fewer than|ca?\.)\s)?"
    r"[^\w\s]{0,2}(?:[A-Z]{1,3}\s?)?[^\w\s]{0,3}\s?\d[\d.,'’ \u00a0\u2009\u202f]{0,20}"
    r"(?:(?!(?:am|pm|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\b)[^\W\d_]{1,12}|%)?"
    r"[^\w\s]{0,4}[¹²³\d]?[^\w\s]?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, how many columns and rows it goes over, and whether it heads others."""

    words: str
    across: int = 1
    down: int = 1
    head: bool = False

    @property
    def again(self) -> str:
        """What is written in the other columns and rows that it goes over."""
        return self.words if self.head or _YEAR.fullmatch(self.words) or not _has_digit(self.words) else ""


Row = Sequence[Cell] | None
"""The cells of a row; None for one that is not shown."""


def _has_digit(words: str) -> bool:
    return any(map(str.isdigit, words))


def holds_figures(rows: Iterable[Row]) -> bool:
    """Whether a table's cells are short and ``FEWEST_FIGURES`` of them are no more than a figure."""
    count = figures = 0
    for cell in (cell for row in rows for cell in row or ()):
        count += 1
        figures += figures < FEWEST_FIGURES and is_figure(cell.words)
        if len(cell.words) > MAX_CELL:
            return False
    return count >= FEWEST_CELLS and figures >= FEWEST_FIGURES


def is_figure(words: str) -> bool:
    """Whether ``words`` are a figure with its sign and unit and no more; a year alone is none."""
    return len(words) <= 40 and _FIGURE.fullmatch(words) is not None and _YEAR.fullmatch(words) is None


def pieces(rows: Iterable[Row], number: int, caption: str = "") -> list[Piece]:
    """The lines of a table as the rows of table ``number``, which tells its rows from the next one's."""
    return [Piece("table", words, table=number) for words, _ in lines(rows, caption)]


def lines(rows: Iterable[Row], caption: str = "") -> list[tuple[str, int | None]]:
    """The lines of a table, and of each the number of its row in ``rows`` (None for the caption and "…")."""
    found: list[tuple[str, int | None]] = [(_plain(caption), None)] if caption else []
    held: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(rows):
        if number == MAX_ROWS or row is None:
            found += [] if found and found[-1][0] == LEFT_OUT else [(LEFT_OUT, None)]
            if number == MAX_ROWS:
                break
        elif words := _line(row, held):
            found.append((words, number))
    return found


def _line(row: Sequence[Cell], held: dict[int, tuple[int, str]]) -> str:
    """The cells of a row in their columns, with what is ``held`` of cells above that go over it."""
    cells = list(islice(_placed(row, held), MAX_COLUMNS + 1))
    for column in [column for column, (down, _) in held.items() if down <= 0]:
        del held[column]
    if len(row) == 1 and len([cell for cell in cells if cell]) == len([cell for cell in cells if cell == cells[0]]):
        return _plain(row[0].words)
    if len(cells) > MAX_COLUMNS:
        cells[MAX_COLUMNS:] = [LEFT_OUT]
    return collapse(BAR.join(map(_plain, cells))) if any(cells) else ""


def _placed(row: Sequence[Cell], held: dict[int, tuple[int, str]]) -> Iterator[str]:
    column = 0
    for cell in row:
        while column in held:
            yield _taken(column, held)
            column += 1
        for offset in range(min(cell.across, MAX_COLUMNS + 1)):
            if cell.down > 1:
                held[column] = (min(cell.down, MAX_ROWS) - 1, cell.again)
            yield cell.words if not offset else cell.again
            column += 1
    while column in held:
        yield _taken(column, held)
        column += 1


def _taken(column: int, held: dict[int, tuple[int, str]]) -> str:
    down, words = held[column]
    held[column] = (down - 1, words)
    return words


def _plain(words: str) -> str:
    """A cell without the sign that parts cells."""
    return collapse(words.replace("|", "¦"))

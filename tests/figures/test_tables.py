"""Cells and heads of tables: what figure a cell is, in which unit, and what it counts."""

import pytest

from reportedly import figures
from reportedly.figures.cells import Head, figure_in, head_of, is_blank, is_year, written
from reportedly.figures.tables import Cell, Table
from reportedly.intake.canonical import Piece, lay_out
from reportedly.model.document import Document
from reportedly.model.span import Span

CELLS = [
    ("12", 12, "count", "", "12"),
    ("1,234", 1234, "count", "", "1,234"),
    ("14 000", 14000, "count", "", "14 000"),
    ("14\u202f000", 14000, "count", "", "14\u202f000"),
    ("1,234.5", 1234.5, "count", "", "1,234.5"),
    ("12,5", 12.5, "count", "", "12,5"),
    ("1.234.567", 1234567, "count", "", "1.234.567"),
    ("3.7%", 3.7, "percent", "percentage", "3.7%"),
    ("−3.7%", -3.7, "percent", "percentage", "−3.7%"),
    ("-3.7 %", -3.7, "percent", "percentage", "-3.7 %"),
    ("+12", 12, "count", "", "+12"),
    ("(3.7)", -3.7, "count", "", "(3.7)"),
    ("▼3.7", -3.7, "count", "", "▼3.7"),
    ("▲ 3.7", 3.7, "count", "", "3.7"),
    ("$4.2m", 4_200_000, "money", "dollar", "$4.2m"),
    ("€12", 12, "money", "euro", "€12"),
    ("-£12", -12, "money", "pound sterling", "-£12"),
    ("about 12", 12, "count", "", "12"),
    ("12*", 12, "count", "", "12"),
    ("12 [a]", 12, "count", "", "12"),
    ("45,000 t", 45000, "measure", "tonne", "45,000 t"),
    ("9.5 pp", 9.5, "points", "percentage point", "9.5 pp"),
]


@pytest.mark.parametrize(("cell", "value", "kind", "unit", "words"), CELLS)
def test_a_cell_is_a_figure(cell: str, value: float, kind: str, unit: str, words: str) -> None:
    """Protects the value of a cell, its unit and its place."""
    text = f"Orlec | {cell} | 7"
    found = figure_in(text, Span(8, 8 + len(cell)), Head())
    assert found is not None
    assert (found.low, found.high, found.kind, found.unit) == (value, value, kind, unit)
    assert found.span.of(text) == words


NONE = [
    "",
    "–",
    "n/a",
    "Orlec",
    "12–14",
    "2-1",
    "12 March",
    "March 12",
    "No. 5",
    "12 15",
    "1,2345,6",
    "10:30",
    "3rd",
    "x 12",
]


@pytest.mark.parametrize("cell", NONE)
def test_a_cell_that_is_words_or_two_figures_is_none(cell: str) -> None:
    """Protects from figures that are dates, scores, ranges or numbers of things."""
    assert figure_in(cell, Span(0, len(cell)), Head()) is None


HEADS = [
    ("Dead", "dead", "count", "", 1.0),
    ("Number of deaths", "deaths", "count", "", 1.0),
    ("Wounded soldiers", "wounded soldiers", "count", "", 1.0),
    ("Budget (£m)", "", "money", "pound sterling", 1e6),
    ("Votes ('000)", "votes", "count", "", 1e3),
    ("Share (%)", "", "percent", "percentage", 1.0),
    ("Area (km²)", "", "measure", "square kilometre", 1.0),
    ("Tonnes, thousands", "", "count", "", 1e3),
    ("Price", "", "count", "", 1.0),
    ("A head of more words than a thing has, dead", "", "count", "", 1.0),
]


@pytest.mark.parametrize(("words", "counted", "kind", "unit", "scale"), HEADS)
def test_a_head_says_what_stands_below_it(words: str, counted: str, kind: str, unit: str, scale: float) -> None:
    """Protects what a cell counts, and in what."""
    head = head_of([Cell(Span(0, len(words)), words)])
    assert (head.counted, head.kind, head.unit, head.scale) == (counted, kind, unit, scale)


def table_of(*rows: str) -> tuple[Document, Table]:
    """A document with one table of ``rows``, and that table."""
    pieces = [Piece("paragraph", "Floods came."), *(Piece("table", row, table=1) for row in rows)]
    text, blocks = lay_out(pieces)
    document = Document(text=text, blocks=blocks)
    return document, figures.tables(document, 3)[0]


def test_a_table_has_its_caption_heads_and_rows() -> None:
    """Protects the shape of a table: heads in two rows, a row over all columns, what a figure counts, and of whom."""
    rows = ["By district", "| 2024 | 2024", "District | Dead | Missing", "Hills", "Orlec | 12 | 3", "Brod | n/a | 1"]
    document, table = table_of(*rows)
    assert table.caption == "By district"
    assert [head.words for head in table.heads] == ["District", "2024 Dead", "2024 Missing"]
    assert [row.label for row in table.rows] == ["Hills", "Orlec", "Brod"]
    assert [row.is_title for row in table.rows] == [True, False, False]
    found = [(q.id, document.words(q.span), q.counted, q.population) for q in table.quantities]
    assert found == [("q4", "12", "dead", "Orlec"), ("q5", "3", "missing", "Orlec"), ("q6", "1", "missing", "Brod")]
    assert all(document.words(q.counted_span).lower() == q.counted for q in table.quantities if q.counted_span)
    assert table.is_whole
    assert table.rows[2].cells[1].is_blank


def test_a_table_may_have_no_head_no_caption_and_be_cut() -> None:
    """Protects tables that begin with figures, columns of years, and those that are read in part."""
    _, table = table_of("Dead | 12", "Missing | 3", "…")
    assert [head.words for head in table.heads] == ["", ""]
    assert [q.counted for q in table.quantities] == ["dead", "missing"]
    assert not table.is_whole
    _, table = table_of("Name | Born | Goals", "Lund | 1975 | 12", "Moss | 1983 | 9 | …")
    assert [q.low for q in table.quantities] == [12, 9]
    assert [row.is_cut for row in table.rows] == [False, True]


def test_figures_of_a_column_are_as_fine_as_the_finest() -> None:
    """Protects sums: 9,000 beside 12,431 is not rounded, beside 12,000 it is."""
    _, table = table_of("Camp | Tents | Beds", "Norr | 12,431 | 12,000", "Sull | 9,000 | 9,000")
    assert [q.precision for q in table.quantities] == [0.0, 500.0, 0.0, 500.0]


def test_a_whole_figure_among_decimals_is_rounded_and_a_percentage_is_its_own() -> None:
    """Protects changes and sums of columns that leave out ".0", and mixed ones."""
    _, table = table_of("Who | Points | Mixed", "Lund | 12 | 45%", "Moss | 3.5 | 12", "Pell | 0 | 38%")
    assert [q.precision for q in table.quantities] == [0.5, 0.5, 0.05, 0.0, 0.0, 0.5]


HEADED = [
    (["Answer | %", "Yes | 45%", "No | 38%"], 2),
    (["Yes | 45%", "No | 38%", "Other | 17%"], 3),
    (["Player | R1 | R2", "Lund | 70 | 69"], 1),
    (["Round 1 | Round 2", "70 | 69"], 1),
    (["Town | Dead", "Orlec | 12–14", "Brod | 9"], 2),
    (["Town | 2023 | 2024[a]", "Orlec | 1999 | 12"], 1),
]


@pytest.mark.parametrize(("rows", "number"), HEADED)
def test_rows_of_heads_end_where_values_begin(rows: list[str], number: int) -> None:
    """Protects the first rows of tables from being taken for heads, and heads from being taken for figures."""
    _, table = table_of(*rows)
    assert len(table.rows) == number


WRITTEN = [
    (36.0, "38", 38.0, "36"),
    (795.9, "£796.0m", 796e6, "£0.0m"),
    (795.9e6, "£796.0m", 796e6, "£795.9m"),
    (110.0, "100 %", 100.0, "110 %"),
    (-8.0, "+18", 18.0, "−8"),
    (5.0, "none", 0.0, "5"),
]


@pytest.mark.parametrize(("value", "like", "worth", "words"), WRITTEN)
def test_a_result_is_written_as_the_cell_beside_it(value: float, like: str, worth: float, words: str) -> None:
    """Protects a working that a reader can follow in the table's own figures."""
    assert written(value, like, worth) == words


def test_years_and_blanks() -> None:
    """Protects the two kinds of cells that are no figures."""
    assert [cell for cell in ("2024", "2023/24", "1999", "2012[1]", "2013*") if not is_year(cell)] == []
    assert [cell for cell in ("12", "20,24", "3024") if is_year(cell)] == []
    assert [cell for cell in ("", "–", "n/a", "N/A", "..") if not is_blank(cell)] == []

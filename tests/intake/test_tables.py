"""Tables of figures: which of a report are read, and what lines they become; the text before them stays as it was."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest

from reportedly.intake import grids, read
from reportedly.intake.batch import open_input
from reportedly.intake.grids import Cell
from reportedly.model.document import Document

TOLD = "The ministry at Pell gave the figures on Friday, and said that they would be looked at again."
MORE = "The mayor of Lower Pell, Idris Toll, said that he had heard nothing of it until the evening."
TABLE = (
    "<table><tr><th>District</th><th>Dead</th></tr><tr><td>Orlec</td><td>12</td></tr><tr><td>Brod</td><td>9</td></tr>"
    "</table>"
)
LINES = ["District | Dead", "Orlec | 12", "Brod | 9"]


def page(middle: str, *, end: str = "", side: str = "") -> Document:
    """A page with ``middle`` between its two paragraphs."""
    article = f"<article><h1>News from Pell</h1><p>{TOLD}</p>{middle}<p>{MORE}</p>{end}</article>"
    markup = f"<!DOCTYPE html><html lang=en><title>News from Pell</title><body>{article}{side}</body></html>"
    return read.read_bytes(markup.encode(), name="pell.html")


def rows(document: Document) -> list[str]:
    """The rows of its tables of figures."""
    return [document.words(block.span) for block in document.blocks if block.table]


READ = [
    (TABLE, LINES),
    (TABLE.replace("<tr><td>Orlec", "<caption>Dead by district</caption><tr><td>Orlec"), ["Dead by district", *LINES]),
    (TABLE.replace("<td>12</td>", "<td>12<sup><a href='#n'>1</a></sup></td>"), LINES),
    (TABLE.replace("<td>12</td>", "<td><del>11</del> 12</td>"), LINES),
    (TABLE.replace("<td>12</td>", "<td><p>12</p></td>").replace("<td>9</td>", "<td><p>9</p></td>"), LINES),
    (TABLE.replace("<td>12</td>", "<td><p>12</p><p>*</p></td>"), [LINES[0], "Orlec | 12 *", LINES[2]]),
    (TABLE.replace("Dead", "<span>Share</span>"), ["District | Share", *LINES[1:]]),
    (TABLE.replace("Dead", "<p><span>Share</span></p>"), ["District | Share", *LINES[1:]]),
    (TABLE.replace("12", "<span style='display:none'>11</span>12"), LINES),
    (TABLE.replace("Orlec", "Orlec<br>and Sull"), [LINES[0], "Orlec and Sull | 12", LINES[2]]),
    (TABLE.replace("Orlec", "Orlec | Sull"), [LINES[0], "Orlec ¦ Sull | 12", LINES[2]]),
    (TABLE.replace("<td>12</td>", "<td></td>"), None),
    (
        "<table><tr><th rowspan=2>Town<th colspan=2>2024</tr><tr><th>Dead<th>Hurt</tr>"
        "<tr><td>Orlec<td>1<td>2</tr></table>",
        ["Town | 2024 | 2024", "Town | Dead | Hurt", "Orlec | 1 | 2"],
    ),
    (
        "<table><tr><td rowspan=2>North</td><td>Orlec</td><td>12</td></tr><tr><td>Brod</td><td>9</td></tr></table>",
        ["North | Orlec | 12", "North | Brod | 9"],
    ),
    (
        "<table><tr><td>Orlec</td><td rowspan=2>12</td><td>4</td></tr><tr><td>Brod</td><td>9</td></tr></table>",
        ["Orlec | 12 | 4", "Brod | | 9"],
    ),
    (
        "<table><tr><td>A</td><td>1</td></tr><tr style='display:none'><td>B</td><td>2</td></tr>"
        "<tr><td>C</td><td>3</td></tr></table>",
        ["A | 1", "…", "C | 3"],
    ),
]


@pytest.mark.parametrize(("table", "lines"), READ)
def test_a_table_of_figures_becomes_lines_behind_the_text(table: str, lines: list[str] | None) -> None:
    """Protects the figures of a table, and every word of the report around it."""
    document = page(table)
    assert rows(document) == (lines or [])
    assert document.prose == page("").text
    assert document.text == "\n\n".join([document.prose, *(lines or [])])
    assert document.language == "en"


OUT = [
    "<table><tr><td><a href=/>Home</a></td><td><a href=/>Sport</a></td><td>Top 10</td><td>Weather</td></tr></table>",
    "<table><tr><th>Capital</th><td>Pell</td></tr><tr><th>River</th><td>Orr</td></tr></table>",
    "<table><tr><th>Hospital</th><td>Pell General</td></tr><tr><th>Beds</th><td>640</td></tr></table>",
    f"<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>{'A long passage about the town. ' * 8}</td></tr></table>",
    "<table><tr><td>Mon 3 May</td><td>Lintel v Sarn</td></tr><tr><td>Tue 4 May</td><td>Holm v Quay</td></tr></table>",
]


@pytest.mark.parametrize("table", OUT)
def test_what_is_no_table_of_figures_stays_out(table: str) -> None:
    """Protects the text from navigation, boxes of facts and what lays out a page."""
    assert rows(page(table)) == []


def test_a_table_is_of_the_report_where_it_stands_in_it_or_right_behind_it() -> None:
    """Protects from tables of the page around: markets, weather, other reports."""
    assert rows(page("", end=TABLE)) == LINES
    assert rows(page("", end=f"<h2>By district</h2>{TABLE}")) == LINES
    assert rows(page("", side=f"<div class=markets>{TABLE}</div>")) == []
    assert rows(page("", end=f"<aside>{TABLE}</aside>")) == []
    assert rows(page(f"<div class='related-articles'>{TABLE}</div>")) == []
    assert rows(page("", end=f"<nav>{'Nothing to do with it here ' * 12}</nav>{TABLE}")) == []


def test_a_row_is_found_again_in_the_page() -> None:
    """Protects the way back: the selector has the DOM's words, which run together where cells do."""
    document = page(TABLE)
    found = [block.selector.exact for block in document.blocks if block.table and block.selector]
    assert found == ["DistrictDead", "Orlec12", "Brod9"]
    assert len({block.selector for block in document.blocks if block.table}) == len(LINES)


def test_two_tables_are_two() -> None:
    """Protects each table's total from the other's rows."""
    document = page(TABLE + "<p>And last year, it said, they were these ones instead of those:</p>" + TABLE)
    assert [block.table for block in document.blocks if block.table] == [1, 1, 1, 2, 2, 2]
    assert document.warnings == []


def test_a_huge_table_is_read_in_part_and_the_reader_is_told() -> None:
    """Protects the time and the text of a reading; nothing is left out unsaid."""
    document = page("<table>" + "<tr><td>Orlec</td><td>12</td></tr>" * 3_000 + "</table>")
    assert len(rows(document)) == grids.MAX_ROWS + 1
    assert rows(document)[-1] == "…"
    assert document.warnings == ["1 of the tables is read in part: see “…”."]
    wide = page("<table>" + f"<tr>{'<td>1</td>' * 60}</tr>" * 3 + "</table>")
    assert rows(wide)[0].count("|") == grids.MAX_COLUMNS
    many = page("".join(f"<p>Table {n} of those that were given out.</p>{TABLE}" for n in range(40)))
    assert len({block.table for block in many.blocks if block.table}) == 20
    assert len(many.warnings) == 1


HOSTILE = [
    "<table>" + "<tr><td colspan=999999999 rowspan=999999999>1</td><td>2</td></tr>" * 300 + "</table>",
    "<table><tr>" + "<td>1</td>" * 20_000 + "</tr></table>",
    "<table>" + "<tr><td>a</td><td>1</td></tr>" * 8_000 + "</table>",
    "<table><tr><td>1</td><td>2</td><td>3</td><td>4" * 60 + "</td></tr></table>" * 60,
    "<table>" + "<tr><td>1<td>2" * 5_000,
    "<table><tr><td>" + "<b>" * 100 + "1" + "</b>" * 100 + "</td><td>2</td><td>3</td><td>4</td></tr></table>",
]


@pytest.mark.parametrize("table", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_tables_cost_little(table: str) -> None:
    """Protects against a page whose table takes minutes, or fills the text."""
    start = time.process_time()
    document = page(table)
    assert time.process_time() - start < 4
    assert len(document.text) < 200_000


def test_spans_are_bounded() -> None:
    """Protects lines from cells that say that they go over a million columns."""
    lines = grids.lines([[Cell("2024", 10**6, 10**6, head=True), Cell("Dead")], [Cell("12")]])
    assert max(words.count("|") for words, _ in lines) <= grids.MAX_COLUMNS
    assert grids.lines([]) == []


FIGURES = ["12", "1,234", "−3.7%", "$4.2m", "~12", "12*", "14 000", "(3.7)", "about 12", "45 km", "≥ 5"]
WORDS = ["", "Orlec", "2024", "3 May", "Round 2", "7 pm", "n/a", "12 of the 40 prisoners were found", "2–1 after 90"]


def test_a_cell_is_a_figure_or_isnt() -> None:
    """Protects the choice of tables: a figure with its sign and unit, no year, day or score."""
    assert [words for words in FIGURES if not grids.is_figure(words)] == []
    assert [words for words in WORDS if grids.is_figure(words)] == []


def test_a_docx_table_is_read_by_rows() -> None:
    """Protects the table of a document, and the paragraphs that stand around it."""
    file = docx.Document()
    file.add_paragraph(TOLD)
    for cells in ([["District", "Dead"], ["Orlec", "12"], ["Brod", "9"]], [["From", "To"], ["The mayor", "The press"]]):
        table = file.add_table(rows=len(cells), cols=2)
        for row, words in zip(table.rows, cells, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    file.add_paragraph(MORE)
    merged = file.add_table(rows=2, cols=3)
    for cell, word in zip((c for row in merged.rows for c in row.cells), "North Orlec 3 x Brod 4".split(), strict=True):
        cell.text = word
    merged.cell(1, 0).text = ""
    merged.cell(0, 0).merge(merged.cell(1, 0))
    data = io.BytesIO()
    file.save(data)
    document = read.read_bytes(data.getvalue(), name="pell.docx")
    assert document.prose == "\n\n".join([TOLD, "From", "To", "The mayor", "The press", MORE])
    assert rows(document) == [*LINES, "North | Orlec | 3", "North | Brod | 4"]
    assert [block.table for block in document.blocks if block.table] == [1, 1, 1, 2, 2]


MARKDOWN = [
    ("| District | Dead |\n|---|--:|\n| Orlec | **12** |\n| Brod | 9 |\n", LINES),
    ("District | Dead |\n|---|---|\n| Orlec | 12 |\n| Brod | 9 |\n", ["Orlec | 12", "Brod | 9"]),
    ("| A \\| B | 1 |\n|---|---|\n| C | 2 |\n", ["A ¦ B | 1", "C | 2"]),
    ("| | Dead |\n|---|---|\n| Orlec | 12 |\n| Brod | 9 |\n", ["| Dead", "Orlec | 12", "Brod | 9"]),
    ("| From | To |\n|---|---|\n| Mayor | Press |\n", []),
]


@pytest.mark.parametrize(("table", "lines"), MARKDOWN)
def test_a_markdown_table_is_read_by_rows(table: str, lines: list[str]) -> None:
    """Protects the table of a draft in Markdown."""
    document = read.read_bytes(f"{TOLD}\n\n{table}\n{MORE}\n".encode(), name="pell.md")
    assert rows(document) == lines
    assert document.prose.startswith(TOLD)
    assert document.prose.endswith(MORE)


def test_an_odt_table_is_read_by_rows() -> None:
    """Protects the table of an OpenDocument text: repeated, covered and spanned cells."""
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>".format
    lines = [
        cell(' table:number-columns-spanned="2"', "Victims") + "<table:covered-table-cell/>" + cell("", "Homes"),
        cell("", "Orlec") + cell(' table:number-columns-repeated="2"', "12"),
        cell("", "Brod") + cell("", "9") + '<table:table-cell table:number-columns-repeated="900000"/>',
    ]
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    body = f"<text:p>{TOLD}</text:p><table:table>{table}</table:table><text:p>{MORE}</text:p>"
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        xml = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
        packed.writestr("content.xml", f"{xml}</office:document-content>")
    document = read.read_bytes(data.getvalue(), name="pell.odt")
    assert document.prose == f"{TOLD}\n\n{MORE}"
    assert rows(document) == ["Victims | Victims | Homes", "Orlec | 12 | 12", "Brod | 9 |"]


def test_a_feed_entry_has_its_tables(tmp_path: Path) -> None:
    """Protects the tables of reports that come whole in a feed."""
    words = f"<![CDATA[<p>{TOLD}</p>{TABLE}<p>{MORE}</p>]]>"
    entry = f"<item><title>News from Pell</title><content:encoded>{words}</content:encoded></item>"
    names = 'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    feed = f'<?xml version="1.0"?><rss {names}><channel><title>Pell Post</title>{entry}</channel></rss>'
    path = tmp_path / "pell.rss"
    path.write_text(feed, encoding="utf-8")
    [document] = [one for one in open_input(str(path)) if isinstance(one, Document)]
    assert rows(document) == LINES
    assert document.prose.endswith(MORE)

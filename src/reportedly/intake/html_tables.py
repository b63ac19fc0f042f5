"""The tables of figures of a page: which are the report's, and their rows, each tied to the page's DOM text.

``plain_cells`` goes before the page is read, ``gather`` when what is no part of a report is gone, ``of_report`` when
the report's own passages are known: a table is the report's where it stands between them, or right behind the last one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from reportedly.intake.canonical import MAX_TABLES, Piece, collapse
from reportedly.intake.dom import DomText
from reportedly.intake.grids import MAX_COLUMNS, MAX_ROWS, Cell, Row, holds_figures, is_figure, lines
from reportedly.intake.grids import pieces as pieces_of
from reportedly.intake.parts import heading_alone, is_figures
from reportedly.intake.seen import is_hidden
from reportedly.model.span import Span

LOOKED_AT = 5 * MAX_TABLES
"""So many tables of a page are looked at; those of its report are fewer."""
BEHIND = 200
"""Code points between a report's last passage and a table that belongs to it: a heading, a caption."""
_ASIDE = frozenset({"aside", "nav", "footer", "form"})
_APART = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_BODY = ("div", "section", "article")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page: where its words stand, its rows with theirs, and whether it holds figures to read."""

    span: Span
    rows: list[tuple[str, Span | None]]
    aside: bool


def plain_cells(page: Any) -> None:
    """Makes plain words of what wraps the words of cells, in tables that are mostly figures; ``page`` is changed.

    A column headed "Share" is no button, and a paragraph in a cell none of the report's.
    """
    for table in page.iter("table"):
        if table.find(".//table") is not None or table.find(".//h1") is not None:
            continue
        cells = list(table.iter("td", "th"))
        if sum(is_figure(collapse(cell.text_content())) for cell in cells) * 3 < len(cells):
            continue
        for cell in cells:
            wraps = [node for node in cell.iter("p", "div", "span") if node.tag == "p" or not node.attrib]
            several = sum(node.tag != "span" for node in wraps) > 1
            for node in wraps:
                if several and node.tag == "p":
                    node.tag = "div"
                elif not several and not is_hidden(node):
                    node.drop_tag()


def whole(dom: DomText) -> dict[Any, list[Any]]:
    """The tables of figures of a page with all their rows, before those that no reader sees are taken out."""
    return {node: list(islice(node.iter("tr"), MAX_ROWS + 1)) for node, _ in dom.tables[:LOOKED_AT]}


def gather(page: Any, dom: DomText, tables: dict[Any, list[Any]]) -> list[PageTable]:
    """The ``tables`` of figures that are still on ``page``, in order; those that are read have rows."""
    found = []
    for node, span in dom.tables[:LOOKED_AT]:
        above = list(node.iterancestors())
        if node is page or page in above:
            aside = any(one.tag in _ASIDE for one in above)
            found.append(PageTable(span, list(_rows(node, dom, tables[node])), aside))
    return found


def take(root: Any) -> list[Piece]:
    """Takes the tables of figures out of a piece of HTML; their rows."""
    plain_cells(root)
    found: list[Piece] = []
    tables = [table for table in root.iter("table") if is_figures(table)]
    for number, table in enumerate(tables[:MAX_TABLES], 1):
        rows = [_row(node) for node in islice(table.iter("tr"), MAX_ROWS + 1)]
        if holds_figures(rows) and table is not root:
            caption = table.find("caption")
            found += pieces_of(rows, number, _words(caption) if caption is not None else "")
            table.drop_tree()
    return found


def of_report(tables: list[PageTable], dom: DomText, pieces: list[Piece]) -> tuple[list[Piece], int]:
    """The rows of the report's tables, of which ``pieces`` are the passages; and how many tables are not read."""
    own = list(_own(tables, dom, pieces))
    rows = [
        Piece("table", words, dom.selector(span) if span else None, table=number)
        for number, table in enumerate(own, 1)
        for words, span in table.rows
    ]
    return rows, sum(not table.rows for table in own)


def _own(tables: list[PageTable], dom: DomText, pieces: list[Piece]) -> Iterator[PageTable]:
    """Those between the first and last passage, and those right behind the last in the same part of the page."""
    placed = [piece for piece in pieces if piece.selector]
    words = [piece.selector.exact for piece in placed if piece.selector]
    if not words:
        return
    first, last = dom.text.find(words[0]), dom.text.rfind(words[-1])
    told = [w for p, w in zip(placed, words, strict=True) if p.kind != "headline"]
    reached = last + len(words[-1])
    around = _around(dom, Span(dom.text.find(told[0]), reached)) if told else Span(0, 0)
    for table in tables:
        if first < table.span.start < last:
            yield table
        elif (
            table.rows and not table.aside and 0 <= table.span.start - reached <= BEHIND and around.contains(table.span)
        ):
            reached = table.span.end
            yield table


def _around(dom: DomText, told: Span) -> Span:
    """The smallest part of the page that holds all passages of the report; the whole page where it has no parts."""
    held = [e.span for e in dom.elements if e.tag in _BODY and e.span.contains(told)]
    return min(held, key=lambda span: span.end - span.start, default=Span(0, len(dom.text)))


def _rows(table: Any, dom: DomText, nodes: list[Any]) -> Iterator[tuple[str, Span | None]]:
    """The lines of a table with their places, "…" for rows that were taken out; none where it holds no figures."""
    kept = set(table.iter("tr"))
    rows = [_row(node) if node in kept else None for node in nodes]
    if not holds_figures(rows):
        return
    heading = _heading(table)
    for words, number in lines(rows, _words(heading) if heading is not None else ""):
        node = heading if number is None else nodes[number]
        yield words, dom.rows.get(node) if node is not None else None


def _heading(table: Any) -> Any | None:
    """A table's caption; or a heading that has a box with it alone, and goes with it."""
    caption = table.find("caption")
    return caption if caption is not None else heading_alone(table)


def _row(node: Any) -> Row:
    if is_hidden(node) or ((above := node.getparent()) is not None and above.tag != "table" and is_hidden(above)):
        return None
    return [
        Cell(_words(cell), _over(cell, "colspan"), _over(cell, "rowspan"), cell.tag == "th")
        for cell in islice(node, MAX_COLUMNS + 1)
        if cell.tag in ("td", "th")
    ]


def _over(cell: Any, way: str) -> int:
    """How many columns or rows a cell goes over; HTML takes a number that it can't read for one."""
    stated = (cell.get(way) or "").strip()
    return max(1, min(int(stated), MAX_ROWS)) if stated.isascii() and stated.isdecimal() and len(stated) < 10 else 1


def _words(node: Any) -> str:
    """The words of a cell, with a space where a line ends."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    for event, one in iterwalk(node, events=("start", "end", "comment", "pi")):
        if event == "start":
            parts.append((" " if one.tag in _APART else "") + ((one.text or "") if one.tag not in _UNSEEN else ""))
        elif one is not node:
            parts.append((" " if one.tag in _APART else "") + (one.tail or ""))
    return collapse("".join(parts))

"""OpenDocument texts (ODT, ISO 26300): paragraphs in order; notes, comments and deleted words are not read."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from reportedly import settings
from reportedly.errors import NoText, WrongFormat
from reportedly.intake import grids
from reportedly.intake.build import Known, build
from reportedly.intake.canonical import Piece, collapse, is_headline, lay_out
from reportedly.intake.grids import Cell
from reportedly.intake.metadata import iso_date
from reportedly.intake.zips import check_zip
from reportedly.model.document import BlockKind, Document

MAX_FILES = 5_000
"""Of an ODT; one with a picture on each of its pages has some hundred."""
UNPACKED = 5
"""As of a DOCX: it may unpack to this many times ``settings.max_bytes``."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset(
    {"tracked-changes", "note", "annotation", "ruby-text", "sequence-decls", "forms", "variable-decls"}
)
_WORDS = {"tab": "\t", "line-break": "\n", "s": " "}
_SPACES = re.compile(r"\s+")
_BLOCKS = frozenset({"p", "h"})
_KINDS: dict[str, BlockKind] = {"list-item": "list", "table-cell": "table"}
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, KeyError, OSError, EOFError)


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from an ODT's bytes.

    Title, author and date come from the file's properties; the date, that of the file's creation, with a warning.
    Raises WrongFormat (cut short, damaged), TooLarge (a zip bomb), NoText.
    """
    content, meta = _parts(data)
    rows = [
        Piece(kind, words, table=table)
        for kind, lines, table in _blocks(content)
        for words in lines.split("\n")
        if words.strip()
    ]
    if not rows:
        raise NoText("the ODT holds no paragraphs with text")
    if rows[0].kind == "paragraph" and len(rows) > 1 and is_headline(collapse(rows[0].words), collapse(rows[1].words)):
        rows[0] = replace(rows[0], kind="headline")
    text, blocks = lay_out(rows)
    title, author = _property(meta, "title"), _property(meta, "initial-creator") or _property(meta, "creator")
    if title.casefold() not in text[:2_000].casefold():
        title = ""
    created = iso_date(_property(meta, "creation-date")[:10])
    stated = known.published is None and created is not None
    found = known.with_found(title=title, published=created, authors=[author])
    warnings = ["The date of publication is taken from the file's date of creation."] if stated else []
    return build(text, blocks, found, media_type=_MEDIA_TYPE, warnings=warnings)


def _parts(data: bytes) -> tuple[Any, Any]:
    """The roots of content.xml and, where there is one, meta.xml."""
    from lxml.etree import XMLSyntaxError

    limit = UNPACKED * settings.current().max_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_zip(packed, limit, files=MAX_FILES, what="the ODT")
            check_zip(packed, settings.current().max_bytes, files=MAX_FILES, of=".xml", what="the ODT's XML")
            content = _parsed(packed.read("content.xml"))
            return content, _parsed(packed.read("meta.xml")) if "meta.xml" in packed.namelist() else None
    except (*_DAMAGE, XMLSyntaxError) as error:
        what = "protected by a password" if "encrypted" in str(error) else "cut short or damaged"
        raise WrongFormat(f"the ODT is {what}", todo="Save or fetch it again.") from None


def _parsed(data: bytes) -> Any:
    from lxml.etree import XMLParser, fromstring

    return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def _blocks(root: Any) -> Iterator[tuple[BlockKind, str, int]]:
    """Kind, words and table of each paragraph, or row of a table of figures; no recursion, as nesting may be deep."""
    from lxml.etree import iterwalk

    tables = _tables(root)
    kinds: list[BlockKind] = ["paragraph"]
    parts: list[str] = []
    skipped = 0
    for event, node in iterwalk(root, events=("start", "end")):
        tag = node.tag.rpartition("}")[2]
        if event == "start":
            if node in tables and not skipped:
                number, rows = tables[node]
                yield from (("table", words, number) for words, _ in grids.lines(rows))
            skipped += tag in _SKIPPED or node in tables
            kinds.append("headline" if tag == "h" else _KINDS.get(tag, kinds[-1]))
            if tag in _BLOCKS and not skipped:
                parts = []
            parts.append(_WORDS.get(tag, "") + _SPACES.sub(" ", node.text or "") if not skipped else "")
            continue
        if tag in _BLOCKS and not skipped:
            yield kinds[-1], "".join(parts), 0
            parts = []
        kinds.pop()
        skipped -= tag in _SKIPPED or node in tables
        parts.append(_SPACES.sub(" ", node.tail or "") if not skipped else "")


def _tables(root: Any) -> dict[Any, tuple[int, list[list[Cell]]]]:
    """The tables of figures, numbered from 1, with their rows."""
    found: dict[Any, tuple[int, list[list[Cell]]]] = {}
    for table in root.iter(f"{_TABLE}table"):
        if next(table.iterdescendants(f"{_TABLE}table"), None) is None:
            rows = [_cells(row) for row in islice(table.iter(f"{_TABLE}table-row"), grids.MAX_ROWS + 1)]
            if grids.holds_figures(rows):
                found[table] = len(found) + 1, rows
    return found


def _cells(row: Any) -> list[Cell]:
    cells = []
    for cell in islice(row.iterchildren(f"{_TABLE}table-cell"), grids.MAX_COLUMNS + 1):
        words = collapse(" ".join("".join(words) for part in cell for _, words, _ in _blocks(part)))
        again = min(_number(cell, "number-columns-repeated"), grids.MAX_COLUMNS + 1)
        across, down = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
        cells += [Cell(words, across, down)] * (again if words else min(again, 1))
    return cells


def _number(cell: Any, name: str) -> int:
    stated = cell.get(f"{_TABLE}{name}", "")
    return max(1, int(stated)) if stated.isascii() and stated.isdecimal() and len(stated) < 7 else 1


def _property(meta: Any, name: str) -> str:
    if meta is None:
        return ""
    return next((collapse("".join(node.itertext())) for node in meta.iter(f"{{*}}{name}")), "")

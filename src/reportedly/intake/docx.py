"""DOCX files by python-docx (extra ``docx``): paragraphs in order, as they read with every change accepted."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from reportedly import settings
from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake import grids, release
from reportedly.intake.build import Known, build
from reportedly.intake.canonical import Piece, collapse, is_headline, lay_out
from reportedly.intake.detect import MEDIA_TYPES
from reportedly.intake.grids import Cell
from reportedly.intake.zips import check_zip
from reportedly.model.document import BlockKind, Document

UNPACKED = 5
"""A DOCX may unpack to this many times ``settings.max_bytes``, pictures included; its XML to no more than that."""
MAX_FILES = 5_000
"""Of a DOCX; one with a picture on each of its pages has some hundred."""
MAX_PARAGRAPHS = 50_000
"""Of a DOCX; a thousand pages have some 20,000. Each takes 50 µs."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOX = f"{_W}txbxContent"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom", _BOX, f"{_W}instrText"})
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_STYLES: tuple[tuple[str, BlockKind], ...] = (
    ("subtitle", "standfirst"),
    ("title", "headline"),
    ("heading", "headline"),
    ("caption", "caption"),
    ("list", "list"),
)
_MEDIA_TYPE = next(name for name, kind in MEDIA_TYPES.items() if kind == "docx")


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from a DOCX's bytes; a manual line break ends a block.

    Title, author and date come from the file's properties; the date, that of the file's creation,
    with a warning. Raises WrongFormat (cut short, damaged), TooLarge (a zip bomb), NoText,
    IntakeError where python-docx is not installed.
    """
    _check_size(data)
    file = _opened(data)
    with _damage_told():  # python-docx reads a part when it is asked for
        pieces = list(_pieces(file))
        said = _Properties.of(file)
    sent = release.found([piece.words for piece in pieces])
    if sent is not None and sent.end > sent.start:
        pieces = pieces[sent.start : sent.end]
        published = known.published or sent.published
        known = replace(known, publisher=known.publisher or sent.publisher, published=published)
    text, blocks = lay_out(_headed(pieces))
    if not blocks:
        raise NoText("the DOCX holds no paragraphs with text")
    found, warnings = _known(known, said, text, headed=blocks[0].kind == "headline")
    warnings += sent.warnings if sent else []
    return build(text, blocks, found, media_type=_MEDIA_TYPE, warnings=warnings)


@dataclass(frozen=True, slots=True)
class _Properties:
    """What the file's properties say of it."""

    title: str
    author: str
    created: object

    @classmethod
    def of(cls, file: Any) -> "_Properties":
        stated = file.core_properties
        return cls(collapse(stated.title or ""), collapse(stated.author or ""), stated.created)


@contextmanager
def _damage_told() -> Iterator[None]:
    """Whatever python-docx, lxml and zipfile raise of a damaged file, as WrongFormat."""
    try:
        yield
    except IntakeError:
        raise
    except Exception as error:
        raise WrongFormat(f"the DOCX is damaged ({type(error).__name__})", todo="Save or fetch it again.") from None


def _check_size(data: bytes) -> None:
    limit = settings.current().max_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_zip(archive, UNPACKED * limit, files=MAX_FILES, what="the DOCX")
            xml = sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise WrongFormat("the DOCX is cut short or damaged", todo="Save or fetch it again.") from None
    if xml > limit:
        raise TooLarge(f"the DOCX holds {xml:,} bytes of XML, over the limit of {limit:,}")


def _opened(data: bytes) -> Any:
    try:
        import docx
    except ImportError:
        raise IntakeError("DOCX needs python-docx", todo="Install reportedly[docx].") from None
    with _damage_told():
        return docx.Document(io.BytesIO(data))


def _pieces(file: Any) -> Iterator[Piece]:
    return (
        Piece(kind, part, table=table)
        for kind, words, table in _blocks(file)
        for part in words.split("\n")
        if part.strip()
    )


def _headed(pieces: list[Piece]) -> list[Piece]:
    """The pieces, the first a headline where it reads as one."""
    words = [collapse(piece.words) for piece in pieces[:2]]
    if len(words) > 1 and pieces[0].kind == "paragraph" and is_headline(*words):
        return [replace(pieces[0], kind="headline"), *pieces[1:]]
    return pieces


def _blocks(file: Any) -> Iterator[tuple[BlockKind, str, int]]:
    """Kind, words and table of each paragraph in order: the body's, a box's behind the one that holds it.

    A table of figures is given by rows, another one by the paragraphs of its cells. A box has a copy for older
    programs, which is not read.
    """
    from docx.text.paragraph import Paragraph

    nodes = list(file.element.body.iter(f"{_W}p"))
    if len(nodes) > MAX_PARAGRAPHS:
        what = f"the DOCX has {len(nodes):,} paragraphs, over the limit of {MAX_PARAGRAPHS:,}"
        raise TooLarge(what, todo="Split it.")
    by_rows: dict[Any, bool] = {}
    for node in nodes:
        parents = list(node.iterancestors())
        above = {parent.tag for parent in parents}
        if _COPY in above or not above.isdisjoint(_DELETED - {_BOX}):
            continue
        table = next((parent for parent in parents if parent.tag == f"{_W}tbl"), None)
        if table is not None and table not in by_rows:
            rows = list(_rows(table))
            by_rows[table] = next(table.iter(f"{_W}tbl")) is table and grids.holds_figures(rows)
            if by_rows[table]:
                yield from (("table", words, len(by_rows)) for words, _ in grids.lines(rows))
        if table is not None and by_rows[table]:
            continue
        kind = "paragraph" if _BOX in above else _kind(Paragraph(node, file._body))
        yield "table" if f"{_W}tc" in above else kind, _words(node), 0


def _rows(table: Any) -> Iterator[list[Cell]]:
    """The rows of a table; a cell that goes on below has its words there again."""
    above: dict[int, str] = {}
    for row in islice(table.iter(f"{_W}tr"), grids.MAX_ROWS + 1):
        cells: list[Cell] = []
        for cell in islice(row.iter(f"{_W}tc"), grids.MAX_COLUMNS + 1):
            across, merge = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
            words = collapse(" ".join(map(_words, cell.iter(f"{_W}p"))))
            stated = across.get(f"{_W}val", "") if across is not None else ""
            one = Cell(words, int(stated) if stated.isdecimal() and len(stated) < 4 else 1)
            if merge is not None and merge.get(f"{_W}val") != "restart":
                one = replace(one, words=above.get(len(cells), ""))
            else:
                above[len(cells)] = one.again if merge is not None else ""
            cells.append(one)
        yield cells


def _kind(paragraph: Any) -> BlockKind:
    style = getattr(paragraph.style, "name", None) or ""
    return next((kind for name, kind in _STYLES if style.lower().startswith(name)), "paragraph")


def _words(node: Any) -> str:
    """The paragraph's words with tracked insertions; python-docx's own ``text`` would leave those out."""
    parts: list[str] = []
    pending = [node]
    while pending:
        element = pending.pop()
        if element.tag in _DELETED:
            continue
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        parts.append(_SPACES.get(element.tag, ""))
        pending.extend(reversed([child for child in element if child.tag != f"{_W}tabs"]))
    return "".join(parts)


def _known(known: Known, said: _Properties, text: str, *, headed: bool) -> tuple[Known, list[str]]:
    """A title in the properties may be a template's: it counts where the text has it, or has no headline."""
    title = said.title
    if headed and title.casefold() not in text[:2_000].casefold():
        title = ""
    published, warnings = known.published, []
    if published is None and isinstance(said.created, datetime):
        published = said.created.date().isoformat()
        warnings.append("The date of publication is taken from the file's date of creation.")
    return known.with_found(title=title, published=published, authors=[said.author]), warnings

"""PDF files: the text layer by pypdfium2 (extra ``pdf``), page by page, in the order pdfium reads it."""

import threading
from collections.abc import Iterator
from typing import Any

from reportedly import settings
from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake.build import Known, build, check_characters
from reportedly.intake.canonical import Piece, collapse, lay_out
from reportedly.intake.pages import Line, paragraphs, without_running_lines
from reportedly.model.document import Document

_END = b"%%EOF"
_END_REACH = 4096
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})  # how pdfium marks a hyphen it takes for hyphenation
_PADDED = 4
"""More characters than this to one that is kept no page has; so many more are counted before they are taken out."""
_ONE_AT_A_TIME = threading.Lock()  # pdfium may not be called from two threads at once


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from a PDF's bytes; each block has its page, counted from 1.

    Title and authors come from the file's properties where the title stands on the first page. The
    date in the properties is that of printing, so it is not taken for the date of publication.
    Raises WrongFormat (cut short, damaged, protected), NoText (a scan), TooLarge, IntakeError
    where pypdfium2 is not installed.
    """
    from reportedly.intake.pdf_apart import read_apart

    if _END not in data[-_END_REACH:]:
        raise WrongFormat("the PDF is cut short", todo="Fetch it again.")
    _check_installed()
    pages, properties = read_apart(data)
    pieces = [Piece(kind, words, page=page) for kind, words, page in paragraphs(without_running_lines(pages))]
    if not pieces:
        raise NoText("the PDF has no text, only images", todo="Run text recognition (OCR) on it first.")
    text, blocks = lay_out(pieces)
    return build(text, blocks, _known(known, properties, text), media_type="application/pdf")


def read(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    """The lines of each page, and the file's properties, read in this process (``pdf_apart`` reads in another)."""
    with _ONE_AT_A_TIME:
        return _read(data)


def _read(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    pdfium = _pdfium()
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise WrongFormat("the PDF is protected by a password", todo="Save a copy without one.") from None
        raise WrongFormat("the PDF is damaged", todo="Fetch or export it again.") from None
    try:
        limit = settings.current().max_pages
        if len(file) > limit:
            raise TooLarge(f"has {len(file):,} pages, over the limit of {limit:,}", todo="Raise REPORTEDLY_MAX_PAGES.")
        return _pages(file), file.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError:
        raise WrongFormat("the PDF is damaged", todo="Fetch or export it again.") from None
    finally:
        file.close()


def _pages(file: Any) -> list[list[Line]]:
    pages: list[list[Line]] = []
    characters = 0
    for number, page in enumerate(file, 1):
        layer = page.get_textpage()
        check_characters(characters + layer.count_chars() // _PADDED)
        pages.append(list(_lines(layer, number)))
        layer.close()
        page.close()
        characters += sum(len(line.words) for line in pages[-1])
        check_characters(characters)
    return pages


def _lines(layer: Any, page: int) -> Iterator[Line]:
    """The lines of one page. Pdfium ends each by a carriage return and a line feed, or by a hyphen of its own."""
    raw = _raw()
    codes = [raw.FPDFText_GetUnicode(layer, at) for at in range(layer.count_chars())]
    start = 0
    for at, code in enumerate([*codes, 10]):
        if code not in {10, 13} and not (code in _LINE_END_HYPHENS and _goes_down(layer, at, len(codes))):
            continue
        stop = at + (code in _LINE_END_HYPHENS)
        if words := collapse("".join(map(_character, codes[start:stop]))):
            inked = [i for i in range(start, stop) if _character(codes[i]).strip()]
            left, bottom, _, top = layer.get_charbox(inked[0], loose=True)
            right = layer.get_charbox(inked[-1], loose=True)[2]
            yield Line(words, page, left, right, bottom, top)
        start = at + 1


def _goes_down(layer: Any, at: int, count: int) -> bool:
    """Whether the character after ``at`` stands on another line."""
    if at + 1 >= count:
        return True
    _, bottom, _, top = layer.get_charbox(at, loose=True)
    _, next_bottom, _, _ = layer.get_charbox(at + 1, loose=True)
    return bool(abs(next_bottom - bottom) > (top - bottom) / 2)


def _character(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    return "" if code == 0 or code > 0x10FFFF else chr(code)


def _known(known: Known, properties: dict[str, str], text: str) -> Known:
    title = collapse(properties.get("Title", ""))
    on_page = bool(title) and title.casefold() in text[:2_000].casefold()
    author = collapse(properties.get("Author", ""))
    return Known(
        id=known.id,
        title=known.title or (title if on_page else None),
        publisher=known.publisher,
        published=known.published,
        authors=known.authors or ((author,) if author and on_page else ()),
        url=known.url,
        retrieved=known.retrieved,
    )


def _check_installed() -> None:
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        raise IntakeError("PDF needs pypdfium2", todo="Install reportedly[pdf].")


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise IntakeError("PDF needs pypdfium2", todo="Install reportedly[pdf].") from None
    return pypdfium2


def _raw() -> Any:
    import pypdfium2.raw

    return pypdfium2.raw

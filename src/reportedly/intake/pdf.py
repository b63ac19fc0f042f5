"""PDF files: the text layer by pypdfium2 (extra ``pdf``), page by page, in the order pdfium reads it."""

import re
import threading
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from reportedly import settings
from reportedly.errors import IntakeError, NoText, TooLarge, WrongFormat
from reportedly.intake import release
from reportedly.intake.build import Known, build, check_characters
from reportedly.intake.canonical import Piece, collapse, lay_out
from reportedly.intake.pages import Line, paragraphs, printed_from, without_running_lines
from reportedly.model.document import Document

_RECOGNISE = "Run text recognition (OCR) on it first."
_GARBLED = 0.2
"""A larger share of letters that can't be told is noise; a few may be bullets and logos."""
_TOP = 5
"""Blocks at the top among which the headline stands."""
_RAISED = 0.45
"""A digit whose ink begins at this share of its neighbour's height is the number of a note; others begin at 0.25."""
_LONGEST_NOTE = 3  # digits
_POWER = re.compile(r"(?<![A-Za-z])[kcdm]?m[23]\Z")  # square kilometres are no note
_NOTE_MARKS = frozenset(map(ord, "0123456789"))
_GAP = 1.5
"""A gap of this many times a line's height parts two cells of a table; words stand 0.25 to 0.6 apart."""
_SOFT_HYPHEN = 0xAD
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
        raise NoText("the PDF has no text, only images", todo=_RECOGNISE)
    if _is_garbled("".join(piece.words for piece in pieces)):
        raise NoText("the PDF's fonts don't say which letters they show", todo=_RECOGNISE)
    warnings: list[str] = []
    if (sent := release.found([piece.words for piece in pieces])) is not None and sent.end > sent.start:
        pieces, warnings = pieces[sent.start : sent.end], sent.warnings
        known = known.with_found(publisher=sent.publisher, published=sent.published)
    known = known.with_found(url=printed_from(pages))
    text, blocks = lay_out(pieces)
    headline = next((piece.words for piece in pieces[:_TOP] if piece.kind == "headline"), None)
    found = _known(known, properties, text, headline)
    return build(text, blocks, found, media_type="application/pdf", warnings=warnings)


def _is_garbled(words: str) -> bool:
    """Whether the letters are of private use, or unknown: fonts without a table say only which drawing is shown."""
    letters = words.replace(" ", "")
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in letters)
    return odd > _GARBLED * len(letters)


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
        inked = [i for i in range(start, stop) if _character(codes[i]).strip()]
        if inked:
            yield _line(layer, codes, inked, page)
        start = at + 1


def _line(layer: Any, codes: Sequence[int], inked: Sequence[int], page: int) -> Line:
    """The line of the characters at ``inked`` and what is between them; numbers of notes are left out."""
    marks = {at for at in inked if codes[at] in _NOTE_MARKS and _is_raised(layer, codes, inked, at)}
    is_note = inked[0] in marks
    inked = [at for at in inked if at not in marks] or inked
    between = (codes[at] for at in range(inked[0], inked[-1] + 1) if at not in marks)
    words = collapse("".join(map(_character, between)))
    if codes[inked[-1]] == _SOFT_HYPHEN:
        words = f"{words.removesuffix(chr(_SOFT_HYPHEN))}-"
    left, bottom, _, top = layer.get_charbox(inked[0], loose=True)
    right = layer.get_charbox(inked[-1], loose=True)[2]
    return Line(words, page, left, right, bottom, top, _cells(layer, inked, top - bottom), is_note)


def _is_raised(layer: Any, codes: Sequence[int], inked: Sequence[int], at: int) -> bool:
    """Whether a digit is the number of a note: its ink stands above the middle of the letter that it touches."""
    beside = at + 1 if at == inked[0] else at - 1
    for _ in range(_LONGEST_NOTE if beside < at else 0):
        beside -= beside > inked[0] and codes[beside] in _NOTE_MARKS
    if beside >= len(codes) or not _character(codes[beside]).strip() or codes[beside] in _NOTE_MARKS:
        return False
    if _POWER.search("".join(map(_character, codes[max(0, at - 3) : at + 1]))):
        return False
    bottom = layer.get_charbox(at)[1]
    _, low, _, high = layer.get_charbox(beside, loose=True)
    return bool(bottom - low > _RAISED * (high - low))


def _cells(layer: Any, inked: Sequence[int], height: float) -> int:
    """How many parts wide gaps leave of a line."""
    cells = 1
    for before, after in pairwise(inked):
        if after - before > 1:
            right = layer.get_charbox(before, loose=True)[2]
            cells += layer.get_charbox(after, loose=True)[0] - right > _GAP * height
    return cells


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


def _known(known: Known, properties: dict[str, str], text: str, headline: str | None) -> Known:
    title = collapse(properties.get("Title", ""))
    on_page = bool(title) and title.casefold() in text[:2_000].casefold()
    author = collapse(properties.get("Author", ""))
    shown = title if on_page else headline
    return known.with_found(title=shown, authors=[author] if on_page else [])


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

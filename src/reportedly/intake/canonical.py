r"""Canonical text: what offsets count in. Cleaned of what nobody reads, and otherwise left as it was.

Only these are changed: line ends become ``\n`` (as do vertical tabs and form feeds, which would
otherwise glue two words); the other C0 controls, soft hyphens and byte order marks go; a lone
surrogate becomes U+FFFD, since it can't be written as UTF-8. Unicode is not normalised.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from reportedly.model.document import Block, BlockKind, QuoteSelector
from reportedly.model.span import Span

_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\xad\ufeff\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c]")
_GONE = re.compile(r"[\x00-\x08\x0e-\x1f\xad\ufeff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE = re.compile(r"[^\n]+")

MAX_TABLES = 20
"""So many tables of figures are read; a report with more is a data sheet."""
LEFT_OUT = "…"
"""A row, or a cell, of a table that stands for what of it is not read, or not shown."""
HEADLINE_LENGTH = 160
"""A longer first line is no headline; the longest in PolNeAR's development set has 98 characters."""
_FULL_STOP = re.compile(r"[.!,;:…][\"”’')\]]*\Z")
_STARTS_LIKE_HEADLINE = re.compile(r"[\"“‘'(\[$£€¥#]*[\w]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block's words before they are laid out, with the way back to the original.

    ``table`` tells the rows of one table of figures (``grids``) from those of the next; 0 is no such row.
    """

    kind: BlockKind
    words: str
    selector: QuoteSelector | None = None
    page: int | None = None
    table: int = 0


def clean(text: str) -> str:
    """``text`` by the rules above; the same object where there is nothing to change."""
    if _UNCLEAN.search(text) is None:
        return text
    text = _LINE_END.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _GONE.sub("", text))


def collapse(words: str) -> str:
    """``words`` with each run of whitespace (no-break spaces too) as one space, and none at the ends."""
    return " ".join(words.split())


def lay_out(pieces: Iterable[Piece]) -> tuple[str, list[Block]]:
    """The pieces as one text, a blank line between them, and their blocks; empty pieces are left out.

    Rows of tables of figures come last, so that no sentence is parted by them.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in _tables_last(pieces):
        words = collapse(clean(piece.words))
        if not words:
            continue
        blocks.append(Block(piece.kind, Span(at, at + len(words)), piece.selector, piece.page, piece.table))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), blocks


def _tables_last(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, tables last and numbered from 1; "…" stands for the tables over ``MAX_TABLES``."""
    rows: list[Piece] = []
    for piece in pieces:
        if piece.table:
            rows.append(piece)
        else:
            yield piece
    for number, (_, table) in enumerate(groupby(rows, key=lambda piece: piece.table), 1):
        if number > MAX_TABLES:
            yield Piece("table", LEFT_OUT, table=MAX_TABLES)
            return
        yield from (replace(piece, table=number) for piece in table)


def blocks_of(text: str, *, wrapped: bool = False, title: str | None = None) -> list[Block]:
    """The blocks of plain ``text``: one a line, or one a blank-line paragraph where it is ``wrapped``.

    The first is a headline where it says the same as ``title`` or looks like one (``is_headline``).
    """
    spans = list(_paragraphs(text) if wrapped else _lines(text))
    blocks = [Block("paragraph", span) for span in spans]
    if blocks and _is_first_headline(text, spans, title):
        blocks[0] = Block("headline", spans[0])
    return blocks


def is_headline(line: str, following: str) -> bool:
    """Whether ``line`` reads as the headline of ``following``: short, no full stop, and a longer paragraph after it."""
    return (
        len(line) <= HEADLINE_LENGTH
        and len(line.split()) >= 2
        and len(following) > len(line)
        and _STARTS_LIKE_HEADLINE.match(line) is not None
        and _FULL_STOP.search(line) is None
    )


def _is_first_headline(text: str, spans: list[Span], title: str | None) -> bool:
    first = collapse(spans[0].of(text))
    if title is not None and len(spans) > 1 and first.casefold().rstrip(".") == collapse(title).casefold().rstrip("."):
        return True
    return len(spans) > 1 and is_headline(first, spans[1].of(text))


def _lines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        yield from _trimmed(text, line.start(), line.end())


def _paragraphs(text: str) -> Iterator[Span]:
    first: Span | None = None
    last: Span | None = None
    for line in _lines(text):
        if last is not None and first is not None and text.count("\n", last.end, line.start) > 1:
            yield Span(first.start, last.end)
            first = None
        first, last = first or line, line
    if first is not None and last is not None:
        yield Span(first.start, last.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if words:
        yield Span(start, start + len(words))

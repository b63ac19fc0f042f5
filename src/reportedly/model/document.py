"""Document: one report, as canonical text with its blocks and metadata."""

import hashlib
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from reportedly.model.span import Span

BlockKind = Literal["headline", "standfirst", "paragraph", "caption", "list", "table"]


class QuoteSelector(Struct, frozen=True, omit_defaults=True):
    """W3C Web Annotation TextQuoteSelector: finds a block's words again in the page's DOM text."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Block(Struct, frozen=True, omit_defaults=True):
    """A headline, paragraph … of a document, and where it stood in the original.

    ``table`` is the number of the table of figures (from 1) that a row is of; 0 for every other block.
    """

    kind: BlockKind
    span: Span
    selector: QuoteSelector | None = None
    page: int | None = None
    table: int = 0


class Document(Struct, frozen=True, kw_only=True):
    """One report; the rows of its tables of figures come last.

    ``published`` and ``retrieved`` are ISO 8601; ``language`` is ISO 639-1 ("und": not known).
    ``place`` is where it was taken from (a path, a file and line, a URL; empty of a text given as such), and
    ``original_sha256`` of its bytes as they were there; ``sha256`` is of ``text``.
    """

    text: str
    id: str = ""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    url: str | None = None
    language: str = "und"
    sha256: str = ""
    retrieved: str | None = None
    media_type: str = "text/plain"
    place: str = ""
    original_sha256: str | None = None
    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def words(self, span: Span) -> str:
        """The words of ``span``."""
        return self.text[span.start : span.end]

    @property
    def prose(self) -> str:
        """The text before the rows of its tables of figures: what is told in sentences."""
        return prose_of(self.text, self.blocks)


def prose_of(text: str, blocks: Sequence[Block]) -> str:
    """``text`` before the rows of tables with which ``blocks`` end; the same object where there are none."""
    end = len(text)
    for block in reversed(blocks):
        if not block.table:
            break
        end = block.span.start
    return text if end == len(text) else text[:end].rstrip("\n")


def sha256_of(text: str) -> str:
    """The hexadecimal sha256 of ``text`` as UTF-8; lone surrogates are replaced."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

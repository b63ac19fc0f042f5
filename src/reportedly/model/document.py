"""Document: one report, as canonical text with its blocks and metadata."""

import hashlib
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
    """A headline, paragraph … of a document, and where it stood in the original."""

    kind: BlockKind
    span: Span
    selector: QuoteSelector | None = None
    page: int | None = None


class Document(Struct, frozen=True, kw_only=True):
    """One report. ``published`` and ``retrieved`` are ISO 8601; ``language`` is ISO 639-1 ("und": not known).

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


def sha256_of(text: str) -> str:
    """The hexadecimal sha256 of ``text`` as UTF-8; lone surrogates are replaced."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

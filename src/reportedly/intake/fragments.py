"""Pieces of HTML that are no pages (a feed's entry, a mail, a post, a wire's body) → blocks, with nothing left out."""

from collections.abc import Iterator
from typing import Any

from reportedly import settings
from reportedly.intake import html_tables
from reportedly.intake.canonical import Piece
from reportedly.intake.tags import check_tags
from reportedly.model.document import BlockKind

_BREAKS = frozenset(
    "address article aside blockquote body br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table tbody td th tr ul".split()
)
_SKIPPED = frozenset("script style iframe noscript svg form template object head title".split())
_KINDS: dict[str, BlockKind] = {"li": "list", "figcaption": "caption", "td": "table", "th": "table"}
_LAYOUT: dict[str, BlockKind] = {"td": "paragraph", "th": "paragraph"}


def pieces(markup: str) -> Iterator[Piece]:
    """The blocks of a piece of HTML; a line break ends a block, and a table of figures is given by rows."""
    root = parsed(markup)
    if root is not None:
        tables = html_tables.take(root)
        yield from pieces_of(root)
        yield from tables


def parsed(markup: str) -> Any | None:
    """The body of a piece of HTML, or of a whole page of it; None where there is nothing in it.

    Raises WrongFormat or TooLarge for tags that no page has (``tags``).
    """
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    check_tags(markup.encode("utf-8", "replace"))
    limit = 4 * settings.current().max_characters
    try:
        return document_fromstring(markup[:limit].replace("\0", ""), ensure_head_body=True).body
    except (ParserError, ValueError):
        return None


def pieces_of(root: Any, *, layout: bool = False) -> Iterator[Piece]:
    """The blocks within an element; with ``layout`` tables only place things, and their cells are paragraphs."""
    parts: list[str] = []
    for kind, words in _walk(root, _KINDS | _LAYOUT if layout else _KINDS):
        if words is None:
            yield Piece(kind, "".join(parts))
            parts = []
        else:
            parts.append(words)
    yield Piece("paragraph", "".join(parts))


def _walk(root: Any, named: dict[str, BlockKind]) -> Iterator[tuple[BlockKind, str | None]]:
    """Words in order, and None with its kind where a block ends; without recursion, as nesting may be deep."""
    from lxml.etree import iterwalk

    kinds: list[BlockKind] = ["paragraph"]
    skipped = 0
    for event, node in iterwalk(root, events=("start", "end", "comment", "pi")):
        if not isinstance(node.tag, str):
            if not skipped:
                yield kinds[-1], node.tail or ""
            continue
        breaks = node.tag in _BREAKS and not skipped
        if breaks:
            yield kinds[-1], None
        if event == "start":
            skipped += node.tag in _SKIPPED
            kinds.append(named.get(node.tag, kinds[-1]))
            words = node.text
        else:
            kinds.pop()
            skipped -= node.tag in _SKIPPED
            words = node.tail if node is not root else None
        if words and not skipped:
            yield kinds[-1], words

"""RSS and Atom: each entry that brings its article is a Document; one with a teaser alone says to fetch its link.

feedparser (which never sees a URL here, so fetches nothing) reads the feed and drops scripts from its HTML.
"""

import hashlib
import io
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import IntakeError, NoText, ReportedlyError, WrongFormat
from reportedly.intake.build import Known, build, check_bytes
from reportedly.intake.canonical import Piece, lay_out
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import iso_date
from reportedly.intake.tags import check_tags
from reportedly.model.document import BlockKind, Document

TEASER = 80
"""A summary of fewer words is a teaser and no article; teasers of news feeds have 10 to 60 words."""
_NEEDS = "Install reportedly[feeds]."
_BREAKS = frozenset(
    "address article aside blockquote body br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table tbody td th tr ul".split()
)
_SKIPPED = frozenset("script style iframe noscript svg form template object".split())
_KINDS: dict[str, BlockKind] = {"li": "list", "figcaption": "caption", "td": "table", "th": "table"}


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The entries of a feed in a file, in order. Raises WrongFormat where it is no feed, TooLarge."""
    try:
        check_bytes(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise IntakeError(f"can't be read ({error.strerror})", where=str(path)) from None
    except IntakeError as error:
        raise error.at(str(path)) from None
    return entries(data, name=name or path.name, place=str(path), published=published)


def entries(
    data: bytes, *, name: str, place: str, published: str | None = None, retrieved: str | None = None
) -> Iterator[Document | Failure]:
    """The entries of a feed's bytes, taken from ``place``; an entry without an id is ``<name>#<number>``."""
    feed = _parsed(data, place)
    sha256 = hashlib.sha256(data).hexdigest()
    publisher = _words(feed.feed.get("title"))
    media_type = "application/atom+xml" if str(feed.get("version")).startswith("atom") else "application/rss+xml"
    for number, entry in enumerate(feed.entries, 1):
        where = f"{place}#{number}"
        link = _link(entry)
        known = Known(
            id=_words(entry.get("id")) or link or f"{name}#{number}",
            title=_words(entry.get("title")),
            publisher=_words(entry.get("source", {}).get("title")) or publisher,
            published=published or _published(entry),
            authors=tuple(filter(None, (_words(author.get("name")) for author in entry.get("authors", [])))),
            url=link,
            retrieved=retrieved,
        )
        try:
            document = _document(entry, known, media_type)
            yield replace(document, place=where, original_sha256=sha256)
        except ReportedlyError as error:
            yield Failure(known.id, error.at(where), where)
    if feed.bozo and not _is_harmless(feed.bozo_exception):
        what = f"the feed is damaged after entry {len(feed.entries)} ({feed.bozo_exception})"
        yield Failure(name, WrongFormat(what, where=place, todo="Get it again."), place)


def _parsed(data: bytes, place: str) -> Any:
    try:
        import feedparser
    except ImportError:
        raise IntakeError("a feed needs feedparser", where=place, todo=_NEEDS) from None
    try:
        check_tags(data, most=len(data))
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    except WrongFormat as error:
        raise error.at(place) from None
    except Exception as error:  # it raises what its parsers and codecs do, as of a charset's name with a NUL in it
        raise WrongFormat(f"the feed is damaged ({type(error).__name__})", where=place, todo="Get it again.") from None
    if not feed.get("version") and not feed.entries:
        raise WrongFormat("is XML, and no feed that we read", where=place, todo="Give RSS or Atom, or the text.")
    return feed


def _document(entry: Any, known: Known, media_type: str) -> Document:
    body, warnings = _body(entry, known)
    pieces = [Piece("headline", known.title)] if known.title else []
    text, blocks = lay_out([*pieces, *_pieces(body)])
    if len(blocks) <= len(pieces):
        raise _no_body(known)
    return build(text, blocks, known, media_type=media_type, warnings=warnings)


def _body(entry: Any, known: Known) -> tuple[str, list[str]]:
    """The entry's HTML, and what a reader should know of it."""
    longest = max((part.get("value") or "" for part in entry.get("content", [])), key=len, default="")
    if longest.strip():
        return longest, []
    summary = entry.get("summary") or ""
    if len(" ".join(piece.words for piece in _pieces(summary)).split()) < TEASER:
        raise _no_body(known)
    return summary, ["The text is the feed's summary; the article at its link may be longer."]


def _no_body(known: Known) -> NoText:
    todo = f"Fetch its link: {known.url}" if known.url else "Give the page of the report."
    return NoText("the feed's entry has no article, only a teaser", todo=todo)


def _pieces(markup: str) -> Iterator[Piece]:
    """The blocks of a piece of HTML; a line break ends a block."""
    from lxml.etree import ParserError
    from lxml.html import fragment_fromstring

    limit = 4 * settings.current().max_characters
    try:
        root = fragment_fromstring(markup[:limit], create_parent="div")
    except (ParserError, ValueError):
        return
    parts: list[str] = []
    for kind, words in _walk(root, "paragraph"):
        if words is None:
            yield Piece(kind, "".join(parts))
            parts = []
        else:
            parts.append(words)
    yield Piece("paragraph", "".join(parts))


def _walk(root: Any, kind: BlockKind) -> Iterator[tuple[BlockKind, str | None]]:
    """Words in order, and None with its kind where a block ends; without recursion, as nesting may be deep."""
    from lxml.etree import iterwalk

    kinds: list[BlockKind] = [kind]
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
            kinds.append(_KINDS.get(node.tag, kinds[-1]))
            words = node.text
        else:
            kinds.pop()
            skipped -= node.tag in _SKIPPED
            words = node.tail if node is not root else None
        if words and not skipped:
            yield kinds[-1], words


def _published(entry: Any) -> str | None:
    """As written where it is a day or ISO 8601; else as feedparser understands it, in UTC."""
    for name in ("published", "updated"):
        if written := entry.get(name):
            parsed = entry.get(f"{name}_parsed")
            utc = datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
            return iso_date(str(written)) or utc
    return None


def _link(entry: Any) -> str | None:
    link = str(entry.get("link") or "").strip()
    return link if link.startswith(("http://", "https://")) else None


def _words(value: Any) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _is_harmless(error: Exception) -> bool:
    """A declared charset that differs from the one used, or a media type that was not declared, loses nothing."""
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType", "UndeclaredNamespace")

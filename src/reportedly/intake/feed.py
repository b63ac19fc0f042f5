"""RSS and Atom: each entry that brings its article is a Document; one with a teaser alone says to fetch its link.

feedparser (which never sees a URL here, so fetches nothing) reads the feed and drops scripts from its HTML.
"""

import hashlib
import io
import re
from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reportedly.errors import IntakeError, NoText, ReportedlyError, WrongFormat
from reportedly.intake.build import Known, build, check_bytes
from reportedly.intake.canonical import Piece, lay_out
from reportedly.intake.fragments import pieces
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import iso_date
from reportedly.intake.tags import check_tags
from reportedly.model.document import Document

TEASER = 80
"""A summary of fewer words is a teaser and no article; teasers of news feeds have 10 to 60 words."""
_CREDIT = re.compile(r"The post\s.{1,300}\s(?:first appeared|appeared first) on\s.{1,200}\.?", re.DOTALL)
"""What WordPress puts below each entry of its feeds."""
_NEEDS = "Install reportedly[feeds]."


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a feed as a whole, for each of its reports."""

    name: str
    place: str
    publisher: str | None
    media_type: str
    published: str | None
    retrieved: str | None
    sha256: str


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The entries of a feed in a file, in order. Raises WrongFormat where it is no feed, TooLarge."""
    return entries(bytes_of(path), name=name or path.name, place=str(path), published=published)


def bytes_of(path: Path) -> bytes:
    """The bytes of a feed's file. Raises TooLarge, IntakeError."""
    try:
        check_bytes(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise IntakeError(f"can't be read ({error.strerror})", where=str(path)) from None
    except IntakeError as error:
        raise error.at(str(path)) from None


def entries(
    data: bytes, *, name: str, place: str, published: str | None = None, retrieved: str | None = None
) -> Iterator[Document | Failure]:
    """The entries of a feed's bytes, taken from ``place``; an entry without an id is ``<name>#<number>``."""
    feed = _parsed(data, place)
    source = Source(
        name=name,
        place=place,
        publisher=_title(feed.feed),
        media_type="application/atom+xml" if str(feed.get("version")).startswith("atom") else "application/rss+xml",
        published=published,
        retrieved=retrieved,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    yield from reports(feed.entries, source)
    if feed.bozo and not _is_harmless(feed.bozo_exception):
        what = f"the feed is damaged after entry {len(feed.entries)} ({feed.bozo_exception})"
        yield Failure(name, WrongFormat(what, where=place, todo="Get it again."), place)


def reports(found: Iterable[Any], source: Source) -> Iterator[Document | Failure]:
    """A Document for each entry under the names that feedparser gives, or a Failure where it has no article."""
    for number, entry in enumerate(found, 1):
        where = f"{source.place}#{number}"
        link = _link(entry)
        known = Known(
            id=_words(entry.get("id")) or link or f"{source.name}#{number}",
            title=_title(entry),
            publisher=_words(entry.get("source", {}).get("title")) or source.publisher,
            published=source.published or _published(entry),
            authors=tuple(filter(None, (_words(author.get("name")) for author in entry.get("authors", [])))),
            url=link,
            retrieved=source.retrieved,
        )
        try:
            document = _document(entry, known, source.media_type)
            yield replace(document, place=where, original_sha256=source.sha256)
        except ReportedlyError as error:
            yield Failure(known.id, error.at(where), where)


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
    head = [Piece("headline", known.title)] if known.title else []
    text, blocks = lay_out([*head, *(piece for piece in pieces(body) if not _CREDIT.fullmatch(piece.words.strip()))])
    if len(blocks) <= len(head):
        raise _no_body(known)
    return build(text, blocks, known, media_type=media_type, warnings=warnings)


def _body(entry: Any, known: Known) -> tuple[str, list[str]]:
    """The entry's HTML, and what a reader should know of it."""
    longest = max((part.get("value") or "" for part in entry.get("content", [])), key=len, default="")
    if longest.strip():
        return longest, []
    summary = entry.get("summary") or ""
    if len(" ".join(piece.words for piece in pieces(summary)).split()) < TEASER:
        raise _no_body(known)
    return summary, ["The text is the feed's summary; the article at its link may be longer."]


def _no_body(known: Known) -> NoText:
    todo = f"Fetch its link: {known.url}" if known.url else "Give the page of the report."
    return NoText("the feed's entry has no article, only a teaser", todo=todo)


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


def _title(holder: Any) -> str | None:
    """The title's words; one that says it is HTML may hold markup."""
    title = _words(holder.get("title"))
    detail = holder.get("title_detail") or {}
    if title and "html" in str(detail.get("type")) and ("<" in title or "&" in title):
        return _words(" ".join(piece.words for piece in pieces(title)))
    return title


def _words(value: Any) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _is_harmless(error: Exception) -> bool:
    """A declared charset that differs from the one used, or a media type that was not declared, loses nothing."""
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType", "UndeclaredNamespace")

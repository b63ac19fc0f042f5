"""WARC (ISO 28500), packed or not: each page, text or PDF that a crawl received is a Document.

What else it holds (requests, images, redirects, error pages) is passed over.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import IntakeError, NoText, ReportedlyError, TooLarge, WrongFormat
from reportedly.intake.detect import MEDIA_TYPES, media
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import iso_date
from reportedly.intake.read import read_bytes
from reportedly.intake.warc_heads import bound_heads
from reportedly.model.document import Document

_NEEDS = "Install reportedly[warc]."
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,16}\r\n")
_RECORD_END = 4
"""Bytes between two records: two line ends."""
_DAMAGE = (OSError, EOFError, ValueError, KeyError, AttributeError, IndexError, zlib.error)


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The reports of the file in order, each by its URL; a bad record is a Failure, and the rest goes on.

    The place of each is the file and the record's number, from 1.

    A record over ``settings.max_bytes``, unpacked, is a Failure. The file is never held in memory. Where the file
    itself is cut short, the last item says so.
    """
    return _within(path, name or path.name, published, records_of(str(path)))


def records_of(where: str) -> "Records":
    """How to read the records of a stream. Raises IntakeError, placed at ``where``, where warcio is missing."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise IntakeError("a WARC needs warcio", where=where, todo=_NEEDS) from None
    return Records(ArchiveIterator, (*_DAMAGE, ArchiveLoadFailed))


@dataclass(frozen=True, slots=True)
class Records:
    """warcio's iterator over the records of a stream, and the errors that mean damage."""

    iterator: Any
    damage: tuple[type[Exception], ...]

    def documents(self, stream: BinaryIO, place: str, name: str, published: str | None) -> Iterator[Document | Failure]:
        """The reports of an open WARC, in order; ``name`` is that of a failure of the whole."""
        number = 0
        record: Any = None
        records = self.iterator(stream, arc2warc=True)
        bound_heads(records)
        while True:
            try:
                record = next(records)
            except StopIteration:
                if number == 0:
                    yield Failure(name, NoText("holds no WARC record", where=place), place)
                elif _goes_on(records, stream) or (_left(record) > 0 and not _is_report(record)):
                    what = f"the WARC is cut short in record {number + (_left(record) <= 0)}"
                    yield Failure(name, WrongFormat(what, where=place, todo="Get it again."), place)
                return
            except self.damage as error:
                what = f"the WARC is damaged after record {number} ({error})"
                yield Failure(name, WrongFormat(what, where=place, todo="Get it again."), place)
                return
            number += 1
            if _is_report(record):
                yield _attempt(record, f"{place}#{number}", published, self.damage)


def _goes_on(records: Any, stream: BinaryIO) -> bool:
    """Whether bytes are left behind the last whole record: warcio stops silently in one whose headers are cut."""
    try:
        offset, length = records.member_info
        return bool(stream.tell() - offset - length > _RECORD_END)
    except (TypeError, ValueError, OSError):
        return False


def _left(record: Any) -> int:
    """Bytes of the record that its length promises and the file doesn't hold, once all are read."""
    return getattr(record.raw_stream, "limit", 0)


def _within(path: Path, name: str, published: str | None, records: Records) -> Iterator[Document | Failure]:
    with path.open("rb") as stream:
        yield from records.documents(stream, str(path), name, published)


def _is_report(record: Any) -> bool:
    """A response with status 200, or a resource (what a browser had), of a format we read."""
    headers = record.http_headers
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return False
    return record.rec_type in ("response", "resource") and media(_media_type(record)) in MEDIA_TYPES


def _media_type(record: Any) -> str | None:
    headers = record.rec_headers if record.rec_type == "resource" else record.http_headers
    found: str | None = headers.get_header("Content-Type")
    return found


def _attempt(record: Any, place: str, published: str | None, damage: tuple[type[Exception], ...]) -> Document | Failure:
    url = record.rec_headers.get_header("WARC-Target-URI") or place
    try:
        return replace(_document(record, url, published), place=place)
    except ReportedlyError as error:
        return Failure(url, error.at(place), place)
    except damage as error:
        return Failure(url, WrongFormat(f"the record can't be read ({error})", where=place), place)


def _document(record: Any, url: str, published: str | None) -> Document:
    limit = settings.current().max_bytes
    content = record.content_stream()
    data = content.read(limit + 1)
    record.raw_stream.read(1)
    unread = getattr(content, "not_chunked", False) and _CHUNK.match(data)  # warcio gives a cut first chunk as it is
    if len(data) <= limit and (_left(record) > 0 or unread):
        raise WrongFormat("the record is cut short", todo="Get the file again.")
    if len(data) <= limit and not getattr(getattr(content, "decompressor", None), "eof", True):
        raise WrongFormat("the record's packed body is cut short or damaged", todo="Get the file again.")
    if len(data) > limit:
        raise TooLarge(f"is over the limit of {limit:,} bytes", todo="Raise REPORTEDLY_MAX_BYTES.")
    return read_bytes(
        data,
        name=PurePosixPath(url.partition("?")[0]).name,
        media_type=_media_type(record),
        id=url,
        url=url,
        published=published,
        retrieved=iso_date(record.rec_headers.get_header("WARC-Date") or ""),
    )

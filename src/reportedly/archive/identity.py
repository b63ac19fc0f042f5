"""Which article a document is, and when it was published.

The key is its URL, else the id it came with, else the place it was taken from. The same key with the same text is
nothing new; with another text it is a new version. A document without URL and id whose text, publisher and date the
archive has is that article, from wherever it was taken this time.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from reportedly.archive.tables import articles, readings, versions
from reportedly.intake.canonical import clean
from reportedly.model.document import Document, sha256_of

LONGEST_KEY = 1_000
"""Bytes; a longer key keeps its start and a hash: an entry of PostgreSQL's B-tree indexes takes at most 2,704 bytes."""
_NUL = re.compile(r"[\0\ud800-\udfff]")
_URL = re.compile(r"[A-Za-z][\w+.-]+://")
_STDIN = "stdin"


class Stored(NamedTuple):
    """A version the archive has: its article's key, its row's number, its article's, and whether it has a reading."""

    key: str
    version: int
    article: int
    is_read: bool


class Known(NamedTuple):
    """Something that the archive has already, as it is wanted: there is nothing to do."""

    stored: Stored


def key_of(document: Document) -> str:
    """The article's key, short enough for an index; of a text given without any name, one made of its hash."""
    key = document.url or (document.id if is_named(document) else place_of(document))
    if not key or key == _STDIN:
        known = f"{_sha256(document)}\n{document.publisher or ''}\n{document.published or ''}"
        key = f"text:{sha256_of(known)[:16]}"
    key = _NUL.sub("\ufffd", key)
    if len(key.encode()) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY // 4]}…{sha256_of(key)[:32]}"


def is_named(document: Document) -> bool:
    """Whether its id was given with it; intake's own ids are the end of the place."""
    id, place = document.id, document.place
    return bool(id) and id != place and not place.endswith(f"/{id}")


def place_of(document: Document) -> str:
    """Where it was taken from: an absolute path, with the line in a file of many, or a URL."""
    return absolute(document.place)


def absolute(place: str) -> str:
    """A path as an absolute one; a URL, standard input and nothing at all as they are."""
    if not place or place == _STDIN or _URL.match(place):
        return place
    return str(Path(place).absolute())


def bounds(published: str | None) -> tuple[str | None, str | None]:
    """The first and last second, in UTC, of the time of publication; (None, None) where it is not known.

    A date alone is a whole day; a time without a zone is taken as UTC.
    """
    if not published:
        return None, None
    try:
        if len(published) == 10:
            day = date.fromisoformat(published).isoformat()
            return f"{day}T00:00:00Z", f"{day}T23:59:59Z"
        time = datetime.fromisoformat(published)
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None, None
    shown = time.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return shown, shown


class Held:
    """What the archive has of some documents; what is stored meanwhile is noted here."""

    def __init__(self) -> None:
        self._articles: dict[str, int] = {}
        self._texts: dict[tuple[str, str], Stored] = {}
        self._same: dict[tuple[str, str | None, str | None], Stored] = {}

    @classmethod
    def of(cls, connection: Connection, documents: Iterable[Document]) -> "Held":
        """Look up all of ``documents`` at once."""
        held = cls()
        documents = list(documents)
        columns = (articles.c.key, versions.c.article, versions.c.id, versions.c.sha256)
        facts = (versions.c.publisher, versions.c.published, readings.c.version.is_not(None).label("is_read"))
        joined = articles.join(versions, versions.c.article == articles.c.id)
        query = select(*columns, *facts).select_from(joined.outerjoin(readings, readings.c.version == versions.c.id))
        keys = {key_of(document) for document in documents}
        texts = {_sha256(document) for document in documents if is_anonymous(document)}
        for row in connection.execute(query.where(articles.c.key.in_(keys))):
            held._take(row)
        if texts:
            for row in connection.execute(query.where(versions.c.sha256.in_(texts))):
                held._take(row)
        return held

    def version(self, document: Document) -> Stored | None:
        """The version that ``document`` is, if it is there."""
        sha256 = _sha256(document)
        found = self._texts.get((key_of(document), sha256))
        if found is None and is_anonymous(document):
            found = self._same.get((sha256, document.publisher, document.published))
        return found

    def article(self, document: Document) -> int | None:
        """The article that ``document`` is a version of, if it is there."""
        return self._articles.get(key_of(document))

    def note(self, document: Document, stored: Stored) -> None:
        """``document`` has just been stored."""
        self._note(key_of(document), _sha256(document), document.publisher, document.published, stored)

    def _take(self, row: Row[Any]) -> None:
        stored = Stored(row.key, row.id, row.article, bool(row.is_read))
        self._note(row.key, row.sha256, row.publisher, row.published, stored)

    def _note(self, key: str, sha256: str, publisher: str | None, published: str | None, stored: Stored) -> None:
        self._articles[key] = stored.article
        self._texts[key, sha256] = stored
        self._same.setdefault((sha256, publisher, published), stored)


def is_anonymous(document: Document) -> bool:
    """Whether only its place could tell it from others."""
    return not document.url and not is_named(document)


def _sha256(document: Document) -> str:
    return document.sha256 or sha256_of(document.text)


def same_file(connection: Connection, file: Path) -> Stored | None:
    """The version that was taken from ``file`` when it held the same bytes, so that it need not be read again."""
    try:
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # whoever reads it will say why it can't be read
    joined = versions.join(articles, articles.c.id == versions.c.article)
    joined = joined.outerjoin(readings, readings.c.version == versions.c.id)
    columns = (articles.c.key, versions.c.id, versions.c.article, readings.c.version.is_not(None))
    here = (versions.c.evidentiary_sha256 == sha256, versions.c.place == clean(absolute(str(file))))
    row = connection.execute(select(*columns).select_from(joined).where(*here).limit(1)).one_or_none()
    return Stored(row[0], row[1], row[2], bool(row[3])) if row else None

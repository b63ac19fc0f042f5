"""What the archive holds, for people and programs: a list of articles, and all that is kept of one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from msgspec import Struct, field
from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, select

from reportedly.archive.identity import absolute, bounds
from reportedly.archive.search.within import holds
from reportedly.archive.tables import articles, claims, readings, versions
from reportedly.errors import NotInArchive, SettingsError

SCHEMA = "reportedly/article/1"
_AT_ONCE = 500
"""Keys of one query: databases take only so many values."""


class Version(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One version of an article, with what the Berkeley Protocol asks to be recorded of a collected item."""

    version: int
    number: int
    title: str | None
    publisher: str | None
    published: str | None
    published_from: str | None
    published_to: str | None
    url: str | None
    language: str
    authors: list[str]
    media_type: str
    words: int
    sha256: str
    place: str
    collected_at: str
    collected_by: str
    evidentiary_sha256: str | None
    evidentiary_copy: str | None
    made_by: str | None
    claims: int
    text: str = ""


class Article(Struct, frozen=True, kw_only=True):
    """An article by its key, with its versions, the newest last (of a list: the newest alone).

    ``id`` is its number in this archive, short enough for an address; another archive has another.
    """

    schema: str = SCHEMA
    id: int
    key: str
    added_at: str
    count: int
    versions: list[Version] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles: of a publisher, published on or after ``since``, on or before ``until`` (ISO 8601)."""

    publisher: str | None = None
    since: str | None = None
    until: str | None = None


Order = Literal["published", "added"]
"""Latest published first, those without a date last; or what came last first, a new version of an old article too."""


def list_articles(
    connection: Connection,
    wanted: Filter | None = None,
    *,
    limit: int | None = None,
    skip: int = 0,
    order: Order = "published",
    words: str = "",
    in_title: bool = False,
) -> Iterator[Article]:
    """The articles, the latest first, each with its newest version without text; ``words`` as of ``count_articles``."""
    query = filtered(_rows().where(versions.c.id == articles.c.current), wanted or Filter())
    query = _holding(connection, query, words, in_title=in_title)
    if order == "published":
        query = query.order_by(versions.c.published_from.desc().nulls_last())
    query = query.order_by(articles.c.id.desc() if order == "published" else versions.c.id.desc())
    for row in connection.execute(query.limit(limit).offset(skip)):
        yield Article(id=row.article, key=row.key, added_at=row.added_at, count=row.kept, versions=[_version(row)])


def count_articles(
    connection: Connection, wanted: Filter | None = None, *, words: str = "", in_title: bool = False
) -> int:
    """How many articles there are of those ``wanted``, all of whose ``words`` stand in a passage or in the title."""
    query = select(func.count()).select_from(articles.join(versions, versions.c.id == articles.c.current))
    query = _holding(connection, filtered(query, wanted or Filter()), words, in_title=in_title)
    return int(connection.scalar(query) or 0)


def article(connection: Connection, key: str, *, texts: bool = True) -> Article:
    """All versions of the article, with their texts unless ``texts`` is False. Raises NotInArchive."""
    number, key, added_at = find(connection, key)
    more = (versions.c.text,) if texts else ()
    query = _rows(*more).where(versions.c.article == number).order_by(versions.c.number)
    found = [_version(row, row.text if texts else "") for row in connection.execute(query)]
    return Article(id=number, key=key, added_at=added_at, count=len(found), versions=found)


def find(connection: Connection, key: str) -> tuple[int, str, str]:
    """Row number, key and time of addition of the article of that key, or taken from that path. Raises NotInArchive."""
    columns = select(articles.c.id, articles.c.key, articles.c.added_at)
    for name in (key, absolute(key)):
        if row := connection.execute(columns.where(articles.c.key == name)).one_or_none():
            return row.id, row.key, row.added_at
    todo = "'reportedly archive list' shows the keys."
    raise NotInArchive("no such article in the archive", where=key, todo=todo)


def key_of(connection: Connection, number: int) -> str:
    """The key of the article of that number. Raises NotInArchive."""
    key = connection.scalar(select(articles.c.key).where(articles.c.id == number))
    if key is None:
        raise NotInArchive("no such article in the archive", where=str(number))
    return str(key)


def numbers_of(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The numbers (``Article.id``) of the articles of those keys that are there."""
    found: dict[str, int] = {}
    wanted = list(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(articles.c.key, articles.c.id).where(articles.c.key.in_(wanted[start : start + _AT_ONCE]))
        found.update({row.key: row.id for row in connection.execute(query)})
    return found


def version_of(connection: Connection, key: str, number: int | None = None) -> int:
    """Row number of the newest version of an article, or of its version ``number``. Raises NotInArchive."""
    found = find(connection, key)[0]
    query = select(versions.c.id).where(versions.c.article == found).order_by(versions.c.number.desc()).limit(1)
    version = connection.scalar(query if number is None else query.where(versions.c.number == number))
    if version is None:
        raise NotInArchive(f"has no version {number}", where=key)
    return int(version)


def sha256_of(connection: Connection, key: str) -> str:
    """The SHA-256 of the newest text of an article. Raises NotInArchive."""
    query = select(versions.c.sha256).where(versions.c.id == version_of(connection, key))
    return str(connection.execute(query).scalar_one())


def _rows(*more: ColumnElement[Any]) -> Select[Any]:
    others = versions.alias("others")
    count = select(func.count()).where(others.c.article == articles.c.id).scalar_subquery().label("kept")
    claimed = select(func.count()).where(claims.c.version == versions.c.id).scalar_subquery().label("claimed")
    kept = [column for column in versions.c if column.name != "text"]
    joined = articles.join(versions, versions.c.article == articles.c.id)
    joined = joined.outerjoin(readings, readings.c.version == versions.c.id)
    return select(articles.c.key, articles.c.added_at, count, claimed, readings.c.made_by, *kept, *more).select_from(
        joined
    )


def filtered(query: Select[Any], wanted: Filter) -> Select[Any]:
    """``query``, which has ``versions`` in it, of what is ``wanted`` alone."""
    if wanted.publisher:
        query = query.where(func.lower(versions.c.publisher) == func.lower(wanted.publisher))
    if wanted.since:
        query = query.where(versions.c.published_to >= _bound(wanted.since, "since")[0])
    if wanted.until:
        query = query.where(versions.c.published_from <= _bound(wanted.until, "until")[1])
    return query


def _holding(connection: Connection, query: Select[Any], words: str, *, in_title: bool) -> Select[Any]:
    if not words.strip():
        return query
    held = holds(connection, words, in_title=in_title)
    return query.where(false() if held is None else versions.c.id.in_(held))


def _bound(day: str, name: str) -> tuple[str, str]:
    first, last = bounds(day)
    if first is None or last is None:
        raise SettingsError(f"{day!r} is no date", where=name, todo="Write it as 2025-09-05 or 2025-09-05T14:30.")
    return first, last


def _version(row: Row[Any], text: str = "") -> Version:
    return Version(
        version=row.id,
        number=row.number,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        published_from=row.published_from,
        published_to=row.published_to,
        url=row.url,
        language=row.language,
        authors=json.loads(row.authors),
        media_type=row.media_type,
        words=row.words,
        sha256=row.sha256,
        place=row.place,
        collected_at=row.collected_at,
        collected_by=row.collected_by,
        evidentiary_sha256=row.evidentiary_sha256,
        evidentiary_copy=row.evidentiary_copy,
        made_by=row.made_by,
        claims=row.claimed,
        text=text,
    )

"""Which article a file that somebody else made is of: by its text, by its address, by its key."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from reportedly.archive.listing import find
from reportedly.archive.tables import articles, versions

_MOST = 100
"""Articles of the same text or address that are looked at; a file of more is of none for certain."""


def by_text(connection: Connection, sha256: str) -> list[str]:
    """Keys of the articles that have, or had, the text of this SHA-256; those that have it now if there are any."""
    query = select(articles.c.key, (articles.c.current == versions.c.id).label("is_newest"))
    query = query.join(versions, versions.c.article == articles.c.id).where(versions.c.sha256 == sha256)
    rows = connection.execute(query.order_by(articles.c.id).limit(_MOST)).all()
    return list(dict.fromkeys(row.key for row in rows if row.is_newest)) or list(dict.fromkeys(row.key for row in rows))


def by_address(connection: Connection, url: str) -> list[str]:
    """Keys of the articles published at that address."""
    query = select(articles.c.key).join(versions, versions.c.id == articles.c.current).order_by(articles.c.id)
    return list(connection.execute(query.where(versions.c.url == url).limit(_MOST)).scalars())


def is_key(connection: Connection, key: str) -> bool:
    """Whether there is an article of that key."""
    return connection.execute(select(articles.c.id).where(articles.c.key == key)).first() is not None


def all_keys(connection: Connection) -> list[str]:
    """The key of every article."""
    return list(connection.execute(select(articles.c.key).order_by(articles.c.id)).scalars())


def texts_of(connection: Connection, key: str) -> Iterator[str]:
    """Each text that an article has had, the newest first. Raises NotInArchive."""
    query = select(versions.c.text).where(versions.c.article == find(connection, key)[0])
    yield from connection.execute(query.order_by(versions.c.number.desc())).scalars()

"""Articles out of the archive, with every trace of them: versions, readings, claims, and what each part keeps."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from reportedly.archive.listing import find
from reportedly.archive.parts import PARTS
from reportedly.archive.tables import articles, versions


def remove(connection: Connection, keys: Iterable[str]) -> int:
    """Take away the articles of ``keys``; gives how many versions went. Raises NotInArchive, and then none is gone."""
    numbers = sorted({find(connection, key)[0] for key in keys})
    gone = list(connection.scalars(select(versions.c.id).where(versions.c.article.in_(numbers))))
    for part in reversed(PARTS):
        part.forget(connection, gone)
    connection.execute(delete(articles).where(articles.c.id.in_(numbers)))
    return len(gone)

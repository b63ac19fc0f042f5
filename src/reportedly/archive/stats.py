"""How much an archive holds, of what, and what could not be read."""

from typing import Any

from msgspec import Struct, field
from sqlalchemy import Column, Connection, FromClause, func, select

from reportedly.archive.tables import articles, claims, failures, figures, metadata, readings, versions

SCHEMA = "reportedly/archive-stats/1"


class Missed(Struct, frozen=True):
    """A place that could not be read, why, and when (ISO 8601, UTC)."""

    place: str
    kind: str
    why: str
    at: str


class Stats(Struct, frozen=True, kw_only=True):
    """Counts of an archive; ``bytes`` on disk, ``rows`` by table, the commonest ``publishers`` of newest versions."""

    schema: str = SCHEMA
    articles: int
    versions: int
    readings: int
    claims: int
    figures: int
    words: int
    first: str | None
    last: str | None
    undated: int
    bytes: int
    made_by: dict[str, int]
    publishers: dict[str, int]
    languages: dict[str, int]
    rows: dict[str, int]
    failed: int
    failures: list[Missed] = field(default_factory=list)


def stats(connection: Connection, *, listed: int = 20) -> Stats:
    """Count everything, and list the ``listed`` newest failures."""
    rows = {name: _count(connection, name) for name in metadata.tables}
    newest = articles.join(versions, versions.c.id == articles.c.current)
    first, last = func.min(versions.c.published_from), func.max(versions.c.published_to)
    words, dated = func.sum(versions.c.words), func.count(versions.c.published_from)
    span = connection.execute(select(first, last, words, dated).select_from(newest)).one()
    missed = (
        select(failures.c.place, failures.c.kind, failures.c.why, failures.c.at)
        .order_by(failures.c.id.desc())
        .limit(listed)
    )
    number = rows[articles.name]
    return Stats(
        articles=number,
        versions=rows[versions.name],
        readings=rows[readings.name],
        claims=rows[claims.name],
        figures=rows[figures.name],
        words=int(span[2] or 0),
        first=span[0],
        last=span[1],
        undated=number - span[3],
        bytes=_bytes(connection),
        made_by=_tally(connection, readings.c.made_by, readings),
        publishers=_tally(connection, versions.c.publisher, newest),
        languages=_tally(connection, versions.c.language, newest),
        rows=rows,
        failed=rows[failures.name],
        failures=[Missed(*row) for row in connection.execute(missed)],
    )


def sizes(connection: Connection) -> dict[str, int]:
    """How many articles, versions, readings, claims and failures there are, and the bytes on disk."""
    held = {table.name: _count(connection, table.name) for table in (articles, versions, readings, claims, failures)}
    return {**held, "bytes": _bytes(connection)}


def _count(connection: Connection, table: str) -> int:
    return int(connection.scalar(select(func.count()).select_from(metadata.tables[table])) or 0)


def _tally(connection: Connection, column: Column[Any], of: FromClause, most: int = 10) -> dict[str, int]:
    number = func.count()
    query = select(column, number).select_from(of).where(column.is_not(None)).group_by(column)
    found = connection.execute(query.order_by(number.desc(), column).limit(most)).all()
    return {row[0]: row[1] for row in found}


def _bytes(connection: Connection) -> int:
    """On disk, the free pages included; SQLite's journal is not counted."""
    if connection.dialect.name == "sqlite":
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())

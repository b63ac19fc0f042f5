"""The archive as files: JSON Lines of articles or readings, and Parquet tables for other tools."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from sqlalchemy import Boolean, Connection, Float, Integer, Select, select

from reportedly.archive.listing import Filter, filtered
from reportedly.archive.packing import unpack
from reportedly.archive.tables import articles, claims, figures, readings, versions
from reportedly.errors import SettingsError

if TYPE_CHECKING:
    from pyarrow import Schema

ROWS = 10_000
"""Rows held at a time; an article's text has some 5 kB."""
_NEEDS = "Install it: pip install 'reportedly[parquet]'."


class Exported(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article as ``reportedly read`` and ``archive add`` take it from JSON Lines, by its key."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: list[str] = []


def lines(connection: Connection, wanted: Filter, *, read: bool = False) -> Iterator[bytes]:
    """One JSON object of each article's newest version, oldest addition first; with ``read``, its reading instead.

    Of an article without a reading there is no line then. ``archive add`` takes either kind back.
    """
    columns = (versions.c[name] for name in ("text", "title", "published", "publisher", "url", "authors"))
    query = select(articles.c.key, *columns, *([readings.c.body] if read else []))
    joined = articles.join(versions, versions.c.id == articles.c.current)
    joined = joined.join(readings, readings.c.version == versions.c.id) if read else joined
    query = filtered(query.select_from(joined), wanted).order_by(articles.c.id)
    for row in connection.execution_options(yield_per=500).execute(query):
        if read:
            yield msgspec.json.encode(unpack(row.body, row.text))
        else:
            fields = row._asdict()
            authors = msgspec.json.decode(fields.pop("authors"))
            yield msgspec.json.encode(Exported(id=fields.pop("key"), authors=authors, **fields))


def parquet(connection: Connection, folder: Path, wanted: Filter) -> dict[str, int]:
    """Write ``articles.parquet`` (every version), ``claims.parquet`` and ``figures.parquet``; rows of each.

    Raises SettingsError where pyarrow is missing or the folder can't be written to.
    """
    try:
        import pyarrow.parquet  # noqa: F401 - before anything is written
    except ImportError:
        raise SettingsError("Parquet needs pyarrow, which is not installed", todo=_NEEDS) from None
    made = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, query in _tables(wanted).items():
            made[name] = _write(connection, query, folder / f"{name}.parquet")
    except OSError as error:
        todo = "Check that the folder may be written to."
        raise SettingsError(f"can't be written ({error.strerror})", where=str(folder), todo=todo) from None
    return made


def _tables(wanted: Filter) -> dict[str, Select[Any]]:
    """What each file holds: its own columns, and the article's key and the version's number to join them by."""
    placed = articles.join(versions, versions.c.article == articles.c.id)
    mine = (articles.c.key, versions.c.number)
    current = (articles.c.current == versions.c.id).label("current")
    others = [column for column in versions.c if column.name not in ("article", "number")]
    claimed = placed.join(claims, claims.c.version == versions.c.id)
    counted = claimed.join(figures, figures.c.claim == claims.c.id)
    return {
        "articles": filtered(select(*mine, current, *others).select_from(placed), wanted).order_by(versions.c.id),
        "claims": filtered(select(*mine, *claims.c).select_from(claimed), wanted).order_by(claims.c.id),
        "figures": filtered(select(*mine, *figures.c).select_from(counted), wanted).order_by(figures.c.id),
    }


def _write(connection: Connection, query: Select[Any], file: Path) -> int:
    """Write one table, ROWS rows at a time; the file appears when it is whole."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    schema = _schema(query)
    part = file.with_name(f".{file.name}.part")
    number = 0
    with ParquetWriter(part, schema, compression="zstd") as writer:
        for rows in connection.execution_options(yield_per=ROWS).execute(query).mappings().partitions():
            writer.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows], schema=schema))
            number += len(rows)
    part.replace(file)
    return number


def _schema(query: Select[Any]) -> "Schema":
    import pyarrow

    fields = []
    for column in query.selected_columns:
        kind = pyarrow.string()
        if isinstance(column.type, Boolean):
            kind = pyarrow.bool_()
        elif isinstance(column.type, Integer):
            kind = pyarrow.int64()
        elif isinstance(column.type, Float):
            kind = pyarrow.float64()
        fields.append(pyarrow.field(column.name, kind))
    return pyarrow.schema(fields)

"""All that an archive holds, but for times and the numbers of rows: ``content(archive)``, to tell two archives apart.

Rows are named by what they are of (an article's key and the version's number, a sentence's hash), so that two archives
that were filled by other batches, or with interruptions between them, have equal contents.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, select, text

from reportedly.archive.archive import Archive
from reportedly.archive.copies import tables as copies
from reportedly.archive.search.tables import claim_vectors, passages
from reportedly.archive.tables import articles, claims, failures, figures, readings, versions

Content = dict[str, list[tuple[Any, ...]]]
_TIMES = frozenset({"added_at", "collected_at", "at"})
_NUMBERS = frozenset({"id", "article", "version", "claim", "unit", "current", "family"})
_WORDS = ("harbour", "percent crowns", "witnesses", "closed")


def content(archive: Archive) -> Content:
    """Each table's rows, sorted, and the claims that a few searches find."""
    with archive.looking() as connection:
        names = _versions(connection)
        held = {
            "articles": [(row.key, names.get(row.current)) for row in connection.execute(select(articles))],
            "versions": [(names[row.id], *_plain(versions, row)) for row in connection.execute(select(versions))],
            "failures": [_plain(failures, row) for row in connection.execute(select(failures))],
            **_read(connection, names),
            **_copies(connection, names),
        }
        held["words"] = list(_words(connection))
    return {name: sorted(rows, key=repr) for name, rows in held.items()}


def told_apart(one: Content, other: Content, most: int = 3) -> list[str]:
    """Where two contents differ, a few lines; none where they are equal."""
    found = []
    for name in one.keys() | other.keys():
        missing, extra = (
            _minus(one.get(name, []), other.get(name, [])),
            _minus(other.get(name, []), one.get(name, [])),
        )
        if missing or extra:
            found.append(f"{name}: {len(missing)} missing, {len(extra)} extra")
            found += [
                f"  {sign} {row!r}"[:300]
                for sign, rows in zip("-+", (missing, extra), strict=True)
                for row in rows[:most]
            ]
    return found


def unsound(place: Path) -> list[str]:
    """What SQLite itself finds wrong with a file, before anything of ours opens it; none where it is sound."""
    if not place.exists():
        return []
    connection = sqlite3.connect(place)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    finally:
        connection.close()
    return found


def _versions(connection: Connection) -> dict[int, tuple[str, int]]:
    joined = select(versions.c.id, articles.c.key, versions.c.number).join(
        articles, articles.c.id == versions.c.article
    )
    return {row.id: (row.key, row.number) for row in connection.execute(joined)}


def _read(connection: Connection, names: dict[int, tuple[str, int]]) -> Content:
    """What comes of readings, and what search keeps."""
    of = {
        row.id: (*names[row.version], row.local)
        for row in connection.execute(select(claims.c.id, claims.c.version, claims.c.local))
    }
    read = connection.execute(select(readings))
    return {
        "readings": [(*names[row.version], row.made_by, zlib.decompress(row.body)) for row in read],
        "claims": [(*names[row.version], *_plain(claims, row)) for row in connection.execute(select(claims))],
        "figures": [(*of[row.claim], *_plain(figures, row)) for row in connection.execute(select(figures))],
        "passages": [(*names[row.version], row.start, row.end) for row in connection.execute(select(passages))],
        "vectors": [(*of[row.claim], row.made_by, row.vector) for row in connection.execute(select(claim_vectors))],
    }


def _copies(connection: Connection, names: dict[int, tuple[str, int]]) -> Content:
    """Sentences by their hash, the family by its first one's."""
    rows = connection.execute(select(copies.units)).all()
    hashes = {row.id: row.hash for row in rows}
    stands = connection.execute(select(copies.occurrences))
    runs = connection.execute(select(copies.runs))
    return {
        "units": [(row.hash, hashes[row.family], row.words, row.codes) for row in rows],
        "occurrences": [(*names[row.version], hashes[row.unit], *_plain(copies.occurrences, row)) for row in stands],
        "runs": [(row.run, hashes[row.unit]) for row in runs],
        "stock": [(hashes[row.family],) for row in connection.execute(select(copies.stock_families))],
    }


def _words(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """How many claims and passages the index of words has, and finds."""
    for kind in ("claim_words", "passage_words"):
        yield (kind, connection.scalar(text(f"SELECT count(*) FROM {kind}")))  # noqa: S608 - one of two
        if connection.dialect.name == "sqlite":
            asked = text(f"SELECT count(*) FROM {kind} WHERE {kind} MATCH :words")  # noqa: S608
            yield from ((kind, words, connection.scalar(asked, {"words": words})) for words in _WORDS)


def _plain(table: Table, row: Row[Any]) -> tuple[Any, ...]:
    """A row's values that are no times and no numbers of rows."""
    return tuple(row._mapping[column.name] for column in table.c if column.name not in _TIMES | _NUMBERS)


def _minus(one: Sequence[tuple[Any, ...]], other: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    left = list(map(repr, other))
    counts: dict[str, int] = {}
    for name in left:
        counts[name] = counts.get(name, 0) + 1
    missing = []
    for row in one:
        if counts.get(repr(row), 0):
            counts[repr(row)] -= 1
        else:
            missing.append(row)
    return missing

"""A look at an archive's file that changes nothing: no migration, no journal beside it, no lock that others feel."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

_BUSY = 5.0
"""Seconds to wait for a writer that keeps even readers out, as only the end of a checkpoint does."""


@contextlib.contextmanager
def peek(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read ``file``, an SQLite archive; raises sqlite3.Error where it can't be read.

    At rest it is opened as immutable: even a reader would make a journal beside a file in WAL mode, and leave it there.
    While somebody writes, and after a crash, the journal that is there is read with it.
    """
    quiet = "&immutable=1" if at_rest(file) else ""
    uri = f"{file.absolute().as_uri()}?mode=ro{quiet}"
    connection = sqlite3.connect(uri, uri=True, timeout=_BUSY, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


def at_rest(file: Path) -> bool:
    """Whether nothing is in its journal: whoever wrote last has closed it."""
    journal = file.with_name(f"{file.name}-wal")
    return not journal.exists() or journal.stat().st_size == 0


def keys(file: Path, start: str, limit: int) -> list[str]:
    """Up to ``limit`` keys of articles that begin with ``start``, in order."""
    with peek(file) as connection:
        rows = connection.execute(
            "SELECT key FROM articles WHERE key >= ? AND substr(key, 1, ?) = ? ORDER BY key LIMIT ?",
            (start, len(start), start, limit),
        )
        return [str(key) for (key,) in rows]

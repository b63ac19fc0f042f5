"""Claims by the words of their sentences and titles, through the index that the archive's search keeps of them."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, inspect, text

from reportedly.archive.series.wanted import Wanted, prefix_of

INDEX = "claim_words"
"""Sentences and titles by claim: on SQLite an FTS5 table, on PostgreSQL one of ``tsvector`` (search/tables.py)."""
_OPEN = "*"
_TOKEN = re.compile(r"[^\W_]+")


def has_index(connection: Connection) -> bool:
    """Whether the archive keeps an index of claims' words."""
    return inspect(connection).has_table(INDEX)


def claims_with(connection: Connection, wanted: Wanted, most: int) -> list[int]:
    """The newest claims whose sentence or title has the names asked for, and a word for what is counted."""
    each = [[_start(name), _phrase(name)] for name in wanted.names]
    needed = [group for group in (*each, [_phrase(word) for word in wanted.counting_words()]) if group]
    if not needed:
        return []
    if connection.dialect.name == "sqlite":
        query = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH :words ORDER BY rowid DESC LIMIT :most"  # noqa: S608
        asked = " AND ".join("(" + " OR ".join(map(_fts5, group)) + ")" for group in needed)
    else:
        query = f"SELECT id FROM {INDEX} WHERE words @@ to_tsquery('english', :words) ORDER BY id DESC LIMIT :most"  # noqa: S608
        asked = " & ".join("(" + " | ".join(map(_tsquery, group)) + ")" for group in needed)
    return list(connection.execute(text(query), {"words": asked, "most": most}).scalars())


def _start(name: str) -> tuple[str, ...]:
    """The start of a name, marked as one: of Velia "velia", of Ukraine "ukrai".

    The index stems it as if it were a word ("tars" becomes "tar", which half the words of a day begin with), so that a
    short name stays whole, and none ends in an s; the name itself is asked for beside it.
    """
    start = name.lower() if len(name) < 6 else prefix_of(name)
    return (
        *_TOKEN.findall(start + name[len(start)].lower() if start.endswith("s") and start != name.lower() else start),
        _OPEN,
    )


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(words.lower()))


def _fts5(words: Sequence[str]) -> str:
    return '"' + " ".join(_closed(words)) + '"' + ("*" if words[-1] == _OPEN else "")


def _tsquery(words: Sequence[str]) -> str:
    return "(" + " <-> ".join(_closed(words)) + (":*" if words[-1] == _OPEN else "") + ")"


def _closed(words: Sequence[str]) -> list[str]:
    return [word for word in words if word != _OPEN]

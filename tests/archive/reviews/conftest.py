"""A small archive of invented reports, written as rows: what is tested here are judgements, not the reading."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from sqlalchemy import Connection, insert

from reportedly.archive import tables
from reportedly.archive.archive import Archive
from reportedly.archive.database import transaction
from reportedly.archive.reviews import tables as _  # noqa: F401 - its tables are on metadata once it is loaded
from reportedly.model.document import sha256_of

FERRY = "https://lintel.example/ferry"
TEXT = "Forty soldiers left Tarn on Monday, the mayor said. The bridge at Veldmark is closed."


class Claimed(NamedTuple):
    """A claim to put into the archive: its words, which must stand in the text."""

    local: str
    words: str


SAID = (Claimed("c1", "Forty soldiers left Tarn on Monday"), Claimed("c2", "The bridge at Veldmark is closed"))


@pytest.fixture
def report(archive):
    """Adds a report as rows: (key, text, claims) → number of its version."""

    def add(key=FERRY, text=TEXT, said=SAID, **fields):
        with transaction(archive.engine) as connection:
            return _add(connection, key, text, said, fields)

    return add


@pytest.fixture
def writing_both(archive, report) -> Iterator[Connection]:
    """A transaction on an archive with one report, on SQLite and on PostgreSQL."""
    report()
    with transaction(archive.engine) as connection:
        yield connection


@pytest.fixture
def writing(tmp_path) -> Iterator[Connection]:
    """The same on SQLite alone, for rules that do not rest on the database."""
    with Archive(tmp_path / "small.db") as archive, transaction(archive.engine) as connection:
        _add(connection, FERRY, TEXT, SAID, {})
        yield connection


def _add(connection, key, text, said, fields):
    at = "2026-11-26T07:00:00+00:00"
    made = connection.execute(insert(tables.articles).values(key=key, added_at=at))
    row = {
        **{"article": made.inserted_primary_key[0], "number": 1, "sha256": sha256_of(text), "text": text},
        **{"title": "A ferry waits", "publisher": "Lintel Press", "language": "en", "authors": "[]"},
        **{"media_type": "text/plain", "words": 15, "place": key, "collected_at": at, "collected_by": "Ada Quint"},
    }
    version = connection.execute(insert(tables.versions).values({**row, **fields})).inserted_primary_key[0]
    connection.execute(tables.articles.update().where(tables.articles.c.key == key).values(current=version))
    for local, words in said:
        start = text.index(words)
        span = {"start": start, "end": start + len(words), "sentence_start": start, "sentence_end": start + len(words)}
        values = {"version": version, "local": local, "text": words, "voice_kind": "own-voice", "worth": 0.5}
        connection.execute(insert(tables.claims).values(**values, **span, chain="[]", flags="[]"))
    return version

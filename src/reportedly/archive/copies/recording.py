"""New versions → units, occurrences and families in the database.

A sentence that is known is looked up by its hash. A new one follows the family that it resembles most (``following``):
of the first units of families that share a run of words with it, then of the other new sentences of its document. Only
first units are looked up, and each run leads to a few of them at most, so that the work for an article does not grow
with the archive. (``engines`` find families over a whole archive at once; they may differ where an article with a
mangled wording came first.)
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from reportedly.archive.copies.following import Leaders
from reportedly.archive.copies.tables import occurrences, runs, units
from reportedly.archive.copies.units import Corpus, corpus
from reportedly.archive.copies.words import Places, firsts, taken
from reportedly.archive.recording import Added

_AT_ONCE = 400  # values in one question: SQLite takes 32,766, and PostgreSQL plans short lists well


def record(connection: Connection, batch: Sequence[Added]) -> None:
    """Write the sentences of new versions, and which families they belong to."""
    found = corpus(added.document.text for added in batch)
    if not len(found.hashes):
        return
    known = _known(connection, found)
    new = np.flatnonzero(known < 0)
    if len(new):
        known[new] = _add(connection, found, new)
    columns = found.occurrences
    versions = np.array([added.version for added in batch])[columns.document]
    rows = zip(versions, columns.place, columns.start, columns.end, known[columns.unit], strict=True)
    names = ("version", "place", "start", "end", "unit")
    connection.execute(insert(occurrences), [dict(zip(names, map(int, row), strict=True)) for row in rows])


def forget(connection: Connection, versions: Sequence[int]) -> None:
    """Take away the occurrences of versions. Their units stay where others follow them or they stand elsewhere."""
    for start in range(0, len(versions), _AT_ONCE):
        some = versions[start : start + _AT_ONCE]
        theirs = select(units.c.id, units.c.family).join(occurrences, occurrences.c.unit == units.c.id)
        touched = connection.execute(theirs.where(occurrences.c.version.in_(some)).distinct()).all()
        connection.execute(delete(occurrences).where(occurrences.c.version.in_(some)))
        _drop_unused(connection, [unit for unit, family in touched if unit != family])
        _drop_unused(connection, sorted({family for _, family in touched}))  # after those who followed them


def _drop_unused(connection: Connection, asked: Sequence[int]) -> None:
    follower = units.alias()
    used = select(occurrences.c.unit).where(occurrences.c.unit == units.c.id).exists()
    led = select(follower.c.id).where(follower.c.family == units.c.id, follower.c.id != units.c.id).exists()
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        connection.execute(delete(units).where(units.c.id.in_(some), ~used, ~led))


def _known(connection: Connection, found: Corpus) -> NDArray[np.int64]:
    """The database's number of each unit, or -1."""
    signed = found.hashes.view(np.int64)
    number = np.full(len(signed), -1, dtype=np.int64)
    at = {int(value): place for place, value in enumerate(signed)}
    for start in range(0, len(signed), _AT_ONCE):
        some = [int(value) for value in signed[start : start + _AT_ONCE]]
        for unit, value in connection.execute(select(units.c.id, units.c.hash).where(units.c.hash.in_(some))):
            number[at[value]] = unit
    return number


def _add(connection: Connection, found: Corpus, new: Places) -> NDArray[np.int64]:
    """Rows for the new units, each in its family; gives their numbers."""
    words, hashes = taken(found.words, new), found.hashes[new]
    first = int(connection.scalar(select(func.max(units.c.id))) or 0) + 1
    numbers = np.arange(first, first + len(new))
    leaders, leader = Leaders(connection, words), np.empty(len(new), dtype=np.int64)
    for start, end in _by_document(found, new):
        own = taken(words, np.arange(start, end))
        leader[start:end] = leaders.lead(own, hashes[start:end], numbers[start:end])
    data = words.codes.astype("<u4")
    rows = [
        {
            "id": int(number),
            "hash": int(value),
            "family": int(family),
            "words": int(end - start),
            "codes": data[start:end].tobytes(),
        }
        for number, value, family, start, end in zip(
            numbers, hashes.view(np.int64), leader, words.bounds[:-1], words.bounds[1:], strict=True
        )
    ]
    connection.execute(insert(units), rows)
    if leaders.entries:
        connection.execute(insert(runs), [{"run": run, "unit": unit} for run, unit in leaders.entries])
    return numbers


def _by_document(found: Corpus, new: Places) -> Iterator[tuple[int, int]]:
    """Where the new units of each document begin and end among ``new``: units are numbered as they first stand."""
    _, first = np.unique(found.occurrences.unit, return_index=True)
    document = found.occurrences.document[first[new]]
    starts = [*firsts(document).tolist(), len(new)]
    return pairwise(starts)

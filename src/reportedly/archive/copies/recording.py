"""New versions → units, occurrences and families in the database.

A sentence that is known is looked up by its hash. A new one follows the family that it resembles most: of the first
units of families that share a run of words with it, then of the other new sentences of its batch. Only first units are
looked up, and each run leads to ``MOST`` of them at most, so that the work for an article does not grow with the
archive. (``engines`` find families over a whole archive at once; they may differ where an article with a mangled
wording came first.)
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from reportedly.archive.copies.alike import ALIKE, alike
from reportedly.archive.copies.families import families
from reportedly.archive.copies.tables import occurrences, runs, units
from reportedly.archive.copies.units import Corpus, corpus
from reportedly.archive.copies.words import Places, Words, grams, taken
from reportedly.archive.recording import Added

MOST = 40
"""Units kept for a run of words; one that more have tells nothing, and no more are added."""
SAMPLED = 3
"""Of the runs every third is kept, by hash: a sentence of 20 words keeps six."""
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
    words = taken(found.words, new)
    hashes = found.hashes[new]
    kept = _kept_runs(words)
    leader = _followed(connection, words, kept)
    alone = np.flatnonzero(leader < 0)
    among = alone[families(taken(words, alone), np.ones(len(alone), dtype=np.int64), hashes[alone])]
    first = int(connection.scalar(select(func.max(units.c.id))) or 0) + 1
    numbers = np.arange(first, first + len(new))
    leader[alone] = numbers[among]
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
    leads = (leader == numbers)[kept.unit] & kept.open
    pairs = zip(kept.run[leads].tolist(), numbers[kept.unit[leads]].tolist(), strict=True)
    if entries := [{"run": run, "unit": unit} for run, unit in pairs]:
        connection.execute(insert(runs), entries)
    return numbers


class _Runs(NamedTuple):
    """The runs that are kept, each once a unit; ``open``: whether it may lead to another unit still."""

    run: NDArray[np.int64]
    unit: Places
    open: NDArray[np.bool_]


def _kept_runs(words: Words) -> _Runs:
    run, unit = grams(words)
    sampled = run % SAMPLED == 0
    keys = np.unique(unit[sampled].astype(np.uint64) << np.uint64(32) | run[sampled].astype(np.uint64))
    low = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return _Runs(low, (keys >> np.uint64(32)).astype(np.int64), np.ones(len(low), dtype=bool))


def _followed(connection: Connection, words: Words, kept: _Runs) -> NDArray[np.int64]:
    """For each new unit the family in the database that it resembles most, or -1. Closes runs that are full."""
    holders = _holders(connection, kept)
    candidates = sorted({holder for found in holders.values() for holder in found})
    place = {unit: number for number, unit in enumerate(candidates)}
    family, theirs = _families_of(connection, candidates)
    asked, other = [], []
    for number, (run, unit) in enumerate(zip(kept.run.tolist(), kept.unit.tolist(), strict=True)):
        found = holders.get(run, [])
        kept.open[number] = len(found) < MOST
        asked += [unit] * len(found)
        other += [place[holder] for holder in found]
    leader = np.full(len(words.counts), -1, dtype=np.int64)
    if not asked:
        return leader
    pairs = np.unique(np.array([asked, other]), axis=1)
    both = Words(
        np.concatenate((words.codes, theirs.codes)),
        np.concatenate((words.bounds, theirs.bounds[1:] + words.bounds[-1])),
    )
    share = alike(both, pairs[0], pairs[1] + len(words.counts))
    near = share >= ALIKE
    one, two, share = pairs[0][near], pairs[1][near], share[near]
    order = np.lexsort((-two, share))  # the best of each comes last, and of several the earliest unit
    leader[one[order]] = family[two[order]]
    return leader


def _holders(connection: Connection, kept: _Runs) -> dict[int, list[int]]:
    """For each run the units that it leads to."""
    found: dict[int, list[int]] = {}
    asked = np.unique(kept.run)
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE].tolist()
        rows = connection.execute(select(runs.c.run, runs.c.unit).where(runs.c.run.in_(some)))
        for run, unit in rows:
            found.setdefault(run, []).append(unit)
    return found


def _families_of(connection: Connection, candidates: Sequence[int]) -> tuple[NDArray[np.int64], Words]:
    """The families of units, and their words, in the order given."""
    rows: dict[int, tuple[int, bytes]] = {}
    for start in range(0, len(candidates), _AT_ONCE):
        some = candidates[start : start + _AT_ONCE]
        asked = select(units.c.id, units.c.family, units.c.codes).where(units.c.id.in_(some))
        rows |= {unit: (family, codes) for unit, family, codes in connection.execute(asked)}
    data = [np.frombuffer(rows[unit][1], dtype="<u4") for unit in candidates]
    codes = np.concatenate([*data, np.zeros(0, dtype=np.uint32)]).astype(np.uint32)
    bounds = np.concatenate(([0], np.cumsum([len(one) for one in data], dtype=np.int64)))
    return np.array([rows[unit][0] for unit in candidates], dtype=np.int64), Words(codes, bounds)

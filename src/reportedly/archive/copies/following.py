"""Which family a new sentence joins: that of the first unit it resembles most, in the database or just before it.

What the sentences of a batch may follow is looked up at once; then one document goes after another, and what one adds
the next may follow. So families don't depend on which documents came in a batch together.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from reportedly.archive.copies.alike import ALIKE, alike
from reportedly.archive.copies.families import families
from reportedly.archive.copies.tables import runs, units
from reportedly.archive.copies.words import Codes, Hashes, Places, Words, grams, taken

MOST = 40
"""Units kept for a run of words; one that more have tells nothing, and no more are added."""
SAMPLED = 3
"""Of the runs every third is kept, by hash: a sentence of 20 words keeps six."""
_AT_ONCE = 400  # values in one question: SQLite takes 32,766, and PostgreSQL plans short lists well


class _Runs(NamedTuple):
    """The runs that are kept, each once a unit."""

    run: Places
    unit: Places


class _Unit(NamedTuple):
    """A unit that may be followed: its family's number and its words."""

    family: int
    codes: Codes


class Leaders:
    """The units that new ones may follow, by the runs of words that lead to them. ``entries``: runs added."""

    def __init__(self, connection: Connection, words: Words) -> None:
        """Look up what the database has for the sentences of a batch."""
        self.entries: list[tuple[int, int]] = []
        self._holders = _holders(connection, np.unique(_kept_runs(words).run))
        self._units = _units_of(connection, sorted({unit for found in self._holders.values() for unit in found}))

    def lead(self, words: Words, hashes: Hashes, numbers: Places) -> Places:
        """The family of each new unit of one document, and these units may be followed from now on."""
        kept = _kept_runs(words)
        leader = self._followed(words, kept)
        alone = np.flatnonzero(leader < 0)
        if len(alone) > 1:
            among = families(taken(words, alone), np.ones(len(alone), dtype=np.int64), hashes[alone])
            leader[alone] = numbers[alone[among]]
        else:
            leader[alone] = numbers[alone]
        self._note(words, kept, leader, numbers)
        return leader

    def _followed(self, words: Words, kept: _Runs) -> Places:
        """For each new unit the family that it resembles most, or -1."""
        leader = np.full(len(words.counts), -1, dtype=np.int64)
        asked: list[int] = []
        other: list[int] = []
        for run, unit in zip(kept.run.tolist(), kept.unit.tolist(), strict=True):
            found = self._holders.get(run, ())
            asked += [unit] * len(found)
            other += found
        if not asked:
            return leader
        candidates, place = np.unique(np.array(other, dtype=np.int64), return_inverse=True)
        known = [self._units[unit] for unit in candidates.tolist()]
        keys = np.unique(np.array(asked, dtype=np.int64) * len(known) + place)
        ones, others = keys // len(known), keys % len(known)
        both = _joined([words.codes, *(unit.codes for unit in known)])
        both = Words(both.codes, np.concatenate((words.bounds, both.bounds[2:])))
        share = alike(both, ones, others + len(words.counts))
        near = share >= ALIKE
        one, two, share = ones[near], others[near], share[near]
        order = np.lexsort((-two, share))  # the best of each comes last, and of several the earliest unit
        leader[one[order]] = np.array([unit.family for unit in known], dtype=np.int64)[two[order]]
        return leader

    def _note(self, words: Words, kept: _Runs, leader: Places, numbers: Places) -> None:
        """Let the first units of families be followed, by the runs that fewer than ``MOST`` have."""
        leads = leader == numbers
        full = {run for run in kept.run.tolist() if len(self._holders.get(run, ())) >= MOST}
        for run, at in zip(kept.run.tolist(), kept.unit.tolist(), strict=True):
            if not leads[at] or run in full:
                continue
            number = int(numbers[at])
            self.entries.append((run, number))
            self._holders.setdefault(run, []).append(number)
            self._units[number] = _Unit(number, words.codes[words.bounds[at] : words.bounds[at + 1]])


def _kept_runs(words: Words) -> _Runs:
    run, unit = grams(words)
    sampled = run % SAMPLED == 0
    keys = np.unique(unit[sampled].astype(np.uint64) << np.uint64(32) | run[sampled].astype(np.uint64))
    low = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return _Runs(low, (keys >> np.uint64(32)).astype(np.int64))


def _holders(connection: Connection, asked: NDArray[np.int64]) -> dict[int, list[int]]:
    """For each run the units that it leads to."""
    found: dict[int, list[int]] = {}
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE].tolist()
        rows = connection.execute(select(runs.c.run, runs.c.unit).where(runs.c.run.in_(some)))
        for run, unit in rows:
            found.setdefault(run, []).append(unit)
    return found


def _units_of(connection: Connection, wanted: Sequence[int]) -> dict[int, _Unit]:
    found: dict[int, _Unit] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        asked = select(units.c.id, units.c.family, units.c.codes).where(units.c.id.in_(some))
        for unit, family, codes in connection.execute(asked):
            found[unit] = _Unit(family, np.frombuffer(codes, dtype="<u4").astype(np.uint32))
    return found


def _joined(sentences: Sequence[Codes]) -> Words:
    codes = np.concatenate([*sentences, np.zeros(0, dtype=np.uint32)]).astype(np.uint32)
    bounds = np.concatenate(([0], np.cumsum([len(one) for one in sentences], dtype=np.int64)))
    return Words(codes, bounds.astype(np.int64))

"""Kernels: sentences → units, the runs of words they share, whom each follows. See ``copies.families``.

What goes between the steps names a unit by its hash; ranks (the most widely spread first, then by hash) are made within
a batch, where they order the same.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from reportedly.archive.copies.alike import ALIKE, alike
from reportedly.archive.copies.families import FEWEST, enough_runs, likeliest, most_alike, shared
from reportedly.archive.copies.words import Places, Words, firsts, grams
from reportedly.archive.engines.arrays import column, numbered, table_of, words_in
from reportedly.archive.engines.frames import Kernel

UNITS = pa.schema([("unit", pa.uint64()), ("spread", pa.int64()), ("codes", pa.large_binary())])
RUNS = pa.schema([("run", pa.uint32()), ("unit", pa.uint64()), ("spread", pa.int64())])
MEETINGS = pa.schema([("one", pa.uint64()), ("other", pa.uint64()), ("times", pa.int64())])
"""Pairs of units that share ``times`` runs of words; ``other`` has the lower rank."""
FOLLOWED = pa.schema([("unit", pa.uint64()), ("leader", pa.uint64())])
FURTHER = pa.schema([*FOLLOWED, ("changed", pa.bool_())])


def _units(sentences: pa.Table) -> pa.Table:
    unit, document = column(sentences, "unit"), column(sentences, "document")
    order = np.lexsort((document, unit))
    unit, document = unit[order], document[order]
    first = firsts(unit)
    new = np.ones(len(unit), dtype=np.int64)
    new[1:] = (unit[1:] != unit[:-1]) | (document[1:] != document[:-1])
    known = sentences.select(["unit", "codes"]).filter(pc.is_valid(sentences["codes"]))
    by_unit = np.argsort(column(known, "unit"), kind="stable")
    with_words = by_unit[firsts(column(known, "unit")[by_unit])]
    codes = known["codes"].combine_chunks().take(pa.array(with_words))
    return table_of(UNITS, unit[first], np.add.reduceat(new, first), codes)


def _runs(units: pa.Table) -> pa.Table:
    run, row = grams(words_in(units["codes"]))
    keys = np.sort(run.astype(np.uint64) << np.uint64(32) | row.astype(np.uint64))
    keys = keys[firsts(keys)]  # a run counts once a unit
    row = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return table_of(
        RUNS, (keys >> np.uint64(32)).astype(np.uint32), column(units, "unit")[row], column(units, "spread")[row]
    )


def _ranked(unit: NDArray[np.uint64], spread: Places) -> tuple[NDArray[np.uint64], Places]:
    """The units by rank, and for each row its unit's rank."""
    distinct, first, inverse = np.unique(unit, return_index=True, return_inverse=True)
    order = np.lexsort((distinct, -spread[first]))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return distinct[order], rank[inverse]


def _meetings(runs: pa.Table) -> pa.Table:
    units, rank = _ranked(column(runs, "unit"), column(runs, "spread"))
    keys = column(runs, "run").astype(np.uint64) << np.uint64(32) | rank.astype(np.uint64)
    keys.sort()
    run, rank = (keys >> np.uint64(32)).astype(np.uint32), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    met = np.sort(shared(run, rank, len(units)))
    first = firsts(met)
    times = np.diff(np.append(first, len(met)))
    met = met[first]
    return table_of(MEETINGS, units[met // len(units)], units[met % len(units)], times)


def _often(meetings: pa.Table) -> pa.Table:
    one, other, times = (column(meetings, name) for name in MEETINGS.names)
    order = np.lexsort((other, one))
    one, other = one[order], other[order]
    first = np.flatnonzero(np.concatenate(([True], (one[1:] != one[:-1]) | (other[1:] != other[:-1]))))
    times = np.add.reduceat(times[order], first)
    often = times >= FEWEST
    return table_of(MEETINGS, one[first][often], other[first][often], times[often])


def _followed(candidates: pa.Table) -> pa.Table:
    """Of candidates with both sides' words: whom each unit resembles most."""
    count = column(candidates, "times")
    words, others = words_in(candidates["codes"]), words_in(candidates["other_codes"])
    good = np.flatnonzero(enough_runs(count, words.counts, others.counts))
    (one,) = numbered(column(candidates, "one"))
    rank = _ranked(column(candidates, "other"), column(candidates, "spread"))[1]
    row = np.full(len(one), -1)
    keys = one * (int(rank.max()) + 1) + rank  # a pair comes once
    order = np.argsort(keys)
    ones, ranks = likeliest(one[good], rank[good], count[good])
    row = order[np.searchsorted(keys[order], ones * (int(rank.max()) + 1) + ranks)]
    both = Words(np.concatenate((words.codes, others.codes)), _after(words.bounds, others.bounds))
    share = alike(both, row, row + len(one))
    near = share >= ALIKE
    row = row[near][most_alike(ones[near], ranks[near], share[near])]
    return table_of(FOLLOWED, column(candidates, "one")[row], column(candidates, "other")[row])


def _after(bounds: Places, others: Places) -> Places:
    return np.concatenate((bounds, bounds[-1] + others[1:]))


def _further(followed: pa.Table) -> pa.Table:
    """Where the leader follows another, that one instead."""
    leader, further = followed["leader"], followed["further"]
    return table_of(FURTHER, followed["unit"], pc.coalesce(further, leader), pc.is_valid(further))


SPREAD = Kernel(_units, UNITS)
SPLIT = Kernel(_runs, RUNS, rows=1 << 14)
MEET = Kernel(_meetings, MEETINGS)
OFTEN = Kernel(_often, MEETINGS)
FOLLOW = Kernel(_followed, FOLLOWED)
LEAD_ON = Kernel(_further, FURTHER)

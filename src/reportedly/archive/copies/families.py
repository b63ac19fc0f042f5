"""Units → families: sentences that are one sentence, edited, rewritten or ill printed.

Units are ranked by how many documents they stand in. Each is compared with those of lower rank that share runs of
words with it, for each run the first few only: a run that very many have is common speech ("one of the"), or the words
of a report that very many copied, whose first wording is among the first; so the work is linear. A unit then follows
the one it resembles most, and only that one: a mangled sentence that resembles two does not make them one.
"""

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.copies.alike import ALIKE, alike
from reportedly.archive.copies.words import GRAM, Hashes, Places, Words, firsts, grams

MOST = 10
"""Units compared for each run of words (at 30 no more is found in benchmarks.copies; at 4 a hundredth is lost)."""
FEWEST = 2
"""Runs two sentences must share to be compared …"""
_PART = 0.1  # … and this part of the shorter one's
COMPARED = 4
"""Of them so many are compared word by word."""
_SHARDS = 8  # runs are sorted an eighth at a time, to be held in memory
_CHUNK = 1 << 18  # units whose runs are made at a time
_U = np.uint64


def families(words: Words, spread: Places, hashes: Hashes) -> Places:
    """For each unit the number of the unit its family is named after. ``spread``: in how many documents each stands.

    Of units spread alike the one with the lowest hash goes first, so that the answer does not depend on any order.
    """
    order = np.lexsort((hashes, -spread))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    lower, upper = _candidates(words, rank)
    share = alike(words, order[lower], order[upper])
    near = share >= ALIKE
    leader = _followed(_best(lower[near], upper[near], share[near], len(order)))
    return order[leader[rank]]


def _candidates(words: Words, rank: Places) -> tuple[Places, Places]:
    """Pairs of ranks that share enough runs of words, the lower rank second."""
    n = len(rank)
    found = [shared(*_runs(words, rank, shard), n) for shard in range(_SHARDS)]
    keys = np.concatenate(found)
    found.clear()
    keys.sort()
    first = firsts(keys)
    count = np.diff(np.append(first, len(keys)))
    keys, count = keys[first][count >= FEWEST], count[count >= FEWEST]
    ones, others = keys // n, keys % n
    length = np.empty(n, dtype=np.int64)
    length[rank] = words.counts
    enough = enough_runs(count, length[ones], length[others])
    return likeliest(ones[enough], others[enough], count[enough])


def enough_runs(count: Places, words: Places, other_words: Places) -> NDArray[np.bool_]:
    """Whether two sentences of so many words share runs enough to be compared."""
    part: NDArray[np.bool_] = count >= _PART * np.maximum(np.minimum(words, other_words) - GRAM + 1, 1)
    return part & (count >= FEWEST)


def likeliest(ones: Places, others: Places, count: Places) -> tuple[Places, Places]:
    """Of each rank's pairs the ``COMPARED`` that share most runs."""
    order = np.lexsort((others, -count, ones))
    first = firsts(ones[order])
    size = np.diff(np.append(first, len(ones)))
    order = order[np.arange(len(ones)) - np.repeat(first, size) < COMPARED]
    return ones[order], others[order]


def _runs(words: Words, rank: Places, shard: int) -> tuple[NDArray[np.uint32], Places]:
    """The runs of words whose hash falls into the shard, sorted, each with the ranks of its units, sorted."""
    keys = [np.zeros(0, dtype=_U)]
    for first in range(0, len(rank), _CHUNK):
        bounds = words.bounds[first : first + _CHUNK + 1]
        hashes, unit = grams(Words(words.codes[bounds[0] : bounds[-1]], bounds - bounds[0]))
        mine = hashes % _SHARDS == shard
        keys.append(hashes[mine].astype(_U) << _U(32) | rank[first + unit[mine]].astype(_U))
    joined = np.concatenate(keys)
    joined.sort()
    joined = joined[firsts(joined)]  # a run counts once a unit
    return (joined >> _U(32)).astype(np.uint32), (joined & _U(0xFFFFFFFF)).astype(np.int64)


def shared(runs: NDArray[np.uint32], ranks: Places, n: int) -> Places:
    """For each run and each of its units: one row (one * n + other) for each of the run's first units before it."""
    first = firsts(runs)
    size = np.diff(np.append(first, len(runs)))
    before = np.minimum(np.arange(len(runs)) - np.repeat(first, size), MOST)
    start = np.repeat(first, size)
    into = np.arange(int(before.sum())) + np.repeat(start - (np.cumsum(before) - before), before)
    keys: Places = np.repeat(ranks, before) * n + ranks[into]
    return keys


def _best(lower: Places, upper: Places, share: NDArray[np.float32], n: int) -> Places:
    """For each rank the one it resembles most, of several the first; itself where there is none."""
    rows = most_alike(lower, upper, share)
    leader = np.arange(n)
    leader[lower[rows]] = upper[rows]
    return leader


def most_alike(lower: Places, upper: Places, share: NDArray[np.float32]) -> Places:
    """For each ``lower`` the row of the one it resembles most, of several the first."""
    order = np.lexsort((upper, -share, lower))
    return order[firsts(lower[order])]


def _followed(leader: Places) -> Places:
    """Leaders of leaders, until nothing changes: in the logarithm of the longest line of them."""
    further = leader[leader]
    while not np.array_equal(further, leader):
        leader, further = further, further[further]
    return leader

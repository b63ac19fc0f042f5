"""Stock families: background paragraphs, appeals and notices that reports share without having copied each other.

A copied sentence comes with others: its documents share more than it and what stands next to it. Documents of a stock
family fall into groups that share nothing else, and that come over days: many groups, none of them large, or several
large ones (each a report and its copies) with few documents beside them. A passage that many quote falls into groups
too, but most of its documents are one large group, or stand alone.
"""

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.copies.repeats import Repeats
from reportedly.archive.copies.words import Hashes, Places, firsts, mixed

FEWEST = 6
"""Documents a family stands in before it can be told."""
GROUPS, LARGE = 5, 0.25
"""Groups at least, and the part of the documents that the largest may have …"""
SETS, HALF, SINGLE = 3, 0.5, 0.2
"""… or groups of two documents and more at least, the part that the largest may have, and documents that stand alone.
(These and DAYS were set on benchmarks.copies' archives of two seeds; at 100,000 articles they cost .01 of recall.)"""
DAYS = 4.0
"""Between the quarters of the groups' middle times, at least; the excerpts of one report come within a day or two."""
_LOOKED_AT = 24  # of a family's documents
COMPANIONS = 8  # of a document's other families: those of the lowest hash, so that copies show the same
NEIGHBOUR = 3  # sentences before and after
_BATCH = 4096


def stock(repeats: Repeats, days: NDArray[np.float64], names: Hashes | None = None) -> NDArray[np.bool_]:
    """Which families are stock. ``days``: when each document was published, in days, or NaN.

    ``names``: the hash of each family's leader, where the answer may not depend on how families are numbered.
    """
    count = len(repeats.leader)
    by_family = np.argsort(repeats.family, kind="stable")
    bounds = np.searchsorted(repeats.family[by_family], np.arange(count + 1))
    asked = np.flatnonzero(np.diff(bounds) >= FEWEST)
    companions = _Companions(repeats, mixed(np.arange(count, dtype=np.uint64)) if names is None else names)
    found = np.zeros(count, dtype=bool)
    for first in range(0, len(asked), _BATCH):
        some = asked[first : first + _BATCH]
        rows, of = sampled(by_family, bounds, some)
        group = companions.groups(rows, of)
        found[some] = scattered(group, of, len(some))
        found[some] &= apart(days[repeats.document[rows]], group, of, len(some)) >= DAYS
    return found


def sampled(by_family: Places, bounds: Places, some: Places) -> tuple[Places, Places]:
    """Up to ``_LOOKED_AT`` rows of each family, evenly taken, and the family's number in ``some``."""
    size = bounds[some + 1] - bounds[some]
    many = np.minimum(size, _LOOKED_AT)
    of = np.repeat(np.arange(len(some)), many)
    step = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
    return by_family[bounds[some][of] + step * size[of] // many[of]], of


class _Companions:
    """For each document the rows of its families, those of the lowest hash first."""

    def __init__(self, repeats: Repeats, names: Hashes) -> None:
        self._repeats = repeats
        self._rows = np.lexsort((names[repeats.family], repeats.document))
        documents = int(repeats.document.max(initial=-1)) + 1
        self._bounds = np.searchsorted(repeats.document[self._rows], np.arange(documents + 1))

    def groups(self, rows: Places, of: Places) -> Places:
        """For each row the lowest row of its group: rows of one family whose documents share other families."""
        document = self._repeats.document[rows]
        into = self._bounds[document][:, None] + np.arange(COMPANIONS + 2 * NEIGHBOUR + 1)
        there = into < self._bounds[document + 1][:, None]
        other = self._rows[np.where(there, into, 0)]
        there &= np.abs(self._repeats.place[other] - self._repeats.place[rows][:, None]) > NEIGHBOUR
        there &= np.cumsum(there, axis=1) <= COMPANIONS
        keys = (of[:, None] * len(self._repeats.leader) + self._repeats.family[other])[there]
        return joined(np.nonzero(there)[0], keys, len(rows))


def joined(row: Places, keys: Places, count: int) -> Places:
    """The lowest of the rows that each can be reached from over keys they have in common."""
    order = np.argsort(keys, kind="stable")
    row, keys = row[order], keys[order]
    first = firsts(keys)
    many = np.diff(np.append(first, len(keys)))
    label = np.arange(count)
    while len(first):
        lowest = np.repeat(np.minimum.reduceat(label[row], first), many)
        better = label.copy()
        np.minimum.at(better, row, lowest)
        better = better[better]
        if np.array_equal(better, label):
            break
        label = better
    return label


def scattered(group: Places, of: Places, count: int) -> NDArray[np.bool_]:
    """Whether each family's documents fall into groups as those of stock text do; a group is of one family."""
    _, first, size = np.unique(group, return_index=True, return_counts=True)
    family = of[first]
    total, groups = np.bincount(of, minlength=count), np.bincount(family, minlength=count)
    sets = np.bincount(family[size > 1], minlength=count)
    largest = np.zeros(count, dtype=np.int64)
    np.maximum.at(largest, family, size)
    many_small = (groups >= GROUPS) & (largest <= LARGE * total)
    several_large = (sets >= SETS) & (largest <= HALF * total) & (groups - sets <= SINGLE * total)
    return many_small | several_large


def apart(days: NDArray[np.float64], group: Places, of: Places, count: int) -> NDArray[np.float64]:
    """For each family the days between the quarters of its groups' middle times; 0 where the groups are too few."""
    known = ~np.isnan(days)
    group, days, of = group[known], days[known], of[known]
    order = np.lexsort((days, group))
    group, days, of = group[order], days[order], of[order]
    first = firsts(group)
    middle = (first + np.append(first[1:], len(group))) // 2
    days, of = days[middle], of[middle]
    order = np.lexsort((days, of))
    days, of = days[order], of[order]
    bounds = np.searchsorted(of, np.arange(count + 1))
    size = np.diff(bounds)
    enough = size >= 3
    low, high = bounds[:-1][enough] + size[enough] // 4, bounds[:-1][enough] + (3 * size[enough]) // 4
    apart = np.zeros(count)
    apart[enough] = days[high] - days[low]
    return apart

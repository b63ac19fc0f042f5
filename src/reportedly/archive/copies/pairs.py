"""Repeats → pairs of documents that share passages, and where the passages stand in both.

Two documents are a pair where they share ``FEWEST`` words or more in two sentences or more, or ``ALONE`` in one. Stock
text counts only beside text that is not: a passage of nothing else tells no copy. A passage is sentences in a row on
both sides; only such as are too short to be units may stand between them.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.copies.repeats import Repeats
from reportedly.archive.copies.units import Ints
from reportedly.archive.copies.words import Places, firsts

FEWEST = 24
"""Words: with fewer in common, two reports may have heard the same sentence said."""
ALONE = 28
"""Words of a single sentence in common: shorter ones are passed on by many who saw neither report."""
_ROWS, _DOCUMENTS = 1 << 20, 1 << 14  # of the join, and whose they are, at a time
_ROW_BITS, _DOCUMENT_BITS = 22, 28  # of a sorting key; the lower document's number within its batch has the rest
MOST_STOCK = 1000
"""Documents; stock that more have is left out before anything is joined, or its pairs alone would be too many."""


class PairsOf(NamedTuple):
    """Pairs of documents, ``one`` the lower number; how many words and sentences they share; and their passages.

    ``passages`` of pair n are rows ``bounds[n]:bounds[n + 1]`` of columns ``(one_start, one_end, other_start,
    other_end, words)``.
    """

    one: Ints
    other: Ints
    words: Ints
    sentences: Ints
    bounds: Places
    passages: NDArray[np.int32]


def pairs(repeats: Repeats, stock: NDArray[np.bool_]) -> Iterator[PairsOf]:
    """Every pair of documents that share passages, by the lower number, some thousands at a time.

    ``stock`` says of each family whether it is stock text.
    """
    size = np.bincount(repeats.family, minlength=len(stock))
    repeats = repeats.only(~(stock & (size > MOST_STOCK))[repeats.family])
    if not len(repeats.document):
        return
    plain = np.where(stock[repeats.family], 0, repeats.words).astype(np.int32)
    by_family = np.lexsort((repeats.document, repeats.family))
    where = np.empty(len(by_family), dtype=np.int64)
    where[by_family] = np.arange(len(by_family))
    ends = np.searchsorted(repeats.family[by_family], np.arange(len(repeats.leader)), "right")
    later = ends[repeats.family] - where - 1  # rows of the same family in later documents
    bounds = np.append(firsts(repeats.document), len(repeats.document))
    total = np.concatenate(([0], np.cumsum(later)))[bounds]
    start = 0
    while start < len(bounds) - 1:
        limit = int(np.searchsorted(total, total[start] + _ROWS, "right")) - 1
        stop = max(start + 1, min(limit, start + _DOCUMENTS))
        yield _paired(repeats, plain, np.arange(bounds[start], bounds[stop]), by_family, where, later)
        start = stop


def _paired(repeats: Repeats, plain: Ints, mine: Places, by_family: Places, where: Places, later: Places) -> PairsOf:
    """The pairs whose lower document's rows are ``mine``; ``plain`` are the words of each row that are not stock."""
    many = later[mine]
    ones = np.repeat(mine, many)
    into = np.arange(len(ones)) + np.repeat(where[mine] + 1 - (np.cumsum(many) - many), many)
    return meeting(repeats, plain, ones, by_family[into])


def meeting(repeats: Repeats, plain: Ints, ones: Places, others: Places) -> PairsOf:
    """The pairs whose rows ``ones`` and ``others`` are of one family, ``ones`` in the order of the lower document."""
    order, opens = _in_pairs(repeats.document[ones], repeats.document[others])
    ones, others = ones[order], others[order]
    step, stride = np.diff(repeats.place[ones], prepend=0), np.diff(repeats.place[others], prepend=0)
    breaks = opens | (step != 1) | (stride != 1)
    begin = np.flatnonzero(breaks)
    said = _sums(np.minimum(plain[ones], plain[others]), begin) > 0
    last = np.append(begin[1:], len(ones))[: len(begin)] - 1
    shared = _sums(np.minimum(repeats.words[ones], repeats.words[others]), begin)
    return _kept(repeats, (ones[begin], ones[last], others[begin], others[last]), shared, last - begin + 1, said)


def _in_pairs(one: Ints, other: Ints) -> tuple[Places, NDArray[np.bool_]]:
    """The rows by pair of documents, kept in their order within each; and where a pair begins."""
    wide = len(one) and (int(one[-1]) - int(one[0]) >= _DOCUMENTS or int(other.max()) >> _DOCUMENT_BITS)
    if not len(one) or len(one) > 1 << _ROW_BITS or wide:  # more than a sorting key holds
        order = np.lexsort((other, one))
        key = one[order].astype(np.uint64) << np.uint64(32) | other[order].astype(np.uint64)
    else:
        key = (one - one[0]).astype(np.uint64)
        key = (key << np.uint64(_DOCUMENT_BITS) | other.astype(np.uint64)) << np.uint64(_ROW_BITS)
        key |= np.arange(len(one), dtype=np.uint64)
        key.sort()
        order = (key & np.uint64((1 << _ROW_BITS) - 1)).astype(np.int64)
        key >>= np.uint64(_ROW_BITS)
    opens = np.zeros(len(key), dtype=bool)
    opens[firsts(key)] = True
    return order, opens


def _kept(
    repeats: Repeats, edges: tuple[Places, ...], words: Places, sentences: Places, said: NDArray[np.bool_]
) -> PairsOf:
    """Pairs with enough in common. ``edges``: of each passage the first and last row on both sides."""
    first, last, other_first, other_last = (rows[said] for rows in edges)
    words, sentences = words[said], sentences[said]
    one, other = repeats.document[first], repeats.document[other_first]
    new = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    pair = np.flatnonzero(np.concatenate((np.ones(min(len(one), 1), dtype=bool), new)))
    in_all, in_sentences = _sums(words, pair), _sums(sentences, pair)
    good = in_all >= np.where(in_sentences > 1, FEWEST, ALONE)
    passages = np.diff(np.append(pair, len(one)))
    rows = np.repeat(good, passages)
    columns = (repeats.start[first], repeats.end[last], repeats.start[other_first], repeats.end[other_last], words)
    return PairsOf(
        one[pair[good]],
        other[pair[good]],
        in_all[good].astype(np.int32),
        in_sentences[good].astype(np.int32),
        np.concatenate(([0], np.cumsum(passages[good]))),
        np.stack([column[rows].astype(np.int32) for column in columns], axis=1),
    )


def _sums(values: NDArray[np.int32] | Places, firsts: Places) -> Places:
    """Of the values from each of ``firsts`` to the next."""
    return np.add.reduceat(values, firsts, dtype=np.int64) if len(firsts) else np.zeros(0, dtype=np.int64)

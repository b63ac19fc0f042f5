"""How much two sentences have in common: the share of their words, and whether their facts conflict."""

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.copies.words import Places, Words, taken

ALIKE = 0.55
"""Of the longer sentence's words, in any order: at .5 sentences of one form on different matters come together, at .65
a tenth of the rewritten ones is lost (benchmarks.copies)."""
_BATCH = 1 << 17  # pairs at a time: 17 bits of a sorting key


def alike(words: Words, ones: Places, others: Places) -> NDArray[np.float32]:
    """For each pair of sentences (by number in ``words``) the share of words they have in common, 0 to 1.

    It is 0 where their facts conflict: each has names or numbers that the other lacks, and more than half as many as
    they share. ("Shops in Tarsk stayed shut" is no copy of "Shops in Brenn stayed shut".)
    """
    shares = np.zeros(len(ones), dtype=np.float32)
    for start in range(0, len(ones), _BATCH):
        part = slice(start, start + _BATCH)
        shares[part] = _alike(words, ones[part], others[part])
    return shares


def _alike(words: Words, ones: Places, others: Places) -> NDArray[np.float32]:
    n = len(ones)
    pairs = np.arange(n, dtype=np.uint64)
    keys = np.concatenate([_keys(taken(words, side), pairs, bit) for bit, side in enumerate((ones, others))])
    keys.sort()
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]  # a word counts once a sentence
    pair = (keys >> np.uint64(33)).astype(np.int64)
    fact = (keys >> np.uint64(1)) & np.uint64(1) == 1
    side = keys & np.uint64(1) == 1
    both = np.zeros(len(keys), dtype=bool)
    both[:-1] = (keys[:-1] >> np.uint64(1)) == (keys[1:] >> np.uint64(1))
    shared, known = np.bincount(pair[both], minlength=n), np.bincount(pair[both & fact], minlength=n)
    longer = np.maximum(np.bincount(pair[~side], minlength=n), np.bincount(pair[side], minlength=n))
    missing = np.minimum(np.bincount(pair[fact & ~side], minlength=n), np.bincount(pair[fact & side], minlength=n))
    missing -= known
    conflict = (missing > 0) & (known < 2 * missing)
    return np.where(conflict, 0, shared / np.maximum(longer, 1)).astype(np.float32)


def _keys(words: Words, pairs: NDArray[np.uint64], bit: int) -> NDArray[np.uint64]:
    """Pair, word, and the sentence of the pair, as one number to sort by."""
    keys: NDArray[np.uint64] = np.repeat(pairs << np.uint64(33), words.counts)
    keys |= words.codes.astype(np.uint64) << np.uint64(1)
    return keys | np.uint64(bit)

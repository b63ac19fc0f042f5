"""Words of sentences as numbers, many sentences at once: what copies are found by.

A word is a run of letters and digits, without its case; commas within numbers are passed over ("29,000" is "29000").
Its code is a 31-bit hash, shifted by one, and in the lowest bit whether it is a *fact*: it holds a digit, or is
capitalised within its sentence. Facts are what two reports of a kind differ in (the place, the number), so a sentence
that keeps every word but the facts is another sentence, not a copy.

The hash of a word is a polynomial over its bytes modulo 2^64: with running sums over the whole batch, each word's is a
difference of two of them. It depends on nothing but the word, so that codes agree between processes and machines.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

GRAM = 3
"""Words in a row that two sentences must share to be compared. Six, as in winnowing for plagiarism (Schleimer 2003),
find .75 of the rewritten articles of benchmarks.copies; three find .99."""
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2^64 (the golden ratio's, as in splitmix64)
_STEP = 0xD6E8FEB86659FD93
_LONGEST = 1 << 12  # words of a sentence whose order counts; nobody writes longer ones
_U = np.uint64

_WORD = np.zeros(256, dtype=np.int8)
_WORD[[code for code in range(128) if chr(code).isalnum()]] = 1
_WORD[128:] = 1  # letters of other scripts, in UTF-8
_DIGIT = np.zeros(256, dtype=bool)
_DIGIT[48:58] = True
_MARKS = str.maketrans(dict.fromkeys("‘’“”„‚«»‹›–—―−…·•\u00a0\u202f\u2009", " "))
_COMMA, _LINE, _LOWER = 44, 10, 32


class Words(NamedTuple):
    """``codes`` of the words of sentences, one after another; sentence n has ``codes[bounds[n]:bounds[n + 1]]``."""

    codes: Codes
    bounds: Places

    @property
    def counts(self) -> Places:
        """How many words each sentence has."""
        return np.diff(self.bounds)


class _Powers:
    """The powers of the base and of its inverse, as far as they were needed yet."""

    def __init__(self) -> None:
        self.up = self.down = np.ones(1, dtype=_U)

    def upto(self, length: int) -> tuple[Hashes, Hashes]:
        if length > len(self.up):
            inverse = pow(_BASE, -1, 1 << 64)
            self.up, self.down = _powers(_BASE, length), _powers(inverse, length)
        return self.up[:length], self.down[:length]


def _powers(base: int, length: int) -> Hashes:
    steps = np.full(length, base, dtype=_U)
    steps[0] = 1
    return np.cumprod(steps, dtype=_U)


_POWERS = _Powers()
_ORDER = _powers(_STEP, _LONGEST)


def mixed(hashes: Hashes) -> Hashes:
    """Each number spread over all its bits (the finaliser of splitmix64, Steele and others 2014)."""
    hashes = (hashes ^ (hashes >> _U(30))) * _U(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> _U(27))) * _U(0x94D049BB133111EB)
    return hashes ^ (hashes >> _U(31))


def words_of(sentences: Sequence[str]) -> Words:
    """The words of each sentence; a line break within one is read as a space."""
    joined = "\n".join(s.replace("\n", " ") for s in sentences) if sentences else ""
    if not joined.isascii():
        joined = joined.translate(_MARKS)
    data, capital = _lowered(joined.encode("utf-8", "replace"))
    edges = np.diff(_WORD[data], prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    breaks = np.flatnonzero(data == _LINE)
    bounds = np.concatenate(([0], np.searchsorted(starts, breaks), [len(starts)])) if sentences else np.zeros(1, int)
    up, down = _POWERS.upto(len(data) + 1)
    sums = np.zeros(len(data) + 1, dtype=_U)
    np.cumsum((data.astype(_U) + _U(1)) * up[:-1], out=sums[1:])
    hashes = mixed((sums[ends] - sums[starts]) * down[starts])
    codes = (hashes >> _U(32)).astype(np.uint32) & np.uint32(0xFFFFFFFE)
    return Words(codes | _facts(data, capital, starts, ends, bounds).astype(np.uint32), bounds.astype(np.int64))


def _lowered(raw: bytes) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The bytes in lower case without the commas of numbers, and which of them were capitals."""
    data = np.frombuffer(raw, dtype=np.uint8)
    commas = np.flatnonzero(data == _COMMA)
    commas = commas[(commas > 0) & (commas < len(data) - 1)]
    commas = commas[_DIGIT[data[commas - 1]] & _DIGIT[data[commas + 1]]]
    if len(commas):
        data = np.delete(data, commas)
    capital = (data >= ord("A")) & (data <= ord("Z"))
    return np.where(capital, data | _LOWER, data), capital


def _facts(
    data: NDArray[np.uint8], capital: NDArray[np.bool_], starts: Places, ends: Places, bounds: Places
) -> NDArray[np.bool_]:
    """Which words hold a digit, or are capitalised and not the first of their sentence."""
    named = capital[starts]
    named[bounds[:-1][np.diff(bounds) > 0]] = False
    digits = np.zeros(len(data) + 1, dtype=np.int64)
    np.cumsum(_DIGIT[data], out=digits[1:])
    return named | (digits[ends] > digits[starts])


def sentence_hashes(words: Words) -> Hashes:
    """One number for each sentence: that of its words in their order, whatever their case and punctuation."""
    within = np.arange(len(words.codes)) - np.repeat(words.bounds[:-1], words.counts)
    terms = (words.codes >> np.uint32(1)).astype(_U) * _ORDER[np.minimum(within, _LONGEST - 1)]
    sums = np.zeros(len(terms) + 1, dtype=_U)
    np.cumsum(terms, out=sums[1:])
    return mixed(sums[words.bounds[1:]] - sums[words.bounds[:-1]] + words.counts.astype(_U))


def grams(words: Words) -> tuple[Codes, Places]:
    """The hash of every run of ``GRAM`` words, and the number of the sentence that it stands in."""
    bare = (words.codes >> np.uint32(1)).astype(_U)
    if len(bare) < GRAM:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
    runs = bare[:-2] * _U(_BASE) + bare[1:-1] * _U(0xC2B2AE3D27D4EB4F) + bare[2:] * _U(0x165667B19E3779F9)
    sentence = np.repeat(np.arange(len(words.counts)), words.counts)
    whole = sentence[:-2] == sentence[2:]
    return (mixed(runs[whole]) >> _U(32)).astype(np.uint32), sentence[:-2][whole]


def firsts(keys: NDArray[Any]) -> Places:
    """Where each run of equal keys begins."""
    return np.flatnonzero(np.concatenate((np.ones(min(len(keys), 1), dtype=bool), keys[1:] != keys[:-1])))


def taken(words: Words, which: Places) -> Words:
    """The words of the sentences ``which``, in that order."""
    counts = words.counts[which]
    ends = np.cumsum(counts)
    places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(words.bounds[which] - (ends - counts), counts)
    return Words(words.codes[places], np.concatenate(([0], ends)).astype(np.int64))

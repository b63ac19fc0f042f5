"""Documents → occurrences of units: the sentences of each, as numbers.

A unit is a sentence by its words (``words.sentence_hashes``), wherever it stands; an occurrence is one place of it.
Sentences of fewer than ``SHORTEST`` words ("He declined to comment.") are in too many reports to tell a copy.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.copies.words import Hashes, Places, Words, sentence_hashes, taken, words_of
from reportedly.intake.sentences import sentences

SHORTEST = 5
_BATCH = 1 << 19  # characters that are made numbers at a time
_REMEMBERED = 1 << 20  # paragraphs, at 100 bytes each

Ints = NDArray[np.int32]


class Occurrences(NamedTuple):
    """Columns, one row a sentence, in the order of documents and of their text.

    ``document`` numbers from 0; ``place``: the sentence's number in it; ``[start, end)`` in code points; ``unit``: the
    unit's number.
    """

    document: Ints
    place: Ints
    start: Ints
    end: Ints
    unit: Ints


class Corpus(NamedTuple):
    """What copies are found in: occurrences, and for each unit its hash and its words."""

    documents: int
    occurrences: Occurrences
    hashes: Hashes
    words: Words


class _Paragraphs(NamedTuple):
    """Sentences of new paragraphs: ``bounds`` (n + 1) tells which are whose; spans count from the paragraph's start."""

    bounds: Places
    start: Ints
    end: Ints
    hash: Hashes


def corpus(texts: Iterable[str]) -> Corpus:
    """The corpus of the texts. A paragraph that has been seen is not read again: copies cost next to nothing."""
    reader = _Reader()
    for text in texts:
        reader.add(text)
    return reader.finish()


class _Reader:
    """Gathers documents; what is new in them is made numbers a batch at a time."""

    def __init__(self) -> None:
        self.documents = 0
        self._known: dict[int, int] = {}  # hash of a paragraph → its number
        self._waiting: list[str] = []
        self._size = 0
        self._paragraphs = 0
        self._seen: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._rows: list[int] = []  # document, paragraph, start; flat, to be light
        self._packed: list[NDArray[np.int32]] = []
        self._read: list[_Paragraphs] = []
        self._units: set[int] = set()
        self._hashes: list[Hashes] = []
        self._words: list[Words] = []

    def add(self, text: str) -> None:
        at, known, rows, document = 0, self._known, self._rows, self.documents
        for line in text.split("\n"):
            if line:
                number = known.get(hash(line))
                if number is None:
                    number = self._new(line)
                rows += (document, number, at)
            at += len(line) + 1
        self.documents += 1
        if self._size >= _BATCH:
            self._flush()

    def _new(self, line: str) -> int:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        number = self._known[hash(line)] = self._paragraphs
        self._paragraphs += 1
        self._waiting.append(line)
        self._size += len(line)
        return number

    def _flush(self) -> None:
        """Make the waiting paragraphs numbers, and keep the words of the units not seen before."""
        spans = [sentences(line) for line in self._waiting]
        words = words_of([line[s:e] for line, found in zip(self._waiting, spans, strict=True) for s, e in found])
        hashes, long = sentence_hashes(words), words.counts >= SHORTEST
        flat = np.array([edge for found in spans for span in found for edge in span], dtype=np.int32).reshape(-1, 2)
        owner = np.repeat(np.arange(len(spans)), [len(found) for found in spans])
        bounds = np.searchsorted(owner[long], np.arange(len(spans) + 1))
        self._read.append(_Paragraphs(bounds, flat[long, 0], flat[long, 1], hashes[long]))
        self._keep(hashes, words, long)
        self._packed.append(np.array(self._rows, dtype=np.int32).reshape(-1, 3))
        self._waiting, self._rows, self._size = [], [], 0

    def _keep(self, hashes: Hashes, words: Words, long: NDArray[np.bool_]) -> None:
        distinct, first = np.unique(hashes[long], return_index=True)
        new = [at for at, value in zip(first.tolist(), distinct.tolist(), strict=True) if value not in self._units]
        rows = np.flatnonzero(long)[np.sort(np.array(new, dtype=np.int64))]
        self._units.update(hashes[rows].tolist())
        self._hashes.append(hashes[rows])
        self._words.append(taken(words, rows))

    def finish(self) -> Corpus:
        self._flush()
        self._known, self._units = {}, set()
        hashes = np.concatenate(self._hashes)
        codes = np.concatenate([w.codes for w in self._words])
        counts = np.concatenate([w.counts for w in self._words])
        words = Words(codes, np.concatenate(([0], np.cumsum(counts))))
        self._words = []
        return Corpus(self.documents, self._occurrences(hashes), hashes, words)

    def _occurrences(self, hashes: Hashes) -> Occurrences:
        """Each paragraph's sentences, where it stands."""
        order = np.argsort(hashes)
        sorted_hashes = hashes[order]
        units = np.concatenate([order[np.searchsorted(sorted_hashes, p.hash)] for p in self._read]).astype(np.int32)
        start, end = (np.concatenate([p[column] for p in self._read]) for column in (1, 2))
        counts = np.concatenate([np.diff(p.bounds) for p in self._read])
        firsts = np.cumsum(counts) - counts
        rows = np.concatenate(self._packed)
        many = counts[rows[:, 1]]
        into = np.arange(int(many.sum())) + np.repeat(firsts[rows[:, 1]] - (np.cumsum(many) - many), many)
        document, offset = np.repeat(rows[:, 0], many), np.repeat(rows[:, 2], many)
        first = np.searchsorted(document, np.arange(self.documents))
        place = (np.arange(len(document)) - first[document]).astype(np.int32)
        return Occurrences(document, place, start[into] + offset, end[into] + offset, units[into])

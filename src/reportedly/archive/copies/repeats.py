"""Repeats: the sentences of an archive that stand in several documents, whatever their wording."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.copies.units import Corpus, Ints
from reportedly.archive.copies.words import Places


class Repeats(NamedTuple):
    """Columns, one row a sentence, in the order of documents and of their text; a family comes once a document.

    ``family`` numbers from 0; ``words``: how many the sentence has here; ``place`` its number among the document's
    sentences; ``[start, end)`` in code points. ``leader``: of each family the unit it is named after.
    """

    leader: Places
    document: Ints
    place: Ints
    start: Ints
    end: Ints
    family: Ints
    words: Ints

    def only(self, rows: NDArray[np.bool_]) -> "Repeats":
        """Some of the rows; families keep their numbers."""
        leader, *columns = self
        return Repeats(leader, *(column[rows] for column in columns))


def repeats(corpus: Corpus, leader: Places) -> Repeats:
    """The occurrences whose family (the unit ``leader[unit]``) stands in more documents than one."""
    found = corpus.occurrences
    led = leader[found.unit]
    keys = found.document.astype(np.int64) * len(leader) + led
    _, first = np.unique(keys, return_index=True)
    first.sort()
    size = np.bincount(led[first], minlength=len(leader))
    first = first[size[led[first]] > 1]
    leaders, family = np.unique(led[first], return_inverse=True)
    words = corpus.words.counts[found.unit[first]].astype(np.int32)
    document, place, start, end = (column[first] for column in (found.document, found.place, found.start, found.end))
    return Repeats(leaders, document, place, start, end, family.astype(np.int32), words)


def spread(corpus: Corpus) -> Places:
    """In how many documents each unit stands."""
    found = corpus.occurrences
    keys = np.unique(found.document.astype(np.int64) * len(corpus.hashes) + found.unit)
    return np.bincount(keys % len(corpus.hashes), minlength=len(corpus.hashes))

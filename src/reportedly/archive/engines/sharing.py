"""Kernels: repeats side by side → pairs of documents with their passages; connected documents. See ``copies.pairs``."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.archive.copies.pairs import meeting
from reportedly.archive.copies.repeats import Repeats
from reportedly.archive.copies.stock import joined
from reportedly.archive.copies.words import Places, firsts
from reportedly.archive.engines.arrays import column, table_of
from reportedly.archive.engines.frames import Kernel

PASSAGES = pa.schema(
    [
        ("one", pa.int64()),
        ("other", pa.int64()),
        ("first", pa.bool_()),
        ("pair_words", pa.int32()),
        ("pair_sentences", pa.int32()),
        ("one_start", pa.int32()),
        ("one_end", pa.int32()),
        ("other_start", pa.int32()),
        ("other_end", pa.int32()),
        ("words", pa.int32()),
    ]
)
"""Passages, each with what its pair shares altogether; ``first`` of the pair's."""
LINKS = pa.schema([("node", pa.int64()), ("root", pa.int64()), ("changed", pa.bool_())])
"""Each document that is not the lowest of those it is connected with, and a lower one."""


def _passages(rows: pa.Table) -> pa.Table:
    """Of rows that put a repeat of one document beside that of another: the pairs that share enough."""
    order = _by_pair(column(rows, "one"), column(rows, "other"), column(rows, "one_place"))
    names, document = _names(_sides(rows, order, "one", "other"))
    place, start, end, words = (
        _sides(rows, order, f"one_{name}", f"other_{name}") for name in ("place", "start", "end", "words")
    )
    plain = np.where(np.tile(column(rows, "stock")[order], 2), 0, words).astype(np.int32)
    nothing = np.zeros(0, dtype=np.int64)
    repeats = Repeats(nothing, document, place, start, end, nothing.astype(np.int32), words)
    found = meeting(repeats, plain, np.arange(len(order)), np.arange(len(order)) + len(order))
    pair = np.repeat(np.arange(len(found.one)), np.diff(found.bounds))
    first = np.zeros(len(pair), dtype=bool)
    first[found.bounds[:-1]] = True
    one, other = (side[pair] if names is None else names[side[pair]] for side in (found.one, found.other))
    return table_of(PASSAGES, one, other, first, found.words[pair], found.sentences[pair], *found.passages.T)


def _by_pair(one: Places, other: Places, place: NDArray[np.int32]) -> Places:
    """The order of pairs, and within one that of the lower document's text: by one number, where it holds them."""
    low = int(one.min())
    bits = [int(values.max()).bit_length() for values in (other, place)]
    if (int(one.max()) - low).bit_length() + sum(bits) > 63:
        return np.lexsort((place, other, one))
    key = (one - low) << bits[0] | other
    return np.argsort(key << bits[1] | place)


def _names(documents: Places) -> tuple[Places | None, NDArray[np.int32]]:
    """Documents as numbers of 32 bits in the same order, and what those stand for where they are others."""
    if int(documents.max()) < 1 << 31:
        return None, documents.astype(np.int32)
    names, numbers = np.unique(documents, return_inverse=True)
    return names, numbers.astype(np.int32)


def _sides(rows: pa.Table, order: Places, one: str, other: str) -> NDArray[Any]:
    return np.concatenate((column(rows, one)[order], column(rows, other)[order]))


def _contracted(links: pa.Table) -> pa.Table:
    """Pairs of documents, as links of each to the lowest that it can be reached from over these pairs alone."""
    ends = np.concatenate((column(links, "one"), column(links, "other")))
    names, inverse = np.unique(ends, return_inverse=True)
    edge = np.tile(np.arange(links.num_rows), 2)
    root = names[joined(inverse, edge, len(names))]
    linked = root < names
    return table_of(LINKS, names[linked], root[linked], np.ones(int(linked.sum()), dtype=bool))


def _both_ways(links: pa.Table) -> pa.Table:
    node, root = column(links, "node"), column(links, "root")
    changed = np.concatenate((column(links, "changed"), np.zeros(len(node), dtype=bool)))
    return table_of(LINKS, np.concatenate((node, root)), np.concatenate((root, node)), changed)


def _grouped(links: pa.Table) -> tuple[Places, Places, NDArray[np.bool_], Places, Places]:
    """Links once each, sorted; which are news; where each node's begin, and how many they are."""
    order = np.lexsort((column(links, "root"), column(links, "node")))
    node, root, news = (column(links, name)[order] for name in LINKS.names)
    new = np.concatenate(([True], (node[1:] != node[:-1]) | (root[1:] != root[:-1])))
    news = np.logical_or.reduceat(news, np.flatnonzero(new))
    node, root = node[new], root[new]
    first = firsts(node)
    return node, root, news, first, np.diff(np.append(first, len(node)))


def _large_star(links: pa.Table) -> pa.Table:
    """Each node's higher neighbours linked with its lowest (Kiveris and others 2014, "Connected components")."""
    node, neighbour, _, first, size = _grouped(links)
    lowest = np.repeat(np.minimum(neighbour[first], node[first]), size)
    higher = neighbour > node
    changed = lowest != node
    return table_of(LINKS, neighbour[higher], lowest[higher], changed[higher])


def _small_star(links: pa.Table) -> pa.Table:
    """Each node and its lower neighbours linked with the lowest of them."""
    node, neighbour, news, first, size = _grouped(links)
    lowest = np.repeat(neighbour[first], size)
    own = neighbour == lowest
    child = np.where(own, node, neighbour)
    return table_of(LINKS, child, lowest, np.where(own, news, True))


PASS = Kernel(_passages, PASSAGES)
CONTRACT = Kernel(_contracted, LINKS, rows=1 << 20)
BOTH_WAYS = Kernel(_both_ways, LINKS)
LARGE_STAR = Kernel(_large_star, LINKS)
SMALL_STAR = Kernel(_small_star, LINKS)

"""Kernels: sentences with their families → repeats → stock. See ``copies.repeats`` and ``copies.stock``."""

import numpy as np
import pyarrow as pa

from reportedly.archive.copies.pairs import MOST_STOCK
from reportedly.archive.copies.stock import COMPANIONS, DAYS, FEWEST, NEIGHBOUR, apart, joined, sampled, scattered
from reportedly.archive.copies.words import firsts
from reportedly.archive.engines.arrays import column, numbered, table_of
from reportedly.archive.engines.frames import Kernel

REPEATS = pa.schema(
    [
        ("document", pa.int64()),
        ("place", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("words", pa.int32()),
        ("family", pa.uint64()),
    ]
)
HEADS = pa.schema([*REPEATS, ("stock", pa.bool_())])
ASKED = pa.schema([("family", pa.uint64()), ("document", pa.int64()), ("place", pa.int32()), ("documents", pa.int64())])
"""Documents that are asked whether a family is stock; ``documents``: how many it stands in altogether."""
FELLOWS = pa.schema([("document", pa.int64()), ("fellow", pa.uint64()), ("fellow_place", pa.int32())])
"""A document's families of the lowest hash."""
STOCK = pa.schema([("family", pa.uint64()), ("stock", pa.bool_()), ("barred", pa.bool_())])
"""Stock families; ``barred``: in so many documents that pairs are not made of them."""


def _repeats(sentences: pa.Table) -> pa.Table:
    family, document = column(sentences, "family"), column(sentences, "document")
    order = np.lexsort((column(sentences, "place"), document, family))
    family, document = family[order], document[order]
    new = np.ones(len(order), dtype=bool)  # a family comes once a document
    new[1:] = (family[1:] != family[:-1]) | (document[1:] != document[:-1])
    order, family = order[new], family[new]
    first = firsts(family)
    size = np.diff(np.append(first, len(family)))
    return sentences.take(pa.array(order[np.repeat(size, size) > 1])).select(REPEATS.names)


def _asked(repeats: pa.Table) -> pa.Table:
    order = np.lexsort((column(repeats, "document"), column(repeats, "family")))
    family = column(repeats, "family")[order]
    bounds = np.append(firsts(family), len(family))
    size = np.diff(bounds)
    some = np.flatnonzero(size >= FEWEST)
    rows, of = sampled(order, bounds, some)
    return table_of(
        ASKED,
        column(repeats, "family")[rows],
        column(repeats, "document")[rows],
        column(repeats, "place")[rows],
        size[some][of],
    )


def _heads(repeats: pa.Table) -> pa.Table:
    """Of each family the repeat in the first document."""
    order = np.lexsort((column(repeats, "document"), column(repeats, "family")))
    return repeats.take(pa.array(order[firsts(column(repeats, "family")[order])]))


def _fellows(repeats: pa.Table) -> pa.Table:
    document = column(repeats, "document")
    order = np.lexsort((column(repeats, "family"), document))
    first = firsts(document[order])
    size = np.diff(np.append(first, len(order)))
    order = order[np.arange(len(order)) - np.repeat(first, size) < COMPANIONS + 2 * NEIGHBOUR + 1]
    return table_of(FELLOWS, document[order], column(repeats, "family")[order], column(repeats, "place")[order])


def _stock(asked: pa.Table) -> pa.Table:
    """Of asked documents, each beside its fellows and its day: the families that are stock."""
    order = np.lexsort((column(asked, "fellow"), column(asked, "document"), column(asked, "family")))
    asked = asked.take(pa.array(order))
    family, document = column(asked, "family"), column(asked, "document")
    first = np.flatnonzero(np.concatenate(([True], (family[1:] != family[:-1]) | (document[1:] != document[:-1]))))
    row = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(family))))
    names, of = np.unique(family[first], return_inverse=True)
    far = np.abs(column(asked, "fellow_place").astype(np.int64) - column(asked, "place")) > NEIGHBOUR
    before = np.concatenate(([0], np.cumsum(far)))
    far &= before[1:] - before[first][row] <= COMPANIONS
    (fellow,) = numbered(column(asked, "fellow"))
    keys = of[row] * (int(fellow.max()) + 1) + fellow
    group = joined(row[far], keys[far], len(first))
    found = scattered(group, of, len(names))
    found &= apart(column(asked, "day")[first], group, of, len(names)) >= DAYS
    documents = column(asked, "documents")[first][firsts(of)]
    return table_of(STOCK, names[found], found[found], documents[found] > MOST_STOCK)


REPEAT = Kernel(_repeats, REPEATS)
HEAD = Kernel(_heads, HEADS)
ASK = Kernel(_asked, ASKED)
ACCOMPANY = Kernel(_fellows, FELLOWS)
TELL = Kernel(_stock, STOCK)

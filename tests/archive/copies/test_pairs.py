"""Protects the whole way from texts to pairs: every copy found, stock text told, passages where they are said to be."""

import numpy as np
import pytest

from reportedly.archive.copies.families import families
from reportedly.archive.copies.pairs import pairs
from reportedly.archive.copies.repeats import repeats, spread
from reportedly.archive.copies.stock import stock
from reportedly.archive.copies.units import corpus
from tests.archive.copies.towns import STOCK, archive


def found_in(texts, days):
    made = corpus(texts)
    table = repeats(made, families(made.words, spread(made), made.hashes))
    told = stock(table, np.array(days, dtype=float))
    return (
        table,
        told,
        [
            (one, other, part.passages[part.bounds[n] : part.bounds[n + 1]])
            for part in pairs(table, told)
            for n, (one, other) in enumerate(zip(part.one.tolist(), part.other.tolist(), strict=True))
        ],
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_copies_of_every_kind(seed):
    texts, days, true = archive(seed)
    _, _, found = found_in(texts, days)
    told = {(one, other) for one, other, _ in found}
    assert told == true


def test_stock_text_is_told_by_its_company_and_days():
    texts, days, _ = archive()
    table, told, _ = found_in(texts, days)
    marked = {
        texts[document][start:end]
        for document, start, end, family in zip(table.document, table.start, table.end, table.family, strict=True)
        if told[family]
    }
    assert marked == {STOCK[: STOCK.index(" Neither")], STOCK[STOCK.index("Neither") :]}
    together, _, found = found_in(texts, [0.0] * len(texts))  # all on one day: nothing says that it is stock
    assert len({(one, other) for one, other, _ in found}) > 100
    assert together.document.tolist() == table.document.tolist()


def test_passages_are_of_the_words_that_are_shared():
    texts, days, _ = archive()
    _, _, found = found_in(texts, days)
    excerpts = [one for one in found if len(one[2]) == 1 and texts[one[0]] != texts[one[1]]]
    assert excerpts
    for one, other, ((start, end, begin, finish, words),) in excerpts:
        mine, theirs = set(texts[one][start:end].lower().split()), set(texts[other][begin:finish].lower().split())
        assert len(mine & theirs) > 0.5 * len(mine)
        assert words <= len(texts[one][start:end].split())


@pytest.mark.parametrize(
    "texts", [[], [""], ["One."], ["Too short to tell.", "Too short to tell."], ["\n\n", "🙂" * 50]]
)
def test_nothing_to_find(texts):
    assert found_in(texts, [np.nan] * len(texts))[2] == []

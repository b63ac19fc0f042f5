"""The job's rows are those of the copies' own way over the whole archive in memory, and name no part of the work."""

import numpy as np
import pytest

from reportedly.archive.copies.families import families
from reportedly.archive.copies.pairs import pairs
from reportedly.archive.copies.repeats import repeats, spread
from reportedly.archive.copies.stock import stock
from reportedly.archive.copies.units import corpus
from reportedly.archive.engines import documents, embedded, job, steps
from reportedly.archive.engines.build import _parts
from reportedly.archive.engines.documents import day_of
from tests.archive.engines.rows import rows


@pytest.fixture(scope="module")
def whole(given):
    """The repeats, which families are stock, and the families' names, without the job."""
    found = corpus(row["text"] for row in given)
    repeated = repeats(found, families(found.words, spread(found), found.hashes))
    names = found.hashes[repeated.leader]
    days = np.array([day_of(row.get("published")) for row in given])
    return repeated, stock(repeated, days, names), names


def test_every_kind_is_there(built, given):
    """The reports have copies, stock and lone articles, or the tests below would compare nothing."""
    assert built["articles.parquet"].num_rows == len(given)
    assert built["pairs.parquet"].num_rows > 200
    assert built["passages.parquet"].num_rows > built["pairs.parquet"].num_rows
    assert 0 < sum(built["repeats.parquet"]["stock"].to_pylist()) < built["repeats.parquet"].num_rows
    assert 20 < len(set(built["articles.parquet"]["cluster"].to_pylist())) < len(given)


def test_repeats(built, whole):
    repeated, found, names = whole
    columns = (repeated.document, repeated.place, repeated.start, repeated.end, repeated.words)
    theirs = zip(*(c.tolist() for c in (*columns, names[repeated.family], found[repeated.family])), strict=True)
    assert _set(built["repeats.parquet"]) == set(theirs)


def test_pairs_and_passages(built, whole):
    mine, passages = set(), set()
    for part in pairs(*whole[:2]):
        mine |= set(zip(*(c.tolist() for c in part[:4]), strict=True))
        pair = np.repeat(np.arange(len(part.one)), np.diff(part.bounds))
        passages |= set(zip(*(c.tolist() for c in (part.one[pair], part.other[pair], *part.passages.T)), strict=True))
    assert _set(built["pairs.parquet"].select(["one", "other", "words", "sentences"])) == mine
    assert _set(built["passages.parquet"]) == passages


def test_passages_are_words_of_both(built, given):
    """The offsets are code points of the texts as given."""
    for row in built["passages.parquet"].slice(0, 200).to_pylist():
        one = given[row["one"]]["text"][row["one_start"] : row["one_end"]]
        other = given[row["other"]]["text"][row["other_start"] : row["other_end"]]
        shared = set(one.lower().split()) & set(other.lower().split())
        assert len(shared) >= 8, (one, other)


def test_clusters_are_the_connected(built, given):
    """By the plainest of ways: the lowest number spreads until nothing changes."""
    cluster = list(range(len(given)))
    edges = [(row["one"], row["other"]) for row in built["pairs.parquet"].to_pylist()]
    while True:
        before = list(cluster)
        for one, other in edges:
            cluster[one] = cluster[other] = min(cluster[one], cluster[other])
        if cluster == before:
            break
    assert built["articles.parquet"]["cluster"].to_pylist() == cluster


@pytest.mark.parametrize(("part", "memory"), [(1 << 12, 1 << 30), (1 << 15, 1 << 16)])
def test_the_same_however_it_is_divided(articles, built, tmp_path, monkeypatch, part, memory):
    """Small parts, and too little memory for any of the steps, so that every one is put into shards on the disk."""
    monkeypatch.setattr(documents, "PART", part)
    import pyarrow as pa

    given = [{**one, "number": n, "first": 0} for n, one in enumerate(_parts(articles))]
    engine = embedded.Embedded(tmp_path / "spill", memory)
    job.job(steps.Steps(engine, tmp_path), pa.Table.from_pylist(given, documents.PARTS))
    assert rows(tmp_path) == built
    assert not list((tmp_path / "spill").iterdir()) if memory < 1 << 30 else True


def test_folded_pairs_are_some_of_the_pairs(articles, built, tmp_path):
    from reportedly.archive.engines.build import build

    build([articles], tmp_path / "out", folded=True)
    folded = rows(tmp_path / "out")
    some = {(row["one"], row["other"]) for row in folded["pairs.parquet"].to_pylist()}
    every = {(row["one"], row["other"]) for row in built["pairs.parquet"].to_pylist()}
    assert some < every
    assert folded["repeats.parquet"] == built["repeats.parquet"]


def _set(table):
    return {tuple(row.values()) for row in table.to_pylist()}

"""The file of neighbours: made when vectors are many, caught up, never trusted where it does not fit."""

import numpy as np
import pytest
from sqlalchemy import text

from reportedly.archive.search import neighbours
from reportedly.archive.search.neighbours import Graph, Matrix, held, packed, unpacked

pytest.importorskip("usearch", reason="usearch is not installed")


@pytest.fixture
def filled(archive, monkeypatch):
    """An archive where forty vectors are many."""
    monkeypatch.setattr(neighbours, "MATRIX", 40)
    return archive


def add(archive, count, seed):
    """Vectors without claims: foreign keys are of no matter to a cache."""
    made = np.random.default_rng(seed).standard_normal((count, 8)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    from tests.archive.search.told import tell

    with archive.looking() as connection:
        before = connection.execute(text("SELECT coalesce(max(id), 0) FROM claims")).scalar_one()
    tell(archive, *[f"Boat number {before + i} of series {seed} sank." for i in range(count)], publisher=f"p{seed}")
    with archive.writing() as connection:
        numbers = connection.scalars(text("SELECT id FROM claims WHERE id > :b ORDER BY id"), {"b": before}).all()
        rows = [{"c": c, "m": "toy", "v": v} for c, v in zip(numbers, packed(made), strict=True)]
        connection.execute(text("INSERT INTO claim_vectors (claim, made_by, vector) VALUES (:c, :m, :v)"), rows)
    return unpacked(packed(made))


def nearest(archive, question):
    with archive.looking() as connection:
        kept = held(connection, "toy")
        number = kept.near(question, 1)[0]
        blob = connection.execute(text("SELECT vector FROM claim_vectors WHERE id = :id"), {"id": number}).scalar()
        return kept, None if blob is None else unpacked([blob])[0]


def test_few_are_compared_all_and_many_by_a_file(filled, no_vectors):
    """The same answers either way; rows that come later are taken in."""
    few = add(filled, 30, 1)
    kept, found = nearest(filled, few[7])
    assert isinstance(kept, Matrix)
    assert np.allclose(found, few[7])
    many = add(filled, 30, 2)
    kept, found = nearest(filled, many[3])
    assert isinstance(kept, Graph)
    assert np.allclose(found, many[3])
    later = add(filled, 5, 3)
    kept, found = nearest(filled, later[4])
    assert kept.count == 65
    assert np.allclose(found, later[4])


def test_a_file_of_another_archive_is_made_anew(filled, no_vectors, tmp_path):
    """A file that is spoilt, or of an archive that stood here before, is no harm."""
    if filled.engine.dialect.name != "sqlite":
        pytest.skip("only an SQLite archive has a file beside it")
    from pathlib import Path

    made = add(filled, 50, 1)
    nearest(filled, made[0])
    file = Path(f"{filled.name}.vectors")
    assert file.exists()
    for spoil in (b"", b"no graph", file.read_bytes()[:100]):
        neighbours._HELD.clear()
        file.write_bytes(spoil)
        assert np.allclose(nearest(filled, made[9])[1], made[9])
    neighbours._HELD.clear()
    with filled.writing() as connection:  # the same rows, other vectors
        for number, vector in enumerate(packed(made[::-1]), 1):
            connection.execute(text("UPDATE claim_vectors SET vector = :v WHERE id = :id"), {"v": vector, "id": number})
    assert np.allclose(nearest(filled, made[2])[1], made[2])
    with filled.writing() as connection:
        connection.execute(text("DELETE FROM claim_vectors WHERE id > 45"))
    assert nearest(filled, made[49])[1] is not None  # the last rows are gone: made anew


def test_vectors_are_kept_in_half_precision():
    """Two bytes a number, little-endian, near enough to rank by."""
    rows = np.array([[0.6, -0.8], [1.0, 0.0]], dtype=np.float32)
    assert [len(blob) for blob in packed(rows)] == [4, 4]
    assert np.allclose(unpacked(packed(rows)), rows, atol=1e-3)

"""Readers: in order, on several cores, and one document that kills its process takes no other along."""

import os

import pytest

from reportedly.archive import readers
from reportedly.archive.packing import pack
from reportedly.archive.readers import Read, Readers
from reportedly.errors import ReportedlyError
from reportedly.intake import Failure
from reportedly.settings import Settings
from tests.archive.stories import document, reading


def reads(of):
    """Stands for the encoder in a process: reads, or dies of a word."""
    if "deadly" in of.text:
        os._exit(1)
    return Read(of, pack(reading(of)), "by hand")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [0, 1, 30])
def test_in_order(monkeypatch, workers, number):
    """What is read and what passes by keep their places, few or many."""
    monkeypatch.setattr(readers, "_attempt", reads)
    monkeypatch.setattr(readers, "attempt", lambda of, _: reads(of))
    error = ReportedlyError("no words")
    items = [Failure(str(n), error) if n % 3 == 1 else document(n, id=str(n)) for n in range(number)]
    with Readers(Settings(), workers) as pool:
        found = [item.where if isinstance(item, Failure) else item.document.id for item in pool.read(items)]
    assert found == [str(n) for n in range(number)]


def test_a_process_that_dies(monkeypatch):
    """The document it died of is a failure; those it had with it are read by another."""
    monkeypatch.setattr(readers, "_attempt", reads)
    items = [document(n, id=str(n)) for n in range(20)]
    items[9] = document(text="This is a deadly report of the harbour of Veldmark.", id="9")
    with Readers(Settings(), 2) as pool:
        found = list(pool.read(items))
    assert [type(item).__name__ for item in found] == ["Failure" if n == 9 else "Read" for n in range(20)]
    assert "the process that read it died" in str(found[9].error)


def test_what_stops_everything_is_raised(monkeypatch):
    """Missing weights end the run: no other document could be read either."""
    from reportedly import reading as pipeline
    from reportedly.errors import ModelError

    def missing(of, settings):
        raise ModelError("no weights")

    monkeypatch.setattr(pipeline, "read", missing)
    with Readers(Settings()) as pool, pytest.raises(ModelError):
        list(pool.read([document(1)]))

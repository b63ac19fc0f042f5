"""The passages of the signals benchmark: whole, placed, and enough of each."""

from benchmarks.shared import rows
from benchmarks.signals import PASSAGES, SPLITS


def test_passages_are_whole():
    """Every expected word stands in its passage, ids are distinct, and a trap expects nothing."""
    found = rows(PASSAGES)
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        wanted = [*(r["words"] for r in row["replies"]), *(m["words"] for m in row["marks"])]
        assert all(words in row["text"] for words in wanted), row["id"]
        assert all(words in row["text"] for r in row["replies"] for words in r["answers"]), row["id"]
        assert not (row["trap"] and wanted)


def test_there_are_enough():
    """At least 80 passages, 25 of them traps; every split is there."""
    found = rows(PASSAGES)
    assert len(found) >= 80
    assert sum(row["trap"] for row in found) >= 25
    assert {row["split"] for row in found} == set(SPLITS)

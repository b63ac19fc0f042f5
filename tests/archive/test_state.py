"""The archive's state: the same word while nothing changed, another after any change, whoever made it."""

import sqlite3

import pytest

from reportedly.archive.archive import Archive
from reportedly.archive.state import judged_state, reports_state
from reportedly.intake import from_text

TEXTS = ("Nine boats sank off Tarn harbour on Monday.", "The bridge at Orrin is closed.", "Bread is dear in Hestad.")


def state(archive, of=reports_state):
    """As a page asks for it."""
    with archive.looking() as connection:
        return of(connection)


@pytest.fixture
def archive(tmp_path):
    """Two reports, without readings."""
    with Archive(tmp_path / "a.db") as held:
        held.add([from_text(text) for text in TEXTS[:2]], readings=False)
        yield held


def test_the_same(archive):
    """Looking changes nothing."""
    assert state(archive) == state(archive)


@pytest.mark.parametrize("own", [True, False], ids=["by itself", "by another program"])
@pytest.mark.parametrize("change", ["add", "remove the first", "remove the last", "swap the last"])
def test_another(archive, tmp_path, change, own):
    """A report more, one less in the middle or at the end, another with the number of the last."""
    before = state(archive)
    keys = [article.key for article in sorted(archive.list(), key=lambda one: one.id)]
    with Archive(tmp_path / "a.db") as other:
        writer = archive if own else other
        if change != "add":
            writer.remove(keys[0] if "first" in change else keys[-1])
        if change in ("add", "swap the last"):
            writer.add(from_text(TEXTS[2]), readings=False)
    assert state(archive) != before


def test_a_new_reading(archive):
    """Reading what was only kept changes answers."""
    before = state(archive)
    archive.add(from_text(TEXTS[0]))
    assert state(archive) != before


def test_a_change_that_is_no_report(archive, tmp_path):
    """A line elsewhere in the file is looked at once and found to change nothing."""
    before = state(archive), state(archive, judged_state)
    with sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("INSERT INTO failures (place, kind, why, at) VALUES ('p', 'k', 'w', '2031')")
    assert (state(archive), state(archive, judged_state)) == before


def test_counted_once(archive, monkeypatch):
    """Where nothing was committed nothing is counted again: that takes as long as there are reports."""
    from reportedly.archive import state as module

    counted = []
    real = module._counted
    monkeypatch.setattr(module, "_counted", lambda connection: counted.append(1) or real(connection))
    with archive.looking() as connection:
        for _ in range(5):
            reports_state(connection)
    assert len(counted) <= 1

"""Kept answers: made once while the archive stands, anew when it changes, never twice at a time, never without end."""

import threading

import pytest

from reportedly.archive.archive import Archive
from reportedly.errors import SettingsError
from reportedly.intake import from_text
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk
from reportedly.service.kept import Kept

TEXTS = ("Nine boats sank off Tarn harbour on Monday.", "The bridge at Orrin is closed.", "Bread is dear in Hestad.")


class Maker:
    """Makes an answer, and counts how often."""

    def __init__(self, answer=b"made"):
        self.answer, self.times = answer, 0

    def __call__(self):
        self.times += 1
        return self.answer


@pytest.fixture
def archive(tmp_path):
    """One article, without a reading."""
    with Archive(tmp_path / "a.db") as held:
        held.add(from_text(TEXTS[0]), readings=False)
        yield held


@pytest.fixture
def kept(archive):
    """Nothing is kept yet."""
    made = Kept(archive)
    yield made
    made.close()


def test_made_once(kept):
    """The second who asks gets the first one's answer."""
    maker = Maker()
    assert [kept.get(("a",), maker) for _ in range(3)] == [b"made"] * 3
    assert maker.times == 1
    assert kept.get(("b",), maker) == b"made"
    assert maker.times == 2


@pytest.mark.parametrize("change", ["add", "remove", "swap"])
def test_made_anew_when_reports_change(archive, kept, change):
    """A report more, one less, or another in the place of the last: the answer may be another."""
    key = archive.add(from_text(TEXTS[1]), readings=False)[0].key
    maker = Maker()
    kept.get(("a",), maker)
    if change != "add":
        archive.remove(key)
    if change != "remove":
        archive.add(from_text(TEXTS[2]), readings=False)
    kept.get(("a",), maker)
    assert maker.times == 2


def test_judgements_count_where_they_are_said_to(tmp_path):
    """A review changes answers that rest on reviews, and leaves traces as they are."""
    with Archive(tmp_path / "a.db") as archive:
        key = archive.add(from_text(f"{TEXTS[0]} The mayor said so."), collected_by="Ada")[0].key
        local = archive.reading(key).claims[0].id
        kept, plain, judged = Kept(archive), Maker(), Maker()
        for _ in range(2):
            kept.get(("plain",), plain)
            kept.get(("judged",), judged, judged=True)
            Desk(archive).review(Actor(name="Ada", role="admin"), f"{key}#{local}", "unsupported", "No log shows it.")
        kept.close()
    assert (plain.times, judged.times) == (1, 2)


def test_not_soon(kept):
    """A page does not wait for what takes long; it is there the next time."""
    go = threading.Event()

    def slow():
        go.wait(10)
        return "late"

    assert kept.soon(("s",), slow, patience=0.05) is None
    assert kept.soon(("s",), Maker("never"), patience=0.05) is None
    go.set()
    assert kept.get(("s",), Maker("never")) == "late"


def test_errors_are_not_kept(kept):
    """What failed is tried again, and told to everybody who asked."""

    def fails():
        raise SettingsError("names no quantity", where="words")

    for _ in range(2):
        with pytest.raises(SettingsError, match="names no quantity"):
            kept.get(("e",), fails)
    assert kept.get(("e",), Maker()) == b"made"


def test_bounded(archive):
    """The longest unused goes; what is larger than all the room is given and not kept."""
    kept = Kept(archive, most=100)
    makers = [Maker(b"x" * 40) for _ in range(3)]
    for number, maker in enumerate(makers):
        kept.get((str(number),), maker)
        kept.get(("0",), makers[0])
    assert kept.weight() <= 100
    kept.get(("1",), makers[1])
    assert [maker.times for maker in makers] == [1, 2, 1]
    assert len(kept.get(("large",), Maker(b"x" * 500))) == 500
    assert kept.weight() <= 100
    kept.close()


def test_quick_does_not_wait(kept):
    """What is quick is there while all makers are busy; its error is told, and not kept."""
    go_on = threading.Event()
    slow = [
        threading.Thread(target=kept.get, args=((f"slow{n}",), lambda: go_on.wait(30) and b"slow")) for n in range(4)
    ]
    for one in slow:
        one.start()
    assert kept.get(("quick",), Maker(), is_quick=True) == b"made"

    def fails():
        raise SettingsError("is wrong")

    with pytest.raises(SettingsError):
        kept.get(("wrong",), fails, is_quick=True)
    assert kept.get(("wrong",), Maker(), is_quick=True) == b"made"
    go_on.set()
    for one in slow:
        one.join()

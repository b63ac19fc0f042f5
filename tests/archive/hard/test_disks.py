"""Disks that are full or may only be read: one line that says what and what to do; nothing that was told is lost."""

import errno
import os
import subprocess
import sys

import pytest

from reportedly.archive import database
from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.errors import ArchiveStuck
from reportedly.model.desk import Actor
from reportedly.service import jobs as reader_of
from reportedly.service.desk import Desk
from reportedly.service.jobs import Pasted, Reader
from tests.archive.stories import STORY

FULL = "the disk is full. Make room; nothing that was reported is lost.\n"


@pytest.fixture
def disk(tmp_path):
    """A file system of 600 kB of our own; ``disk.remount("size=40m")``. Skipped where it may not be mounted."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(options, source="tmpfs"):
        asked = ["mount", "-t", "tmpfs", "-o", options, source, str(place)]
        return subprocess.run(asked, capture_output=True, check=False)  # noqa: S603

    if mount("size=600k").returncode:
        pytest.skip("needs the right to mount a file system")
    mount.place = place
    yield mount
    subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S603, S607


def test_a_full_disk(disk, run, articles, whole, held):
    """The file system takes no more in the middle: what was told is there, and with room it goes on."""
    place = disk.place / "a.db"
    command = ("archive", "add", articles, "--archive", place, "--workers", 1)
    code, out, err = run(*command, "--json")
    assert (code, err) == (5, f"reportedly: {place}: {FULL}")
    held(place)
    with Archive(place, create=False) as archive:
        assert archive.stats().versions >= len({line for line in out.splitlines() if '"new' in line})
    disk("remount,size=40m")
    assert run(*command)[0] == 0
    assert held(place) == whole


@pytest.mark.parametrize("pages", [60, 80])
def test_a_database_that_may_grow_no_more(pages, run, articles, whole, held, tmp_path, monkeypatch):
    """The same wherever it comes (a quota, SQLite's own bound), and without the right to mount anything."""
    real, place = database._prepare_sqlite, tmp_path / "a.db"

    def bounded(connection, record):
        real(connection, record)
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with monkeypatch.context() as patched:
        patched.setattr(database, "_prepare_sqlite", bounded)
        assert run("archive", "add", articles, "--archive", place, "--workers", 1)[::2] == (
            5,
            f"reportedly: {place}: {FULL}",
        )
    held(place)
    assert run("archive", "add", articles, "--archive", place, "--workers", 1)[0] == 0
    assert held(place) == whole


def test_a_read_only_disk(disk, run, articles, tmp_path):
    """It can be looked at in every way; to write is refused in one line. A folder's mode would not bind root."""
    disk("remount,size=40m")
    place = disk.place / "a.db"
    run("archive", "add", articles, "--archive", place, "--workers", 1)
    disk("remount,ro")
    for asked in (["list"], ["stats"], ["verify"], ["show", "n1"], ["search", "harbour"], ["export"]):
        code, out, err = run("archive", *asked, "--archive", place)
        assert (code, bool(out)) == (0, True), (asked, err)
    code, _, err = run("archive", "remove", "n1", "--yes", "--archive", place)
    assert (code, err) == (
        5,
        f"reportedly: {place}: can't be written: it is read-only. Copy it to where you may write.\n",
    )
    another = tmp_path / "another.jsonl"
    another.write_text(f'{{"id": "other", "text": "{STORY} And one more."}}', encoding="utf-8")
    code, _, err = run("archive", "add", another, "--archive", place, "--workers", 1)
    assert (code, err) == (
        5,
        f"reportedly: {place}: can't be written: it is read-only. Copy it to where you may write.\n",
    )
    code, _, err = run("archive", "add", another, "--archive", disk.place / "new.db", "--workers", 1)
    assert (code, err.count("\n")) == (5, 1)


def test_readings_into_a_full_disk(disk, run, articles, monkeypatch):
    """``read -o FILE.jsonl``: one line; a half-written one is cut off when it is gone on with."""
    out = disk.place / "x.jsonl"
    disk("remount,size=40k")
    code, _, err = run("read", articles, "-o", out)
    assert (code, err.count("\n")) == (2, 1)
    assert f"{out}: can't be written (No space left on device)" in err
    disk("remount,size=4m")
    code, _, err = run("read", articles, "-o", out)
    assert code == 0
    assert "there already" in err
    again = out.with_name("again.jsonl")
    run("read", articles, "-o", again)
    assert out.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("asked", [["export"]], ids=" ".join)
def test_standard_output_is_full(asked, run, articles, tmp_path):
    """One line, and none more from the interpreter as it ends."""
    place = tmp_path / "a.db"
    run("archive", "add", articles, "--archive", place, "--workers", 1)
    program = [sys.executable, "-m", "reportedly.doors.cli", "archive", *asked, "--archive", str(place)]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603
    todo = "Make room, or send it elsewhere."
    why = f"standard output: can't be written (No space left on device). {todo}"
    assert (done.returncode, done.stderr.decode()) == (2, f"reportedly: {why}\n")


def test_the_desks_queue_outlasts_a_stuck_archive(by_hand, tmp_path, monkeypatch):
    """What was submitted is not charged with a full disk or a lock: it waits, and is read when there is room."""
    with Archive(tmp_path / "a.db") as archive:
        desk = Desk(archive)
        desk.submit_text(
            Actor(name="Ada Quint"), Pasted(text=f"{STORY} This is report number 1, there is more to say.")
        )
        desk.submit_file(
            Actor(name="Ada Quint"), "a.txt", f"{STORY} This is report number 2, there is more to say.".encode()
        )
        reader = Reader(archive)
        with monkeypatch.context() as patched:
            patched.setattr(Archive, "add_each", stuck)
            with pytest.raises(ArchiveStuck):
                reader.read_next()
        with monkeypatch.context() as patched:
            patched.setattr(reader_of.tempfile, "TemporaryDirectory", no_room)
            assert reader.read_next()  # the text
            with pytest.raises(ArchiveStuck):
                reader.read_next()
        assert reader.read_next()
        assert not reader.read_next()
        with archive.looking() as connection:
            assert [(job.state, job.added) for job in jobs.job_list(connection)] == [("done", 1), ("done", 1)]


def stuck(*_):
    raise ArchiveStuck("the disk is full")


def no_room(**_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

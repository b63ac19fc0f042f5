"""Several programs write to one archive at once: nothing is lost, nothing is there twice, and nobody waits for ever."""

import json
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.load_content import content
from reportedly.archive import database
from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.errors import ArchiveBusy
from tests.archive.hard.conftest import rows

BUSY = "another program is writing to it. Try again when it is done.\n"
LATER = "Once more from pier"


def written(path, made):
    path.write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
    return path


def test_two_add_what_overlaps_while_a_desk_writes(archive_url, tmp_path, by_hand):
    """Both make the archive, both bring the middle third; somebody submits to the desk's queue all the while."""
    ones = written(tmp_path / "ones.jsonl", [row for row in rows(0, 40) if "n3" not in row["id"]])
    others = written(tmp_path / "others.jsonl", rows(20, 40))
    program = [sys.executable, "-m", "tests.archive.adding_process", "archive", "add"]
    root = Path(__file__).parents[3]
    both = [
        subprocess.Popen(  # noqa: S603
            [*program, str(file), "--archive", archive_url, "--workers", "1", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=root,
        )
        for file in (ones, others)
    ]
    with Archive(archive_url) as archive:
        sent = 0
        while any(process.poll() is None for process in both):
            with archive.writing() as connection:
                jobs.submit(connection, "Ada Quint", "text", f"text {sent}", b"{}")
            sent += 1
            time.sleep(0.05)
        told = []
        for process in both:
            out, err = process.communicate()
            assert process.returncode == 0, err.decode()
            told += map(json.loads, out.splitlines())
        wanted = {(row["id"], row["text"]) for file in (ones, others) for row in map(json.loads, file.open())}
        with archive.looking() as connection:
            assert jobs.job_count(connection) == sent
            kept = [(row.key, row.text) for row in connection.execute(database.text(_TEXTS))]
        assert sorted(kept) == sorted(wanted)
        new = [line["version"] for line in told if line["what"] != "there"]
        assert len(new) == len(set(new)) == len(wanted)  # each was told as new by one of them alone
        found = content(archive)
        assert len(found["claims"]) == 3 * len(wanted)
        assert len(found["readings"]) == len(wanted)


_TEXTS = "SELECT a.key, v.text FROM versions v JOIN articles a ON a.id = v.article"


@pytest.fixture
def hasty(monkeypatch):
    """Who waits for another waits a second."""
    monkeypatch.setattr(database, "PATIENCE", 1.0)


def test_who_waits_too_long_is_told(hasty, archive_url, run, articles):
    """A writer that never ends: one line, exit code 5, in bounded time; when it is gone, all is added."""
    command = ("archive", "add", articles, "--archive", archive_url, "--workers", 1)
    with Archive(archive_url) as other:
        with other.writing():
            began = time.monotonic()
            code, _, err = run(*command)
            assert (code, err.endswith(BUSY), err.count("\n")) == (5, True, 1), err
            assert time.monotonic() - began < 20
        assert run(*command)[0] == 0


def test_readers_never_wait(archive_url, run, articles):
    """While one writes the others see the archive as it was."""
    run("archive", "add", articles, "--archive", archive_url, "--workers", 1)
    with Archive(archive_url) as one, Archive(archive_url) as other, one.writing() as connection:
        before = other.count()
        connection.execute(database.text("DELETE FROM articles"))
        assert other.count() == before
        assert other.show("n1").key == "n1"
        connection.rollback()


def test_many_threads_write_by_one_archive(archive_url, by_hand):
    """As the desk's pages and its reader do: each deed is there once, in whatever order they came."""
    with Archive(archive_url) as archive, ExitStack() as stack:
        faults = []

        def send(who):
            try:
                for number in range(10):
                    with archive.writing() as connection:
                        jobs.submit(connection, who, "text", f"{who} {number}", b"{}")
            except ArchiveBusy as busy:
                faults.append(busy)

        threads = [threading.Thread(target=send, args=(f"Person {n}",)) for n in range(6)]
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        for thread in threads:
            thread.join()
        with archive.looking() as connection:
            names = {job.what for job in jobs.job_list(connection, limit=100)}
        assert not faults
        assert len(names) == 60

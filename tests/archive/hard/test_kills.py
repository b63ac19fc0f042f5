"""Killed (SIGKILL) at random moments: sound, all that was told is there, and in the end equal to one left in peace.

``python -m benchmarks.kills --points 50`` does the same with the encoder and its readers, tests/archive/test_crash at
other moments, and on PostgreSQL.
"""

import json
import random
import sys
import time

import pytest

from benchmarks import kills
from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk
from reportedly.service.jobs import Reader
from tests.archive.hard.conftest import NUMBER, rows

PROGRAM = [sys.executable, "-m", "tests.archive.adding_process"]


@pytest.mark.parametrize("seed", [2])
def test_killed_again_and_again(seed, run, articles, whole, held, tmp_path):
    """Two kills of one archive, each looked at, and then it is gone on with."""
    place, chance = tmp_path / "killed.db", random.Random(seed)  # noqa: S311 - to repeat it
    command = ("archive", "add", str(articles), "--archive", str(place), "--workers", "1")
    for _ in range(2):
        died = kills.killed([*PROGRAM, *command, "--json", "--quiet"], chance, NUMBER)
        assert kills.after_kill(place, died.told) == []
    assert run(*command)[0] == 0
    assert held(place) == whole


def test_the_desks_reader_is_killed(by_hand, tmp_path):
    """A file of many that was being read when the desk was killed: read to its end, each report once."""
    file = b"".join(json.dumps(row).encode() + b"\n" for row in rows())
    with Archive(tmp_path / "a.db") as archive:
        Desk(archive).submit_file(Actor(name="Ada Quint"), "rows.jsonl", file)
        first = Reader(archive)
        first._note = dies_after(15, first._note)
        with pytest.raises(SystemExit):
            first.read_next()  # as by kill -9: nothing of it is heard of again
        second = Reader(archive)
        second.start()
        end = time.monotonic() + 60
        while time.monotonic() < end and waits(archive):
            time.sleep(0.05)
        second.close()
        with archive.looking() as connection:
            [job] = jobs.job_list(connection)
        assert (job.state, job.added + job.there, job.failed) == ("done", NUMBER, 0)
        assert archive.stats().versions == len({(row["id"], row["text"]) for row in rows()})


def waits(archive):
    with archive.looking() as connection:
        return jobs.waiting(connection)


def dies_after(number, note):
    """``note``, which takes the program with it after so many calls."""
    calls = []

    def noting(job, tally):
        note(job, tally)
        calls.append(job)
        if len(calls) == number:
            raise SystemExit

    return noting

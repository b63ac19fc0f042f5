"""kill -9 at any moment loses nothing that was told, needs no repair, and the same command goes on from there."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from reportedly.archive import tables
from reportedly.archive.archive import Archive
from reportedly.intake import open_input
from tests.archive.stories import STORY, reading

DOCUMENTS = 60
KILLS = 14
"""Kills on SQLite, the seeds 0 to 13; on PostgreSQL, whose own crash-safety is not ours to test, the first four."""
SEEDS = [("sqlite", seed) for seed in range(KILLS)] + [("postgresql", seed) for seed in range(4)]


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """A file of invented articles: some come twice, some change."""
    rows = [
        {"id": f"n{n % 50}", "text": f"{STORY} This is report number {n}, and there is more to say about it."}
        for n in range(DOCUMENTS)
    ]
    path = tmp_path_factory.mktemp("crash") / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(articles):
    """What an archive holds where nothing happened, with readings and without."""
    documents = list(open_input(articles))
    held = {}
    for readings in (True, False):
        where = str(articles.with_name(f"undisturbed-{readings}.db"))
        with Archive(where) as archive:
            archive.add([reading(one) for one in documents] if readings else documents, readings=readings)
        held[readings] = content(where)
    return held


def command(where, articles, *options):
    program = [sys.executable, "-m", "tests.archive.adding_process", "archive", "add", str(articles)]
    return [*program, "--archive", where, "--json", "--workers", "1", *options]


def started(arguments):
    return subprocess.Popen(  # noqa: S603
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )


def killed(arguments, where, chance):
    """Run the command and kill it: while it makes the archive, or right after some line. Gives the lines it told."""
    process = started(arguments)
    if chance.random() < 0.4:
        while not (Path(where).exists() or where.startswith("postgresql")) and process.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        return process.communicate()[0].splitlines()
    told = [process.stdout.readline() for _ in range(chance.randrange(1, DOCUMENTS))]
    time.sleep(chance.uniform(0, 0.04))
    process.kill()
    return [*told, *process.communicate()[0].splitlines()]


def content(where):
    """Everything but row numbers and times."""
    with Archive(where) as archive, archive.looking() as connection:
        joined = tables.versions.join(tables.articles, tables.articles.c.id == tables.versions.c.article)
        kept = [tables.articles.c.key, *(tables.versions.c[name] for name in ("number", "sha256", "text", "place"))]
        versions = {tuple(row) for row in connection.execute(select(*kept).select_from(joined))}
        claims = tables.claims.join(joined, tables.claims.c.version == tables.versions.c.id)
        columns = [tables.articles.c.key, tables.versions.c.number, tables.claims.c.local, tables.claims.c.text]
        said = sorted(tuple(row) for row in connection.execute(select(*columns).select_from(claims)))
        read = len(connection.execute(select(tables.readings.c.version)).all())
        current = {tuple(row) for row in connection.execute(select(tables.articles.c.key, _newest()))}
    return versions, said, read, current


def _newest():
    number = select(tables.versions.c.number).where(tables.versions.c.id == tables.articles.c.current)
    return number.scalar_subquery()


def sound(where):
    """SQLite's own checks find nothing, before anything of ours has opened the file."""
    if not Path(where).exists():
        return
    with sqlite3.connect(where) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(("archive_url", "seed"), SEEDS, indirect=["archive_url"])
def test_killed_at_a_random_moment(archive_url, seed, articles, undisturbed):
    """Sound after the kill, all that was told is there, and the same command ends as if nothing had happened."""
    chance = random.Random(seed)  # noqa: S311 - to repeat it
    options = [] if seed % 2 else ["--no-readings"]
    lines = killed(command(archive_url, articles, *options), archive_url, chance)
    told = [json.loads(line) for line in lines if line.rstrip().endswith(b"}")]  # the last may be cut short
    if not archive_url.startswith("postgresql"):
        sound(archive_url)
    with Archive(archive_url) as archive, archive.looking() as connection:
        held = dict(connection.execute(select(tables.versions.c.id, tables.versions.c.article)).all())
        for line in told:
            assert line["version"] in held
            assert archive.show(line["key"]).count >= 1
    again = subprocess.run(  # noqa: S603
        command(archive_url, articles, *options), capture_output=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert again.returncode == 0, again.stderr.decode()
    assert content(archive_url) == undisturbed[not options]


def test_an_interruption_ends_cleanly(tmp_path, articles):
    """Ctrl-C: one line that says how to go on, exit code 130, nothing half done; then the rest is added."""
    where = str(tmp_path / "archive.db")
    process = started(command(where, articles))
    for _ in range(7):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode in (0, 130)  # 0 where it was quicker than the signal
    if process.returncode == 130:
        assert complaint.decode().count("\n") == 1
        assert "the same command goes on from there" in complaint.decode()
    sound(where)


def test_readers_end_with_their_parent(tmp_path):
    """Killed while other processes read: none of them stays behind, and the same command goes on (with the encoder)."""
    rows = [{"id": f"n{n}", "text": f"{STORY} Report number {n}."} for n in range(24)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    where = str(tmp_path / "archive.db")
    program = [sys.executable, "-m", "reportedly.doors.cli", "archive", "add", str(path), "--archive", where]
    program += ["--model", "fast", "--workers", "2", "--json"]
    process = started(program)
    children = _children(process.pid, 2)
    process.kill()
    process.communicate()
    end = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    done = subprocess.run(program, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    assert [json.loads(line)["key"] for line in done.stdout.splitlines()] == [f"n{n}" for n in range(24)]
    with Archive(where) as archive:
        assert archive.stats().readings == 24


def _children(parent, least):
    """The processes that ``parent`` started, once there are so many (Linux)."""
    tasks = Path(f"/proc/{parent}/task/{parent}/children")
    if not tasks.exists():
        pytest.skip("needs Linux's /proc to see the processes")
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = [int(child) for child in tasks.read_text(encoding="ascii").split()]
        if len(found) >= least:
            return found
        time.sleep(0.02)
    return []

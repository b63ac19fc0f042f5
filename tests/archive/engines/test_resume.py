"""A job that is killed goes on at its step, and gives what it would have given."""

import json
import os
import random
import signal
import subprocess
import sys

import pytest

from reportedly.archive.engines import steps
from reportedly.archive.engines.build import build
from reportedly.errors import SettingsError
from tests.archive.engines.rows import rows

# Killed when so many steps are done, or within the next one, when rows have been written.
_KILLED = """
import os, signal, sys
from pathlib import Path
from reportedly.archive.engines import embedded
from reportedly.archive.engines.build import build

left = int(sys.argv[3])

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def told(took):
    global left
    left -= 1
    if left == 0 and sys.argv[4] == "between":
        die()

write = embedded.Rows.write

def torn(rows, folder):
    write(rows, folder)
    if left == 0:
        os.truncate(folder / "part-0.parquet", 40)
        die()

embedded.Rows.write = torn
build([Path(sys.argv[1])], Path(sys.argv[2]), tell=told)
"""
_PLAIN = """
import sys
from pathlib import Path
from reportedly.archive.engines.build import build
build([Path(sys.argv[1])], Path(sys.argv[2]), resume=True)
"""


@pytest.mark.parametrize(("after", "where"), [(1, "within"), (4, "between"), (6, "within"), (12, "between")])
def test_killed(articles, built, tmp_path, after, where):
    out = tmp_path / "out"
    command = [sys.executable, "-c", _KILLED, str(articles), str(out), str(after), where]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL  # noqa: S603
    assert not (out / "pairs.parquet").exists()
    made = []
    build([articles], out, resume=True, tell=made.append)
    assert rows(out) == built
    assert len(made) < 25 - after, "steps that were done are not done again"
    assert not (out / "steps").exists()


def test_killed_at_any_moment(articles, built, tmp_path):
    """Again and again, until it comes through."""
    out, chance = tmp_path / "out", random.Random(6)  # noqa: S311
    for _ in range(4):
        job = subprocess.Popen([sys.executable, "-c", _PLAIN, str(articles), str(out)])  # noqa: S603
        try:
            job.wait(timeout=chance.uniform(0.3, 1.2))
        except subprocess.TimeoutExpired:
            job.kill()
            job.wait()
    build([articles], out, resume=True)
    assert rows(out) == built


def test_a_torn_step_is_made_anew(articles, built, tmp_path):
    """A folder without its mark is not believed, whatever is in it."""
    out = tmp_path / "out"
    build([articles], out, keep=True)
    (out / "passages.parquet" / steps.DONE).unlink()
    (out / "passages.parquet" / "part-0.parquet").write_bytes(b"torn")
    made = []
    build([articles], out, resume=True, tell=made.append)
    assert [took.step for took in made] == ["passages.parquet"]
    assert rows(out) == built


def test_another_job(articles, tmp_path):
    """A folder is one job's: other inputs, other options and a second start are told apart."""
    build([articles], tmp_path / "out")
    with pytest.raises(SettingsError, match="--resume"):
        build([articles], tmp_path / "out")
    with pytest.raises(SettingsError, match="other inputs or options"):
        build([articles], tmp_path / "out", folded=True, resume=True)
    counts = build([articles], tmp_path / "out", resume=True)
    assert counts.articles == 300
    os.utime(articles)
    with pytest.raises(SettingsError, match="other inputs or options"):
        build([articles], tmp_path / "out", resume=True)


def test_what_a_step_took(articles, tmp_path):
    build([articles], tmp_path / "out", keep=True)
    took = steps.took(tmp_path / "out" / "steps" / "units")
    assert took.rows > 500
    assert took.seconds > 0
    assert json.loads((tmp_path / "out" / "articles.parquet" / steps.DONE).read_text())["rows"] == 300

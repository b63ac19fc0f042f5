"""Asked to stop (Ctrl-C, SIGTERM) in any phase: one line, exit code 130, nothing half done, and it can go on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.archive import adding, exporting, migrations
from reportedly.archive.copies import following, lookup
from reportedly.archive.search import recording
from reportedly.doors import start
from reportedly.encoder import sentence

INT, TERM = signal.SIGINT, signal.SIGTERM


@pytest.fixture
def heeded():
    """The program's own handlers, for the length of a test."""
    before = {each: signal.getsignal(each) for each in (INT, TERM)}
    start.heed()
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def stopping(monkeypatch, module, name, asked, at=1):
    """The ``at``-th call of a function asks for the end when its work is done, and before anything is made of it."""
    real, calls = getattr(module, name), []

    def then_stop(*arguments, **more):
        made = real(*arguments, **more)
        calls.append(name)
        if len(calls) == at:
            os.kill(os.getpid(), asked)
        return made

    monkeypatch.setattr(module, name, then_stop)


PHASES = [
    ("making the archive", migrations, "upgrade", 1, INT),
    ("making the archive", migrations, "upgrade", 1, TERM),
    ("looking up what is there", adding.Held, "of", 2, INT),
    ("storing, all written and not committed", adding, "store", 3, INT),
    ("storing, all written and not committed", adding, "store", 3, TERM),
    ("finding copies", following, "alike", 2, INT),
    ("finding copies", following, "alike", 2, TERM),
    ("telling stock from copies", lookup, "stock", 1, INT),
]


@pytest.mark.parametrize(
    ("phase", "module", "name", "at", "asked"), PHASES, ids=[f"{p[2]}-{p[4].name}" for p in PHASES]
)
def test_add_stops_in_any_phase(
    phase, module, name, at, asked, run, articles, whole, held, tmp_path, monkeypatch, heeded
):
    """What was not committed is not there, and the same command ends as if nothing had happened."""
    place = tmp_path / "stopped.db"
    command = ("archive", "add", articles, "--archive", place, "--workers", 1)
    with monkeypatch.context() as patched:
        stopping(patched, module, name, asked, at)
        code, _, err = run(*command)
    assert (code, err.count("\n")) == (130, 1), (phase, err)
    assert err.startswith("reportedly: stopped")
    start.heed()
    assert run(*command)[0] == 0
    assert held(place) == whole


def test_reading_stops(run, by_hand, articles, whole, held, tmp_path, heeded):
    """In the middle of a reading; what was stored before is told, and how to go on."""
    place, read = tmp_path / "stopped.db", by_hand.read
    command = ("archive", "add", articles, "--archive", place, "--workers", 1)
    calls = []

    def once(of, settings):
        calls.append(of.id)
        if len(calls) == 17:
            os.kill(os.getpid(), TERM)
        return read(of, settings)

    by_hand.read = once
    code, _, err = run(*command)
    assert (code, err) == (130, "reportedly: stopped after 14 documents; the same command goes on from there\n")
    by_hand.read = read
    assert run(*command)[0] == 0
    assert held(place) == whole


def test_other_commands_stop(run, articles, whole, tmp_path, monkeypatch, heeded):
    """Vectors go on where they were; an export that was stopped says so."""
    place = tmp_path / "whole.db"
    monkeypatch.setattr(recording, "TOGETHER", 20)
    with monkeypatch.context() as patched:
        stopping(patched, sentence, "embed", INT, 2)
        assert run("archive", "vectors", "--archive", place) == (130, "", "reportedly: stopped\n")
    start.heed()
    code, _, err = run("archive", "vectors", "--archive", place)
    assert (code, err) == (0, f"reportedly: made the vectors of {len(whole['claims']) - 20:,} claims\n")
    stopping(monkeypatch, exporting, "lines", TERM)
    code, _, err = run("archive", "export", "--archive", place)
    assert (code, err) == (130, "reportedly: stopped\n")


def test_asked_twice_it_ends_at_once(tmp_path):
    """Somebody who presses Ctrl-C again does not wait for anything, not for a thread that never ends either."""
    program = (
        "import os, signal, time; from reportedly.doors.start import heed; heed()\n"
        "try: os.kill(os.getpid(), signal.SIGINT); time.sleep(60)\n"
        "except KeyboardInterrupt: os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)"
    )
    began = time.monotonic()
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 130  # noqa: S603
    assert time.monotonic() - began < 30


def test_a_signal_that_was_ignored_stays_so(heeded):
    """A job in the background has SIGINT ignored by its shell: it must not start to hear the terminal's Ctrl-C."""
    signal.signal(INT, signal.SIG_IGN)
    start.heed()
    assert signal.getsignal(INT) is signal.SIG_IGN


def test_the_whole_group_is_asked_while_readers_load(tmp_path, articles):
    """A terminal's Ctrl-C reaches the readers too, which must not print a traceback; none of them is left behind."""
    program = [sys.executable, "-m", "reportedly.doors.start", "archive", "add", str(articles), "--model", "fast"]
    command = [*program, "--archive", str(tmp_path / "stopped.db"), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)  # noqa: S603
    tasks = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not tasks.exists():
        process.kill()
        pytest.skip("needs Linux's /proc to see the readers")
    while process.poll() is None and len(tasks.read_text(encoding="ascii").split()) < 3:  # two, and their tracker
        time.sleep(0.01)
    os.killpg(process.pid, INT)
    _, complaint = process.communicate(timeout=120)
    assert (process.returncode, complaint.decode()) == (
        130,
        "reportedly: stopped after 0 documents; the same command goes on from there\n",
    )
    end = time.monotonic() + 30
    while time.monotonic() < end and group_is_there(process.pid):  # the tracker of their resources goes last
        time.sleep(0.05)
    assert not group_is_there(process.pid)


def group_is_there(number):
    try:
        os.killpg(number, 0)
    except ProcessLookupError:
        return False
    return True

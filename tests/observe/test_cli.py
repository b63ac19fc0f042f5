"""The command line watched: its options for the log and the times, which change nothing of what it prints."""

import json

import pytest

from tests.observe.conftest import EXAMPLES

DESERTERS = EXAMPLES / "deserters.jsonl"


def test_the_log_goes_to_standard_error_alone(run):
    """What is printed stays what it was, and the log is JSON lines from first to last."""
    _, plain, nothing = run("read", DESERTERS, "--json")
    code, out, err = run("read", DESERTERS, "--json", "--log-level", "info", "--log-format", "json")
    assert (code, out, nothing) == (0, plain, "")
    lines = [json.loads(line) for line in err.splitlines()]
    assert [one["event"] for one in lines] == ["document.read"] * 9
    assert [one["document"] for one in lines] == [json.loads(line)["id"] for line in plain.splitlines()]


def test_timings_sum_up_to_the_run(run):
    """Of a run's time on the clock nine tenths and more are told by stage; as JSON where the log is."""
    shares = []
    for _ in range(2):  # another program may take the processor between two stages
        code, out, err = run("read", DESERTERS, "--timings", "--log-format", "json")
        found = json.loads(err)
        assert (code, found["event"], found["documents"], len(out.splitlines())) == (0, "timings", 9, 9)
        whole = found["stages"].pop("whole")
        assert sum(found["stages"].values()) == pytest.approx(whole, rel=0.001)
        assert found["peak"] > 50_000_000
        shares.append(whole / 1000 / found["seconds"])
    assert 0.9 < max(shares) <= 1.001


def test_an_archive_is_timed_by_its_stages(run, tmp_path):
    """Storing is a stage, the table is narrow, and what is counted stays on standard output."""
    code, out, err = run("archive", "add", DESERTERS, "--archive", tmp_path / "a.db", "--workers", 1, "--timings")
    assert (code, out) == (0, f"{tmp_path}/a.db: 9 new\n")
    stages = [line.split()[0] for line in err.splitlines()]
    assert {"stage", "intake", "sift", "encoder", "checks", "store", "whole"} <= set(stages)
    assert max(map(len, err.splitlines()[:-2])) <= 64
    assert "9 documents of 810 words" in err


def test_the_environment_asks_for_the_log_of_any_command(run, tmp_path, monkeypatch):
    """Commands without the option have it too."""
    run("archive", "add", DESERTERS, "--archive", tmp_path / "a.db", "--no-readings", "-q")
    monkeypatch.setenv("REPORTEDLY_LOG_LEVEL", "info")
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", str(tmp_path / "a.db"))
    from reportedly.settings import current

    current.cache_clear()
    code, _, err = run("export", "bibtex")
    assert code == 0
    assert "info    export kind=archive format=bibtex" in err


def test_a_wrong_level_is_one_line(run):
    """As any wrong option: exit code 2."""
    code, out, err = run("read", DESERTERS, "--log-level", "loud")
    assert (code, out) == (2, "")
    assert err == "reportedly: log level: no log level 'loud'. Choose off, error, warning, info, debug.\n"

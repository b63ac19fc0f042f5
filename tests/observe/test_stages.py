"""Stages: each second counted once, under its own name, and nothing at all where nobody watches."""

import time
from time import perf_counter

import pytest

from reportedly import service
from reportedly.doors.timings import table
from reportedly.observed import STAGES, Watch, each, stage, watching
from reportedly.observed.timings import Timings
from tests.observe.conftest import HARBOUR


@stage("outer")
def _outer(seconds):
    """A stage that does something itself, then something in a stage within it."""
    time.sleep(seconds)
    with stage("inner"):
        time.sleep(seconds)
    return seconds


def test_a_stage_is_its_own_time_without_those_within():
    """The sum of the stages is the time that went by, not more."""
    watch = Watch()
    with watching(watch):
        begun = perf_counter()
        assert _outer(0.02) == 0.02
        whole = perf_counter() - begun
    assert set(watch.seconds) == {"outer", "inner"}
    assert watch.seconds["outer"] >= 0.02
    assert sum(watch.seconds.values()) == pytest.approx(whole, rel=0.05)


def test_unwatched_nothing_is_kept():
    """A mark does nothing by itself, keeps the function's name and its words, and hands items on as they are."""
    items = [1, 2]
    assert _outer(0) == 0
    assert _outer.__name__ == "_outer"
    assert "something itself" in _outer.__doc__
    assert list(each("intake", items)) == items


def test_a_stage_ends_with_an_error():
    """What fails is timed too, and the stage around it goes on."""
    watch = Watch()
    with watching(watch), stage("outer"):
        with pytest.raises(ValueError, match="no"), stage("inner"):
            raise ValueError("no")
        list(each("intake", iter([1, 2, 3])))
    assert set(watch.seconds) == {"outer", "inner", "intake"}


def test_a_reading_is_its_stages():
    """Of a report that is read, nine tenths of the time and more are told by name; every name is in STAGES."""
    service.read_at(str(HARBOUR))  # what is loaded once
    shares = []
    for _ in range(3):  # another program may take the processor between two stages
        watch = Watch()
        with watching(watch):
            begun = perf_counter()
            service.read_at(str(HARBOUR))
            shares.append(sum(watch.seconds.values()) / (perf_counter() - begun))
    assert watch.seconds.keys() <= STAGES.keys()
    assert {"intake", "encoder", "attribution", "gathering", "chains", "figures", "signals", "claims", "checks"} <= (
        watch.seconds.keys()
    )
    assert 0.9 < max(shares) <= 1.0


def test_watched_or_not_the_reading_is_the_same():
    """To watch changes no answer."""
    plain = service.read_at(str(HARBOUR))
    with watching(Watch()):
        assert service.read_at(str(HARBOUR)) == plain


def test_unwatched_a_mark_costs_next_to_nothing():
    """A reading passes some forty marks and some hundred notes: together under 0.5 % of its time."""
    from reportedly.observed import noting

    service.read_at(str(HARBOUR))
    with noting() as notes:
        service.read_at(str(HARBOUR))
    marked = stage("reading")(int)
    cost = min(_seconds(marked, 5_000) - _seconds(int, 5_000) for _ in range(5)) / 5_000
    whole = min(_seconds(lambda: service.read_at(str(HARBOUR)), 1) for _ in range(3))
    assert cost * (2 * len(notes) + 40) < 0.005 * whole  # noted or only asked about


def _seconds(work, times):
    begun = perf_counter()
    for _ in range(times):
        work()
    return perf_counter() - begun


def test_timings_are_sums_shares_and_percentiles():
    """A document's row is its own; a batch shares its time; a percentile is right to 2 %."""
    timings = Timings()
    for milliseconds in range(1, 101):
        timings.hear({"reading": milliseconds / 1000, "encoder": 0.001}, 1, 10)
    timings.hear({"store": 1.0}, 100, 0)  # stored at once: 10 ms each
    rows = {row.stage: row for row in timings.rows()}
    assert (timings.documents, timings.words) == (100, 1000)
    assert rows["reading"].median == pytest.approx(0.050, rel=0.02)
    assert rows["reading"].p95 == pytest.approx(0.095, rel=0.02)
    assert rows["store"].median == pytest.approx(0.010, rel=0.02)
    assert sum(row.share for row in rows.values() if row.stage != "whole") == pytest.approx(1.0)
    assert max(map(len, table(timings, 2.0)[:-2])) <= 64


def test_no_documents_make_no_division():
    """A run in which nothing was read has a table all the same."""
    assert "0 documents" in table(Timings(), 0.0)[-2]

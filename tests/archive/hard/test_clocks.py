"""The clock jumps, ahead or back: nothing is lost, nobody is locked out, and no order rests on it."""

import datetime as real
import time
from datetime import UTC, timedelta

import pytest
from limits import parse

from reportedly.archive import storing
from reportedly.archive.archive import Archive
from reportedly.archive.desk import feeds, jobs, people, sessions
from reportedly.archive.reviews import history
from reportedly.doors.api.meter import Meter
from reportedly.doors.desk.tries import Tries
from reportedly.doors.problem import Refusal
from reportedly.errors import NotKnown
from reportedly.service.jobs import Reader
from tests.archive.stories import document, reading

START = real.datetime(2031, 5, 5, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
ADDRESS = "https://tarn.example/feed.xml"


class Clock:
    """``datetime`` to the archive; ``clock.at += …`` is a jump."""

    def __init__(self):
        self.at = START

    def now(self, zone=None):
        return self.at.astimezone(zone)

    def __getattr__(self, name):
        return getattr(real.datetime, name)


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    for module in (storing, feeds, sessions, history):
        monkeypatch.setattr(module, "datetime", made)
    return made


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db") as opened:
        yield opened


@pytest.mark.parametrize("jump", [YEAR, -YEAR], ids=["ahead", "back"])
def test_versions_and_their_order(clock, archive, jump):
    """The newest version is the one that came last, whatever the clock said; each is kept with the time it was told."""
    for number in (1, 2, 3):
        archive.add(reading(document(number, id="n")))
        clock.at += jump
    article = archive.show("n")
    assert [version.number for version in article.versions] == [1, 2, 3]
    assert "number 3" in archive.reading("n").document.text
    stamps = [version.collected_at[:10] for version in article.versions]
    assert stamps == sorted(stamps, reverse=jump < timedelta(0))
    assert [outcome.what for outcome in archive.add(reading(document(3, id="n")))] == ["there"]


def begun(archive, clock):
    with archive.writing() as connection:
        held = people.add_person(connection, "Ada Quint", "a long pass phrase of hers", "reader")
        return sessions.begin(connection, held.id)[0]


def holds(archive, secret):
    with archive.looking() as connection:
        try:
            _, late = sessions.session(connection, secret)
        except NotKnown:
            return "ended"
        return "note its use" if late else "holds"


@pytest.mark.parametrize(
    ("jump", "expected"),
    [
        (timedelta(seconds=30), "holds"),
        (timedelta(seconds=-30), "holds"),
        (timedelta(hours=1), "note its use"),
        (timedelta(hours=-1), "note its use"),  # or its idle time would count from a moment still to come
        (timedelta(hours=3), "ended"),
        (timedelta(hours=-3), "ended"),
        (-YEAR, "ended"),  # begun while the clock was a year ahead, it would hold for a year
        (YEAR, "ended"),
    ],
    ids=str,
)
def test_a_session(clock, archive, jump, expected):
    """A small step changes nothing; after a large one people sign in again, and no session holds longer than it may."""
    secret = begun(archive, clock)
    clock.at += jump
    assert holds(archive, secret) == expected


def test_signing_in_after_the_clock_was_put_right(clock, archive):
    """A session of the wrong time does not stand in the way of a new one."""
    clock.at += YEAR
    old = begun(archive, clock)
    clock.at -= YEAR
    with archive.writing() as connection:
        new, _ = sessions.begin(connection, 1)
    assert (holds(archive, old), holds(archive, new)) == ("ended", "holds")


@pytest.mark.parametrize(
    ("ahead", "is_due"),
    [(YEAR, True), (timedelta(hours=1), True), (timedelta(0), False)],
    ids=["a year", "an hour", "right"],
)
def test_a_feed_that_was_looked_at_while_the_clock_was_ahead(clock, archive, ahead, is_due):
    """It is looked at again now, and not when that time comes; then as often as it should be."""
    clock.at += ahead
    with archive.writing() as connection:
        feed = feeds.watch(connection, "Ada Quint", ADDRESS, 30)
        feeds.looked_at(connection, feed.id)
    clock.at -= ahead
    with archive.writing() as connection:
        assert [one.url for one in feeds.due(connection)] == [ADDRESS] * is_due
        feeds.looked_at(connection, feed.id)
        assert feeds.due(connection) == []
        clock.at += timedelta(minutes=31)
        assert [one.url for one in feeds.due(connection)] == [ADDRESS]


def test_a_feed_watched_while_the_clock_was_ahead(clock, archive):
    """Even one that was never looked at."""
    clock.at += YEAR
    with archive.writing() as connection:
        feeds.watch(connection, "Ada Quint", ADDRESS, 30)
        clock.at -= YEAR
        assert len(feeds.due(connection)) == 1


def test_the_queue_goes_by_the_order_of_submission(clock, archive):
    """What was submitted first is read first, though the clock was put back in between; none is left out."""
    for number in range(3):
        with archive.writing() as connection:
            jobs.submit(connection, "Ada Quint", "text", f"text {number}", b'{"text": ""}')
        clock.at -= timedelta(days=1)
    taken = []
    for _ in range(3):
        with archive.writing() as connection:
            taken.append(jobs.take(connection)[0].what)
    assert taken == ["text 0", "text 1", "text 2"]
    with archive.looking() as connection:
        assert [job.what for job in jobs.job_list(connection)] == taken[::-1]


def test_what_was_being_read_is_resumed_at_any_time(clock, archive):
    """There is no lease that a clock could end, or make last for ever."""
    with archive.writing() as connection:
        jobs.submit(connection, "Ada Quint", "text", "a text", b'{"text": ""}')
        jobs.take(connection)
    for jump in (YEAR, -2 * YEAR):
        clock.at += jump
        with archive.writing() as connection:
            assert jobs.resume(connection) == 1
            assert jobs.take(connection)[0].what == "a text"
    assert Reader(archive).read_next() is False


def asks(meter, caller):
    try:
        return meter.count(caller) is not None
    except Refusal:
        return False


def signs_in(tries, name):
    return tries.hit(parse("5/minute"), "name", name)


@pytest.mark.parametrize("jump", [86_400, -86_400], ids=["ahead", "back"])
@pytest.mark.parametrize(
    ("counter", "may"), [(lambda: Meter(5), asks), (Tries, signs_in)], ids=["the API", "signing in"]
)
def test_what_counts_how_often(monkeypatch, counter, may, jump):
    """After a jump who was refused may ask again within two minutes; nobody is shut out until that day comes again."""
    now, shift, made = time.time, [0.0], counter()
    monkeypatch.setattr(time, "time", lambda: now() + shift[0])
    assert [may(made, "Ada") for _ in range(7)] == [True] * 5 + [False] * 2
    shift[0] += jump
    may(made, "Ada")
    shift[0] += 121
    assert [may(made, "Ada") for _ in range(7)] == [True] * 5 + [False] * 2

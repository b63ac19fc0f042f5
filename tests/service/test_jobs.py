"""The reader in the background: everything that was submitted is read or told why not, whatever stops it."""

import json
import time

import pytest
from sqlalchemy import update

from reportedly.archive.archive import Archive
from reportedly.archive.desk import feeds, jobs, tables
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk
from reportedly.service.jobs import Pasted, Reader

WHO = Actor(name="Ada Quint")
TEXT = "The bridge at Veldmark will stay closed for 14 days, Mayor Ilsa Maren said on Monday."
ROWS = b"".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} Tug {n} went out."}).encode() + b"\n" for n in range(3))


@pytest.fixture
def desk(tmp_path):
    with Archive(tmp_path / "a.db") as archive:
        yield Desk(archive)


def read_all(desk):
    reader = Reader(desk.archive)
    while reader.read_next():
        pass
    with desk.archive.looking() as connection:
        return jobs.job_list(connection)


def test_a_text_with_what_is_known_of_it(desk):
    pasted = Pasted(text=TEXT, title="Bridge shut", publisher="Lintel Press", url="https://lintel.example/a")
    desk.submit_text(WHO, pasted, published="2031-06-03")
    [job] = read_all(desk)
    assert (job.state, job.added, job.key) == ("done", 1, "https://lintel.example/a")
    version = desk.archive.show(job.key).versions[0]
    assert (version.title, version.publisher, version.published) == ("Bridge shut", "Lintel Press", "2031-06-03")
    assert (version.collected_by, version.claims > 0) == ("Ada Quint", True)


@pytest.mark.parametrize(
    ("name", "data", "state", "counts", "words"),
    [
        ("a.txt", TEXT.encode(), "done", (1, 0, 0), ""),
        ("rows.jsonl", ROWS, "done", (3, 0, 0), ""),
        ("rows.jsonl", ROWS + b"{broken\n", "done", (3, 0, 1), ""),
        ("a.pdf", b"%PDF-1.7 cut", "failed", (0, 0, 1), "PDF"),
        ("a.bin", b"\0\1\2\3" * 900, "failed", (0, 0, 1), "upload://"),
        ("../../../etc/cron.d/x.txt", TEXT.encode(), "done", (1, 0, 0), ""),
        ("..", TEXT.encode(), "done", (1, 0, 0), ""),
        ("a" * 5000 + ".txt", TEXT.encode(), "done", (1, 0, 0), ""),
        ("\0nul\n.txt", TEXT.encode(), "done", (1, 0, 0), ""),
    ],
)
def test_a_file_of_one_or_of_many(desk, name, data, state, counts, words):
    """One bad row is counted and the rest go on; a name can't lead out of the folder the file lies in."""
    desk.submit_file(WHO, name, data)
    [job] = read_all(desk)
    assert (job.state, (job.added, job.there, job.failed)) == (state, counts), job
    assert words in job.error
    assert "/tmp" not in job.error  # noqa: S108 - where it lay while it was read is nobody's business
    with desk.archive.looking() as connection:
        assert connection.execute(tables.jobs.select()).one().payload is None


def test_a_fault_of_the_queue_does_not_end_the_reader(desk, monkeypatch):
    """Protects every later submission: what goes wrong beside a reading is logged, and looked at again."""
    heard: list[str] = []
    monkeypatch.setattr("reportedly.service.jobs.event", lambda _log, name, *_, **__: heard.append(name))
    took = jobs.take
    faults = [ZeroDivisionError("once"), ZeroDivisionError("twice")]

    def take(connection):
        if faults:
            raise faults.pop()
        return took(connection)

    monkeypatch.setattr(jobs, "take", take)
    desk.submit_text(WHO, Pasted(text=TEXT))
    reader = Reader(desk.archive, every=0.01)
    reader.start()
    try:
        until = time.monotonic() + 20
        while time.monotonic() < until and not desk.archive.count():
            time.sleep(0.02)
    finally:
        reader.close()
    assert desk.archive.count() == 1
    assert heard.count("queue.fault") == 2


def test_two_files_of_one_name_are_two_reports(desk):
    desk.submit_file(WHO, "story.txt", TEXT.encode())
    desk.submit_file(WHO, "story.txt", TEXT.replace("14", "15").encode())
    desk.submit_file(WHO, "story.txt", TEXT.encode())
    last, *_ = read_all(desk)
    assert (desk.archive.count(), last.there) == (2, 1)


def test_an_address_that_must_not_be_fetched(desk):
    desk.submit_url(WHO, "http://127.0.0.1:9/private")
    [job] = read_all(desk)
    assert job.state == "failed"
    assert "127.0.0.1" in job.error


def test_what_was_half_read_is_read_again(desk):
    """As after kill -9: the submission stands as being read, and its bytes are still there."""
    desk.submit_file(WHO, "rows.jsonl", ROWS)
    with desk.archive.writing() as connection:
        jobs.take(connection)
    reader = Reader(desk.archive, every=0.05)
    reader.start()
    end = time.monotonic() + 60
    while _state(desk) != "done" and time.monotonic() < end:
        time.sleep(0.05)
    reader.close()
    [job] = read_all(desk)
    assert (job.state, job.added) == ("done", 3)


def _state(desk):
    with desk.archive.looking() as connection:
        return jobs.job_list(connection)[0].state


def test_a_feed_is_submitted_when_its_time_comes(desk):
    """And not again until the next time."""
    feed = desk.watch(WHO, "http://127.0.0.1:9/feed", 60)
    reader = Reader(desk.archive)
    reader._look_at_feeds()
    reader._look_at_feeds()
    [job] = read_all(desk)
    assert (job.kind, job.what, job.state) == ("feed", feed.url, "failed")
    with desk.archive.writing() as connection:
        assert feeds.feed(connection, feed.id).next_at > feed.next_at
        assert feeds.due(connection) == []
        connection.execute(update(tables.feeds).values(next_at=feed.next_at))
        assert [one.id for one in feeds.due(connection)] == [feed.id]
        feeds.unwatch(connection, feed.id)
        assert feeds.feed_list(connection) == []

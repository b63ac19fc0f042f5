"""Jobs: their list, and their progress told as it happens, to an end that always comes."""

import json
import threading

import pytest

from reportedly.doors.api import jobs

TEXT = "Forty ferries are idle, the mayor of Tarnby said on Tuesday."


def events(response):
    """(event, data) of a stream of server-sent events, without its comments."""
    found = []
    for block in response.text.split("\n\n"):
        lines = dict(line.partition(": ")[::2] for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


@pytest.fixture
def submitted(api, reader):
    return api.post("readings?async=true", json={"text": TEXT}).headers["location"]


def test_progress_then_done(api, submitted):
    """Each change once, as it comes, and the end is the end of the stream."""
    threading.Timer(0.5, api.read_all).start()
    response = api.get(f"{submitted}/events")
    told = events(response)
    assert response.headers["content-type"].startswith("text/event-stream")
    states = [job["state"] for _, job in told]
    assert states in (["waiting", "reading", "done"], ["reading", "done"], ["waiting", "done"])  # by how soon each came
    assert {name for name, _ in told[:-1]} == {"progress"}
    assert (told[-1][0], told[-1][1]["state"], told[-1][1]["added"]) == ("done", "done", 1)
    assert [name for name, _ in told].count("done") == 1


def test_what_is_done_is_told_at_once(api, submitted):
    """Who asks late gets the end."""
    api.read_all()
    ((name, job),) = events(api.get(f"{submitted}/events"))
    assert (name, job["state"]) == ("done", "done")


def test_a_failure_is_an_end(api, reader):
    """With its reason, in a line."""
    place = api.post("readings?async=true", json={"text": "unreadable"}).headers["location"]
    api.read_all()
    ((name, job),) = events(api.get(f"{place}/events"))
    assert (name, job["state"]) == ("done", "failed")
    assert "no words" in job["error"]


def test_a_stream_ends_even_where_the_job_does_not(api, submitted, monkeypatch):
    """A queue that nobody reads holds no connection for ever; meanwhile it says that it is there."""
    monkeypatch.setattr(jobs, "LONGEST", 0.7)
    monkeypatch.setattr(jobs, "QUIET", 0.1)
    response = api.get(f"{submitted}/events")
    assert [name for name, _ in events(response)] == ["progress"]
    assert ": still there" in response.text


def test_streams_are_few(api, submitted, monkeypatch):
    """Past so many the next is told to come back."""
    monkeypatch.setattr(jobs, "MOST_STREAMS", 0)
    response = api.get(f"{submitted}/events")
    assert (response.status_code, response.headers["retry-after"]) == (503, "10")


def test_the_list(api, submitted):
    """The latest first, of all or of one person, with how many there are."""
    api.post("readings?async=true", json={"text": TEXT + " Again."})
    found = api.get("jobs?limit=1").json()
    assert (found["total"], [job["what"] for job in found["items"]]) == (2, [TEXT + " Again."])
    assert api.get("jobs?by=Ada").json()["total"] == 2
    assert api.get("jobs?by=Bo").json()["total"] == 0

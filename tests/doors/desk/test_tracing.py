"""Traces of words: the form, the answer, what is not there, addresses that survive any words."""

import re

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.desk.tracing import address
from reportedly.export.trace_words import answer
from tests.doors.desk.test_provenance import plain

ASKED = ("6,200 soldiers have deserted from Korvia's northern army", "wire-1", "wire-1#c1", "ferry strike Torvik")


@pytest.mark.parametrize("asked", ASKED)
def test_numbers_are_the_archives(client, archive_of_examples, asked):
    """Words, an article, a claim: as ``Archive.trace`` says, and the words stay in the form."""
    trace = archive_of_examples.trace(asked)
    page = client.get("/trace/whole", params={"q": asked}).text
    assert answer(trace) in plain(page)
    assert f"“{trace.claim}”" in plain(page)
    assert len(re.findall(r"<tr[^>]*data-row=", page)) == len(trace.mentions)
    graph = client.get("/trace/graph.json", params={"q": asked}).json()
    assert sum(len(node["rows"]) for node in graph["nodes"]) == len(trace.mentions)


def test_the_form_alone(client):
    """Nothing is asked, nothing is traced."""
    page = client.get("/trace").text
    assert '<input id="q" name="q" value=""' in page
    assert 'class="traced"' not in page
    assert client.get("/trace?q=%20%20").text.count('class="traced"') == 0


@pytest.mark.parametrize("asked", ["https://nowhere.example/1", "wire-1#c99", "nobody#c1", "zeppelins over Quar", "?!"])
def test_not_there(client, asked):
    """An article or a claim that is not there, words that no claim has: told in the page, with the form."""
    page = client.get("/trace/whole", params={"q": asked}).text
    assert 'role="alert"' in page
    assert 'name="q"' in page


def test_slow(client, monkeypatch):
    """A slow trace comes later, at an address with the words as they are."""
    import time

    real = Archive.trace
    monkeypatch.setattr(Archive, "trace", lambda *asked: (time.sleep(0.6), real(*asked))[1])
    asked = 'soldiers & "deserters" <b> Korvia'
    page = client.get("/trace", params={"q": asked}).text
    later = re.search(r'hx-get="([^"]+)"', page)[1].replace("&amp;", "&")
    assert later == "/trace/part?q=soldiers+%26+%22deserters%22+%3Cb%3E+Korvia"
    assert "<b> Korvia" not in page
    assert 'class="traced"' in client.get(later).text


def test_too_long(client):
    """No more is asked than a claim can be."""
    assert client.get("/trace", params={"q": "x" * 2001}).status_code == 422


@pytest.mark.parametrize(
    ("query", "expected"),
    [({}, "/a/b"), ({"q": ""}, "/a/b"), ({"q": "ä &#", "dark": "1"}, "/a/b?q=%C3%A4+%26%23&dark=1")],
)
def test_addresses(query, expected):
    """Words go into an address whole, and what is empty does not."""
    assert address("/a", "b", **query) == expected


def test_very_slow(client, monkeypatch):
    """A part that is not there for minutes says so, in the place of what it would be."""
    monkeypatch.setattr(client.office.kept.__class__, "soon", lambda *_, **__: None)
    for path in ("/trace/part?q=a", "/figures/part?q=a"):
        assert "load the page again" in client.get(path).text

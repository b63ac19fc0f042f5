"""Every error is a problem (RFC 9457) that says what, where and what to do; on both databases; no number breaks one."""

import pytest
from msgspec import convert

from reportedly.archive.archive import Archive
from reportedly.doors.problem import Problem
from reportedly.errors import ArchiveBusy
from tests.archive.conftest import archive_url, postgres  # noqa: F401

ERRORS = [  # method, path, status, a word of it
    ("GET", "nothing", 404, "Not Found"),
    ("GET", "articles/77", 404, "no such article"),
    ("GET", "articles/1/claims/c999", 404, "no such claim"),
    ("GET", "articles/1/claims/x", 422, "path.local"),
    ("GET", "articles/0", 422, "path.article"),
    ("GET", "articles/one", 422, "path.article"),
    ("GET", "jobs/77", 404, "no such submission"),
    ("GET", "jobs/77/events", 404, "no such submission"),
    ("GET", "figures?q=wire-1%23c99", 404, "no such claim"),
    ("GET", "figures?q=soldiers&profile=%2Fetc%2Fpasswd", 422, "query.profile"),
    ("GET", "checked?q=%21", 422, "no words"),
    ("GET", "claims", 422, "query.q"),
    ("GET", "articles?since=2031-13-01", 422, "query.since"),
    ("GET", "articles?since=20310601", 422, "query.since"),
    ("GET", "schema/../../etc/passwd", 404, "Not Found"),
    ("GET", "schema/secret", 422, "path.name"),
    ("PUT", "sources/%0A%0A", 405, "GET, HEAD"),
    ("PATCH", "sources/a%2Fb/grades", 405, "GET, HEAD, POST"),
    ("PUT", "articles/1", 405, "DELETE, GET, HEAD"),
    ("POST", "articles", 405, "GET, HEAD"),
    ("HEAD", "jobs/1/events", 405, ""),
    ("DELETE", "reviews", 405, "GET, HEAD"),
]


@pytest.mark.parametrize(("method", "path", "status", "word"), ERRORS)
def test_a_problem(api, method, path, status, word):
    """As programs can use it."""
    response = api.request(method, path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    if method != "HEAD":
        told = convert(response.json(), Problem)
        assert (told.status, told.instance) == (
            status,
            response.request.url.raw_path.decode().partition("?")[0].replace("%2F", "/"),
        )
        assert word in response.text


def test_all_that_is_wrong_is_told(api):
    """Not only the first."""
    errors = api.get("articles?limit=0&skip=-1&until=never").json()["errors"]
    assert [fault["where"] for fault in errors] == ["query.until", "query.limit", "query.skip"]


def test_a_method_there_is_not_tells_which_there_are(api):
    """All methods of a path, wherever each is defined."""
    response = api.patch("articles/1/corrections")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST")


def test_a_fault_of_ours_tells_no_secrets(api, monkeypatch):
    """500 with the fault's kind, no traceback."""
    monkeypatch.setattr(Archive, "show", lambda *_: 1 / 0)
    api._transport.raise_server_exceptions = False
    response = api.get("articles/1")
    assert (response.status_code, response.json()["detail"]) == (500, "ZeroDivisionError")
    assert "Traceback" not in response.text


def test_a_busy_archive_says_when_to_come_back(api, monkeypatch):
    """503, with Retry-After."""

    def busy(*_):
        raise ArchiveBusy("another program is writing to it")

    monkeypatch.setattr(Archive, "show", busy)
    response = api.get("articles/1")
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")


NUMBERS = ["1", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1" + "0" * 400, "-1", "1.5"]


def test_no_number_breaks_a_database(archive_url, over):  # noqa: F811
    """Of rows, versions and pages, past what SQLite and PostgreSQL can count: 404, 422 or an empty page."""
    with Archive(archive_url) as archive:
        client = over(archive)
        for number in NUMBERS:
            for path in (f"articles/{number}", f"articles/{number}/reading?version={number}", f"jobs/{number}"):
                assert client.get(path).status_code in (404, 422), path
            for path in (f"articles?skip={number}", f"jobs?skip={number}", f"sources?skip={number}"):
                assert client.get(path).status_code in (200, 422), path


WORDS = ["%00", "a%00b", "%ED%A0%80", "%F0%9F%98%80", "%27%3B--", "%25_%5C", "x" * 2000]


def test_no_words_break_a_database(archive_url, over):  # noqa: F811
    """NUL, surrogates, quotes and wildcards are words like others, in both."""
    with Archive(archive_url) as archive:
        client = over(archive)
        for words in WORDS:
            for path in ("claims?q=", "trace?q=", "figures?q=", "checked?q="):
                assert client.get(path + words).status_code in (200, 404, 422), path + words
            for path in ("articles?publisher=", "articles?key=", "jobs?by=", "reviews?by="):
                response = client.get(path + words)
                assert (response.status_code, response.json()["items"]) == (200, []), path + words
            name = words[:300]
            assert client.get(f"sources/{name}").status_code == 200, words
            grade = client.post(f"sources/{name}/grades", json={"grade": "B", "reason": "a\0b 😀"})
            assert grade.status_code in (201, 422), words

"""What the archive holds, by pages that lead to each other; readings and texts that are not sent twice."""

import re

import pytest
from msgspec import convert

from reportedly.model.reading import Reading


def links(response):
    return {name: place for place, name in re.findall(r'<([^>]*)>; rel="(\w+)"', response.headers["link"])}


@pytest.mark.parametrize(
    ("query", "count", "led"),
    [
        ("limit=4", 4, {"first": 0, "next": 4, "last": 8}),
        ("limit=4&skip=4", 4, {"first": 0, "prev": 0, "next": 8, "last": 8}),
        ("limit=4&skip=8", 2, {"first": 0, "prev": 4, "last": 8}),
        ("limit=10", 10, {"first": 0, "last": 0}),
        ("limit=3&skip=1", 3, {"first": 0, "prev": 0, "next": 4, "last": 9}),
        ("limit=4&skip=9223372036854775807", 0, {"first": 0, "prev": 8, "last": 8}),
    ],
)
def test_pages(api, query, count, led):
    """Each tells how many there are, and where its neighbours are (RFC 8288)."""
    response = api.get(f"articles?{query}")
    assert (response.json()["total"], len(response.json()["items"])) == (10, count)
    assert {name: int(re.search(r"skip=(\d+)", place)[1]) for name, place in links(response).items()} == led


def test_pages_hold_all_once(api):
    """Who follows ``next`` sees every article, none twice, and keeps the filter."""
    place, seen = "/api/v1/articles?limit=3&since=2031-01-01", []
    while place:
        response = api.get(place)
        seen += [article["id"] for article in response.json()["items"]]
        place = links(response).get("next")
        assert place is None or "since=2031-01-01" in place
    assert sorted(seen) == sorted(set(seen))
    assert len(seen) == response.json()["total"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("key=wire-1", ["wire-1"]),
        ("key=nothing", []),
        ("key=wire-1&skip=1", []),
        ("publisher=OSTIAN%20wire&until=2031-06-03", ["wire-1"]),
        ("publisher=%00", []),
        ("since=2040-01-01", []),
    ],
)
def test_filters(api, query, keys):
    """By key, publisher and time."""
    found = api.get(f"articles?{query}").json()
    assert ([article["key"] for article in found["items"]]) == keys


def test_one_article_without_its_texts(api):
    """How it was collected; the text has an address of its own."""
    version = api.get("articles/1").json()["versions"][0]
    assert version["sha256"]
    assert "text" not in version


def test_the_reading_is_the_archives(api):
    """The same Reading as from every door, to the byte's meaning."""
    assert convert(api.get("articles/1/reading").json(), Reading) == api.office.archive.reading("wire-1")


@pytest.mark.parametrize("path", ["articles/1/reading", "articles/1/text"])
def test_nothing_anew(api, path):
    """Who has it is told so, by If-None-Match in each of its forms."""
    first = api.get(path)
    tag = first.headers["etag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        response = api.get(path, headers={"if-none-match": given})
        assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", tag)
    assert api.get(path, headers={"if-none-match": '"other"'}).content == first.content


def test_another_version_has_another_tag(api, reader):
    """A corrected report is new to who has the old one; and the old one can still be had."""
    for text in ("Forty idle.", "Fifty idle."):
        place = api.post("readings?keep=true", json={"text": text, "url": "https://tarn.example/1"}).headers["location"]
    newest, first = api.get(f"{place}/reading"), api.get(f"{place}/reading?version=1")
    assert newest.headers["etag"] != first.headers["etag"]
    assert api.get(f"{place}/text?version=1").text == "Forty idle."
    assert api.get(f"{place}/reading?version=3").status_code == 404


def test_head_is_get_without_the_body(api):
    """As HTTP asks of every server."""
    get, head = api.get("articles/1/reading"), api.head("articles/1/reading")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", get.headers["etag"])


def test_what_is_gone_is_gone(api):
    """Removed, with all that hangs on it."""
    assert api.delete("articles/3").status_code == 204
    for path in ("", "/reading", "/text", "/corrections", "/claims/c1", "/claims/c1/reviews"):
        assert api.get(f"articles/3{path}").status_code == 404

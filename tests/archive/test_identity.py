"""Which article a document is, and the bounds of its time of publication."""

import pytest
from msgspec.structs import replace

from reportedly.archive.identity import bounds, key_of
from tests.archive.stories import document


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2025-09-01T14:30:00+02:00", "2025-09-01T12:30:00Z", "2025-09-01T12:30:00Z"),
        ("2025-09-01T23:30:00-05:00", "2025-09-02T04:30:00Z", "2025-09-02T04:30:00Z"),
        ("2025-09-01T14:30:00", "2025-09-01T14:30:00Z", "2025-09-01T14:30:00Z"),
        ("2025-09-01", "2025-09-01T00:00:00Z", "2025-09-01T23:59:59Z"),
        ("0001-01-01T00:00:00+14:00", None, None),  # before the calendar's first year
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_bounds(published, first, last):
    """Zones become UTC; a day is from its first to its last second; what is not known is null."""
    assert bounds(published) == (first, last)


@pytest.mark.parametrize(
    ("place", "id", "url", "key"),
    [
        ("/a/story.txt", "story.txt", None, "/a/story.txt"),
        ("/a/b/story.txt", "b/story.txt", None, "/a/b/story.txt"),
        ("/a/x.jsonl:12", "x.jsonl:12", None, "/a/x.jsonl:12"),
        ("/a/x.jsonl:12", "12", None, "12"),
        ("/a/x.jsonl:12", "n12", "https://tarn.example/12", "https://tarn.example/12"),
        ("", "n12", None, "n12"),
        ("https://tarn.example/1", "https://tarn.example/1", None, "https://tarn.example/1"),
    ],
)
def test_key(place, id, url, key):
    """The URL, else the id it came with, else the place; an id that intake made of the place is none."""
    assert key_of(replace(document(id=id, url=url), place=place)) == key


def test_key_of_a_bare_text():
    """Without any name the key is of the text, the publisher and the date."""
    keys = {key_of(document(number, publisher=publisher)) for number in (1, 2) for publisher in (None, "Tarn Wire")}
    assert len(keys) == 4
    assert all(key.startswith("text:") for key in keys)
    assert key_of(document(1)) == key_of(document(1))


def test_long_keys():
    """A very long URL has a short key of its own."""
    keys = [key_of(document(url="https://tarn.example/" + "é" * 3000 + end)) for end in "ab"]
    assert keys[0] != keys[1]
    assert all(len(key.encode()) < 2000 for key in keys)

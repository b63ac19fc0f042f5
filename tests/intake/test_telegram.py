"""Telegram's exports: chats and channels, whole accounts, what is no post, and damage."""

import json

import pytest

from reportedly.errors import NoText, WrongFormat
from reportedly.intake import Failure, is_batch, open_input


def post(number: int, text: object, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2026-03-02T09:15:00", "text": text, **more}


def export(kind: str, *messages: dict[str, object], name: str | None = "Sorrel Watch") -> dict[str, object]:
    return {"name": name, "type": kind, "id": 1, "messages": list(messages)}


@pytest.fixture
def read(tmp_path):
    def of(found: object, name: str = "result.json"):
        path = tmp_path / name
        path.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
        assert is_batch(path)
        return list(open_input(path))

    return of


TIMES = [  # beside the local time the time in UTC, as seconds; ISO 8601
    ({"date_unixtime": "1772439300"}, "2026-03-02T09:15:00+01:00"),
    ({"date_unixtime": "1772442900"}, "2026-03-02T09:15:00+00:00"),
    ({"date_unixtime": "1772463600"}, "2026-03-02T09:15:00-05:45"),
    ({}, "2026-03-02T09:15:00"),
    ({"date_unixtime": "1"}, "2026-03-02T09:15:00"),
    ({"date_unixtime": "x"}, "2026-03-02T09:15:00"),
]


@pytest.mark.parametrize(("more", "expected"), TIMES)
def test_a_post_has_the_time_of_where_it_was_exported(read, more, expected):
    """Protects "this morning": the day and hour are the exporter's, with their distance from UTC where it is known."""
    (document,) = read(export("public_channel", post(1, "The ferry sank this morning.", **more)))
    assert document.published == expected


def test_a_group_is_no_publisher(read):
    """In a group each writer speaks for themselves."""
    (document,) = read(export("private_supergroup", post(1, "The ferry sank.", **{"from": "Ada"})))
    assert (document.publisher, document.authors) == (None, ["Ada"])


def test_a_whole_account(read):
    """Posts of several chats don't share their numbers."""
    chats = [export("public_channel", post(1, "One."), name=name) for name in ("A", "B")]
    found = read({"about": "Here is the data you requested. Remember …", "chats": {"list": chats}})
    assert [one.id for one in found] == ["result.json#A/1", "result.json#B/1"]


NO_POSTS = [
    export("public_channel"),
    export("public_channel", post(1, ""), post(2, [{"type": "bold", "text": " "}]), post(3, None), {"type": "service"}),
    {"name": "x", "type": "public_channel", "messages": [3, "x", None]},
    {"name": "x", "type": "public_channel", "messages": 5},
    {"about": "Here is the data you requested", "chats": {"list": 5}},
    {"about": "Here is the data you requested", "chats": {"list": [{"messages": "x"}, 3]}},
]


@pytest.mark.parametrize("found", NO_POSTS)
def test_an_export_without_words_says_so(read, found):
    """Protects a folder of exports: an empty one is a line, not silence."""
    (failure,) = read(found)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, NoText)


@pytest.mark.parametrize("cut", ['{"name": "x", "type": "public_channel", "messages": [{"id"', "{"])
def test_a_damaged_export_is_one_error(tmp_path, cut):
    """Protects an export that broke off: it is one clear error, since nothing of JSON can be trusted then."""
    path = tmp_path / "result.json"
    path.write_text(cut)
    with pytest.raises(WrongFormat, match="cut short or damaged"):
        list(open_input(path))


def test_text_of_posts_is_data(read):
    """Markup in a post is its words."""
    (document,) = read(export("public_channel", post(1, "<b>The ferry</b> &amp; the bus sank.")))
    assert document.text == "<b>The ferry</b> &amp; the bus sank."


def test_a_number_that_is_none_can_be_written_down(read):
    """Protects the lines that are written of an export: a lone surrogate in an id can't be put in UTF-8."""
    (document,) = read(export("public_channel", post("\ud800", "The ferry sank.")))  # type: ignore[arg-type]
    assert document.id.encode() == b"result.json#?"

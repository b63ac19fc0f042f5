"""Pages: an answer has a bounded size, and its pages together hold every record once."""

import pytest

from reportedly.doors.mcp.holdings import Asked, Holdings
from reportedly.doors.mcp.pages import SIZES, encoded, page
from reportedly.doors.mcp.readings import rows
from reportedly.errors import SettingsError

ROWS = [("things", {"id": f"t{number}", "words": "w" * 300}) for number in range(200)]


def test_pages_hold_every_record_once():
    """Going on from cursor to cursor ends, and skips nothing."""
    seen, cursor, pages = [], "", 0
    while True:
        made = page({"uri": "report://a"}, ROWS, cursor)
        assert len(encoded(made)) <= SIZES["outline"] + 200
        assert made["uri"] == "report://a"
        seen += [one["id"] for one in made["things"]]
        pages += 1
        if "cursor" not in made:
            break
        assert made["more"] == f"{200 - len(seen)} more of 200 records; ask again with this cursor."
        cursor = made["cursor"]
    assert seen == [f"t{number}" for number in range(200)]
    assert 3 < pages < 20


def test_one_record_always_fits():
    """A record longer than a page comes alone, so that no cursor stands still."""
    made = page({}, [("things", {"words": ["x" * 400] * 100}), ("things", {"id": "t2"})], "")
    assert len(made["things"]) == 1
    assert made["cursor"] == "1"


@pytest.mark.parametrize("cursor", ["x", "-1", "200", "1e3", "٣", "9999999999"])
def test_a_wrong_cursor_is_refused(cursor):
    """A cursor of nothing is an error, not an empty page that looks like the end."""
    with pytest.raises(SettingsError, match="is no cursor"):
        page({}, ROWS, cursor)


def test_nothing_to_tell_is_an_answer():
    """An empty answer has a head and no cursor."""
    assert set(page({"answer": "0 found"}, [], "")) == {"fence", "note", "answer"}


def test_a_long_report_comes_in_pages():
    """Sixty paragraphs of claims: an outline costs no more than a page, and no record of it is longer than that."""
    told = "\n\n".join(f"Some {number} boats sank off Tarn on Monday, mayor Ilse Brandt said." for number in range(60))
    _, reading = Holdings().read(Asked(text=told))
    for detail in ("outline", "full", "text"):
        assert len(encoded(page({}, rows(reading, detail), "", detail))) <= SIZES[detail] + 200

"""The desk's scale: its own words, and its own numbers where it has them."""

from dataclasses import replace

import pytest

from reportedly.archive.reviews import scales
from reportedly.errors import VocabError
from reportedly.settings import current


@pytest.fixture
def own_scale(tmp_path, monkeypatch):
    """Puts a verdicts.csv in force."""

    def write(rows):
        (tmp_path / "verdicts.csv").write_text(rows, encoding="utf-8")
        settings = replace(current(), vocab_dir=tmp_path)
        monkeypatch.setattr(scales, "current", lambda: settings)
        for read in (scales.verdicts, scales.ratings):
            read.cache_clear()

    yield write
    for read in (scales.verdicts, scales.ratings):
        read.cache_clear()


def test_our_scale_gives_no_numbers():
    """Our verdicts are no points of a line, so none is given a number."""
    assert scales.ratings() == {}
    assert "unsupported" in scales.verdicts()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("verdict,label\ntrue,True\n", {}),
        (
            "verdict,label,rating\ntrue,True,5\nhalf,Half,2.5\nopen,Open,\nfalse,False,-1\n",
            {"true": 5, "half": 2.5, "false": -1},
        ),
    ],
)
def test_a_desk_may_rate_in_numbers(own_scale, rows, expected):
    """The column rating is optional, and empty for verdicts that are no point of the scale."""
    own_scale(rows)
    assert scales.ratings() == expected
    assert scales.verdicts()["true"] == "True"


@pytest.mark.parametrize("number", ["five", "nan", "inf", "1e999", "٣", "5 of 5"])
def test_what_is_no_number_is_refused(own_scale, number):
    """A rating that is no number is named, in one line."""
    own_scale(f"verdict,label,rating\ntrue,True,{number}\n")
    with pytest.raises(VocabError, match="is no number"):
        scales.ratings()

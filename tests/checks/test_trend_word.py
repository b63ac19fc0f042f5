"""Passages for reportedly.checks.changes.trend_word."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("Visitors fell to 31,000 from 38,000 the year before.", "consistent"),
    ("Visitors rose to 31,000 from 38,000 the year before.", "inconsistent"),
    ("The rate fell from 4.1 percent in January to 4.6 percent in February.", "inconsistent"),
    ("The toll was raised from 12 to 14.", "consistent"),
    ("The deficit fell from 40 million crowns to 60 million crowns.", None),
    ("The club rose from 12th to 3rd.", None),
    ("Losses fell from 340 to 1.2 million crowns.", None),
    ("Prices would not fall from 40 crowns to 60 crowns.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_trend_word(text, expected):
    """Protects: rises rise and falls fall, between figures of one unit."""
    assert verdict("trend-word", text) == expected

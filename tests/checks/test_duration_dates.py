"""Passages for reportedly.checks.times.duration_dates."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("duration-dates", "The strike ran from 2 February to 2 March, 28 days.", "2026-03-12", "consistent"),
    ("duration-dates", "The strike lasted 40 days, from 2 February to 2 March.", "2026-03-12", "inconsistent"),
    (
        "duration-dates",
        "The trial lasted three weeks, from 1 January 2026 to 22 January 2026.",
        "2026-03-12",
        "consistent",
    ),
    ("duration-dates", "He served five years, from 2015 to 2020.", "2026-03-12", "consistent"),
    ("duration-dates", "He served nine years, from 2015 to 2020.", "2026-03-12", "inconsistent"),
    ("duration-dates", "The frost lasted 20 days, and the fair runs from 2 May to 4 May.", "2026-03-12", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_duration_dates(rule, text, published, expected):
    """Protects: a length of time is what its two dates give, counted either way."""
    assert verdict(rule, text, published) == expected

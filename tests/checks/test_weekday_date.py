"""Passages for reportedly.checks.times.weekday_date."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("weekday-date", "The vote is on Monday, 16 March 2026.", "2026-03-12", "consistent"),
    ("weekday-date", "The vote is on Tuesday, March 16, 2026.", "2026-03-12", "inconsistent"),
    ("weekday-date", "The vote was held on Sunday, March 8.", "2026-03-12", "consistent"),
    ("weekday-date", "The vote was held on Monday, March 8.", "2026-03-12", "inconsistent"),
    ("weekday-date", "The vote was held on Wednesday, March 9.", "2026-03-12", "inconsistent"),
    ("weekday-date", "The charter was sealed on Friday, 3 March 1640.", "2026-03-12", None),
    ("weekday-date", "The vote is on Monday, 31 February 2026.", "2026-03-12", "inconsistent"),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_weekday_date(rule, text, published, expected):
    """Protects: dates fall on the weekday they are given, old calendars are left alone."""
    assert verdict(rule, text, published) == expected

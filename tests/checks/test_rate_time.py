"""Passages for reportedly.checks.rates.rate_time."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("rate-time", "The pump moves 200 litres a minute, or 12,000 litres in an hour.", "2026-03-12", "consistent"),
    ("rate-time", "The mill grinds 40 tonnes a day, or 2,000 tonnes in a 30-day month.", "2026-03-12", "inconsistent"),
    ("rate-time", "The clinic sees 50 patients a day, or about 350 a week.", "2026-03-12", "consistent"),
    ("rate-time", "The clinic sees 50 patients a day, or about 900 a week.", "2026-03-12", "inconsistent"),
    ("rate-time", "The camp uses 500 litres of fuel a day, or 3,500 litres a week.", "2026-03-12", "consistent"),
    ("rate-time", "The mill grinds 40 tonnes a day, and 2,000 tonnes lay in the yard.", "2026-03-12", None),
    ("rate-time", "The clinic sees 50 patients a day, or about 250 a week.", "2026-03-12", "strained"),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_rate_time(rule, text, published, expected):
    """Protects: a rate over a length of time comes to the stated total; unrelated totals are left alone."""
    assert verdict(rule, text, published) == expected

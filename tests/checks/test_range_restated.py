"""Passages for reportedly.checks.sums.range_restated."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "range-restated",
        "The mine holds between 200 and 300 tonnes of tin. The upper estimate of 300 tonnes is the owner's.",
        "2026-03-12",
        "consistent",
    ),
    (
        "range-restated",
        "Rescuers say 20 to 30 people are missing. The higher figure of 45 is from the harbour master.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "range-restated",
        "Rescuers say 20 to 30 people are missing and 100 to 200 are hurt. The higher figure of 250 is the mayor's.",
        "2026-03-12",
        None,
    ),
    (
        "range-restated",
        "The mine holds between 200 and 300 tonnes of tin. The lower estimate of 230 tonnes is the owner's.",
        "2026-03-12",
        "strained",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_range_restated(rule, text, published, expected):
    """Protects: an end of a range is the end that was given."""
    assert verdict(rule, text, published) == expected

"""Passages for reportedly.checks.rates.poll_margin."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "poll-margin",
        "The survey of 1,000 adults has a margin of error of plus or minus 3 points.",
        "2026-03-12",
        "consistent",
    ),
    (
        "poll-margin",
        "The institute polled 400 voters. The margin of error is 2 percentage points.",
        "2026-03-12",
        "inconsistent",
    ),
    ("poll-margin", "The survey of 1,000 adults, among them 300 students, was made in May.", "2026-03-12", None),
    (
        "poll-margin",
        "The institute polled 1,200 adults and 400 voters. The margin of error is 3 points.",
        "2026-03-12",
        "consistent",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_poll_margin(rule, text, published, expected):
    """Protects: no sample has a smaller margin than chance gives it; of two samples the one that fits is meant."""
    assert verdict(rule, text, published) == expected

"""Passages for reportedly.checks.shares.percent_breakdown."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "percent-breakdown",
        "In the survey, 52 percent were in favour, 38 percent were against and 20 percent were undecided.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "percent-breakdown",
        "Wheat made up 40 percent of the harvest, barley 35 percent and the rest, 25 percent, was oats.",
        "2026-03-12",
        "consistent",
    ),
    (
        "percent-breakdown",
        "Wheat made up 40 percent of the harvest, barley 35 percent and the remaining 15 percent was oats.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "percent-breakdown",
        "The poll found 44 percent support the dam, 41 percent oppose it and 15 percent are unsure.",
        "2026-03-12",
        "consistent",
    ),
    (
        "percent-breakdown",
        "The poll found 44 percent support the dam, 31 percent oppose it and 15 percent are unsure.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "percent-breakdown",
        "Support for the dam rose from 31 percent to 44 percent while 15 percent were unsure.",
        "2026-03-12",
        None,
    ),
    (
        "percent-breakdown",
        "Residents, who could name more than one cause, were in favour of noise rules (61 percent), against rats "
        "(48 percent) or undecided (30 percent).",
        "2026-03-12",
        None,
    ),
    (
        "percent-breakdown",
        "Among renters 60 percent were in favour, 55 percent of owners opposed it and 30 percent had no opinion.",
        "2026-03-12",
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_percent_breakdown(rule, text, published, expected):
    """Protects: shares are summed to 100 % only where they cover one whole."""
    assert verdict(rule, text, published) == expected


MARGIN = [
    "The poll, with a margin of error of 3 points, found 48 percent in favour, 39 percent opposed and {} undecided.",
    "The poll found 48 percent in favour, 39 percent opposed and {} undecided, with a margin of error of 3 points.",
    "The poll, with a 3-point margin of error, found 48 percent in favour, 39 percent opposed and {} undecided.",
    "A poll of 1,004 adults found that 48 percent would vote for it, 39 percent against and {} had no opinion.",
]


@pytest.mark.parametrize("text", MARGIN)
def test_a_margin_of_error_beside_the_shares_is_none_of_them(text: str):
    """Protects breakdowns over 100 % in a sentence that tells the poll's margin of error too."""
    assert verdict("percent-breakdown", text.format("21 percent")) == "inconsistent"
    assert verdict("percent-breakdown", text.format("13 percent")) == "consistent"


def test_shares_within_a_margin_of_error_are_left_alone():
    """Protects against summing shares whose words are about error itself."""
    text = "Within its margin of error, the poll found 48 percent for, 39 percent against and 21 percent undecided."
    assert verdict("percent-breakdown", text) is None

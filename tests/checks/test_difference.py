"""Passages for reportedly.checks.changes.difference."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "points-difference",
        "The mayor won 48.2 percent to 45.1 percent, a lead of 3.1 points.",
        "2026-03-12",
        "consistent",
    ),
    ("points-difference", "Unemployment fell 2 points to 6 percent from 10 percent.", "2026-03-12", "inconsistent"),
    (
        "points-difference",
        "Support slipped from 61 percent to 52 percent, a drop of nine percentage points.",
        "2026-03-12",
        "consistent",
    ),
    (
        "points-difference",
        "Support slipped from 61 percent to 52 percent, a drop of 15 percentage points.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "difference",
        "The price rose from 120 crowns to 150 crowns, an increase of 40 crowns.",
        "2026-03-12",
        "inconsistent",
    ),
    ("difference", "The ward went from 40 beds to 65 beds, a gain of 25 beds.", "2026-03-12", "consistent"),
    ("difference", "The motion passed by 61 votes to 49, a majority of 12.", "2026-03-12", "consistent"),
    ("difference", "The motion passed by 61 votes to 49, a majority of 22.", "2026-03-12", "inconsistent"),
    (
        "points-difference",
        "Vael leads Iddon by 15 points among farmers, 52 percent to 37 percent.",
        "2026-03-12",
        "consistent",
    ),
    (
        "points-difference",
        "Vael leads Iddon by 25 points among farmers, 52 percent to 37 percent.",
        "2026-03-12",
        "inconsistent",
    ),
    ("points-difference", "Vael beat Iddon by 22 points (47 to 25).", "2026-03-12", "consistent"),
    ("points-difference", "Vael beat Iddon by 12 points (47 to 25).", "2026-03-12", "inconsistent"),
    (
        "points-difference",
        "The tracking poll gives Vael a four-point lead, with 46.2 percent to Iddon's 42.1 percent.",
        "2026-03-12",
        "consistent",
    ),
    ("points-difference", "Support slipped from 61 percent to 52 percent, a swing of 4.5 points.", "2026-03-12", None),
    (
        "difference",
        "It is wrong that the price rose from 120 crowns to 150 crowns, an increase of 40 crowns.",
        "2026-03-12",
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_difference(rule, text, published, expected):
    """Protects: margins and changes are compared with the figures they stand between; a swing is not."""
    assert verdict(rule, text, published) == expected

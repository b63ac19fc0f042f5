"""Passages for reportedly.checks.changes.swing."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "The Reds rose from 32 percent to 42 percent and the Blues fell from 50 percent to 44 percent, a "
        "swing of eight points.",
        "consistent",
    ),
    (
        "The Reds rose from 20 percent to 30 percent and the Blues fell from 48 percent to 40 percent, a "
        "swing of 14 points.",
        "inconsistent",
    ),
    (
        "The Reds rose from 35 percent to 41 percent and the Blues fell from 45 percent to 41 percent, a 10 "
        "percent swing.",
        "strained",
    ),
    ("The Reds were up 6 points and the Blues down 4 points, a swing of 5 points.", "consistent"),
    ("The Reds lead by 12 points, 50 percent to 38 percent, after a swing of 7 points.", None),
    (
        "The Reds rose from 20 percent to 30 percent and the Greens rose from 5 percent to 9 percent, a "
        "swing of 3 points.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_swing(text, expected):
    """Protects: half of gain and loss, never a lead."""
    assert verdict("swing", text) == expected

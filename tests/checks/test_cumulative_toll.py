"""Passages for reportedly.checks.changes.cumulative_toll."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "cumulative-toll",
        "Rescuers found eight more bodies, bringing the death toll from 31 to 39.",
        "2026-03-12",
        "consistent",
    ),
    (
        "cumulative-toll",
        "Another 15 cases were confirmed, taking the total from 120 to 145.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "cumulative-toll",
        "Five more people died overnight, raising the toll to 27 from 20.",
        "2026-03-12",
        "inconsistent",
    ),
    ("cumulative-toll", "The toll rose by 6 to 46 from 40.", "2026-03-12", "consistent"),
    (
        "cumulative-toll",
        "Five more people died overnight. The toll in the last storm was 20, rising to 27.",
        "2026-03-12",
        None,
    ),
    ("cumulative-toll", "The toll rose to 59 from 45 after 12 more bodies were found.", "2026-05-07", "inconsistent"),
    ("cumulative-toll", "The toll rose to 57 from 45 after 12 more bodies were found.", "2026-05-07", "consistent"),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_cumulative_toll(rule, text, published, expected):
    """Protects: old and new make the running total."""
    assert verdict(rule, text, published) == expected

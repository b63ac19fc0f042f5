"""Passages for reportedly.checks.changes.percent_change."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("percent-change", "Exports rose 25 percent to 500 tonnes from 400 tonnes.", "2026-03-12", "consistent"),
    ("percent-change", "Exports rose 35 percent to 500 tonnes from 400 tonnes.", "2026-03-12", "inconsistent"),
    (
        "percent-change",
        "The town's debt grew from 2.0 million crowns to 2.5 million crowns, an increase of 25 percent.",
        "2026-03-12",
        "consistent",
    ),
    ("percent-change", "The town's debt grew from $2.0 million to $2.5 million, up 40%.", "2026-03-12", "inconsistent"),
    ("percent-change", "The number of beds fell from 120 to 90, a 33 percent drop.", "2026-03-12", "inconsistent"),
    ("percent-change", "The number of beds fell from 120 to 90 — a decline of 25 percent.", "2026-03-12", "consistent"),
    (
        "percent-change",
        "Arrests in Brask climbed to 660 in 2025 from 600 a year earlier, a rise of 10 percent.",
        "2026-03-12",
        "consistent",
    ),
    ("percent-change", "Bread went up 20 percent, from 50 crowns to 75 crowns.", "2026-03-12", "inconsistent"),
    ("percent-change", "Turnout rose 5 percent to 55 percent from 50 percent.", "2026-03-12", "strained"),
    ("percent-change", "The herd shrank by 40 percent, from 5,000 animals to 3,000.", "2026-03-12", "consistent"),
    (
        "percent-change",
        "Sales rose 8 percent to $54 million, or $2 a share, from $50 million, or $1.80 a share.",
        "2026-03-12",
        "consistent",
    ),
    ("percent-change", "Ambry Steel rose $2.50, or 5 percent, to $52.50.", "2026-03-12", "consistent"),
    ("percent-change", "Ambry Steel fell $2.50, or 15 percent, to $47.50.", "2026-03-12", "inconsistent"),
    ("percent-change", "The Osk index gained 40 points, or 2 percent, to 2,040.", "2026-03-12", "consistent"),
    (
        "percent-change",
        "The union says wages rose 30 percent, from 900 marks, and the ministry puts them at 1,000 marks.",
        "2026-03-12",
        None,
    ),
    (
        "percent-change",
        "The report wrongly says exports rose 35 percent to 500 tonnes from 400 tonnes.",
        "2026-03-12",
        None,
    ),
    (
        "percent-change",
        "The port handled 1,500 containers last week, down from 2,000 a week earlier, a fall of 25%.",
        "2026-05-07",
        "consistent",
    ),
    (
        "percent-change",
        "The port handled 1,500 containers last week, down from 2,000 a week earlier, a fall of 35%.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "percent-change",
        "40 percent of the country's 55 ferries failed safety checks, up from 25 percent in 2022, an "
        "increase of 15 percent.",
        "2026-05-07",
        "strained",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_percent_change(rule, text, published, expected):
    """Protects: before, after and percentage are told apart whichever way the sentence orders them."""
    assert verdict(rule, text, published) == expected

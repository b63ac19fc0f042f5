"""Passages for reportedly.checks.rates.ratio."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("ratio", "The new plant makes 900 tonnes a day, twice the 450 tonnes of the old one.", "2026-03-12", "consistent"),
    ("ratio", "Spending doubled from $2 million to $4 million.", "2026-03-12", "consistent"),
    ("ratio", "Spending tripled from $20 million to $40 million.", "2026-03-12", "inconsistent"),
    ("ratio", "Prices rose from 10 crowns to 41 crowns, a fourfold increase.", "2026-03-12", "consistent"),
    (
        "ratio",
        "The dam holds 60 million tonnes, more than five times the 20 million tonnes of Lake Or.",
        "2026-03-12",
        "inconsistent",
    ),
    ("ratio", "The budget more than doubled to $9 million from $4 million.", "2026-03-12", "consistent"),
    ("ratio", "She has crossed the Vell three times, once with 20 sheep and once with 90.", "2026-03-12", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_ratio(rule, text, published, expected):
    """Protects: multiples are compared with the figures on either side, “times” as occasions are not."""
    assert verdict(rule, text, published) == expected

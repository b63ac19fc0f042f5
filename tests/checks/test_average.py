"""Passages for reportedly.checks.rates.average."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("average", "The 12 schools took in 960 pupils, an average of 80 each.", "2026-03-12", "consistent"),
    ("average", "The 12 schools took in 960 pupils, an average of 120 each.", "2026-03-12", "inconsistent"),
    ("average", "The fund paid $6 million to 300 families, an average of $20,000 each.", "2026-03-12", "consistent"),
    (
        "average",
        "The fund paid $6 million to 300 families, or an average of $2,000 per family.",
        "2026-03-12",
        "inconsistent",
    ),
    ("average", "The 12 schools took in 960 pupils, and the average class has 22.", "2026-03-12", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_average(rule, text, published, expected):
    """Protects: total over holders is the average; another average is left alone."""
    assert verdict(rule, text, published) == expected

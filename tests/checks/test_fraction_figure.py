"""Passages for reportedly.checks.shares.fraction_figure."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("fraction-figure", "A third of nurses, 52 percent, said they wanted to leave.", "2026-03-12", "inconsistent"),
    ("fraction-figure", "More than half of farmers (48 percent) had lost stock.", "2026-03-12", "inconsistent"),
    ("fraction-figure", "Nearly half of farmers (48 percent) had lost stock.", "2026-03-12", "consistent"),
    ("fraction-figure", "One in four pupils, or 25 percent, walk to school.", "2026-03-12", "consistent"),
    ("fraction-figure", "Three quarters of tenants, 61 percent, had complained.", "2026-03-12", "inconsistent"),
    ("fraction-figure", "A third of nurses wanted to leave, and 52 percent of doctors did too.", "2026-03-12", None),
    ("fraction-figure", "A third of nurses, up 52 percent on last year, wanted to leave.", "2026-03-12", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_fraction_figure(rule, text, published, expected):
    """Protects: a fraction in words and its aside agree, on the side a hedge names."""
    assert verdict(rule, text, published) == expected

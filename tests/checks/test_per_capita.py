"""Passages for reportedly.checks.rates.per_capita."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("The island has 12,000 inhabitants and a debt of 60 million marks, or 5,000 marks per resident.", "consistent"),
    ("The island has 12,000 inhabitants and a debt of 60 million marks, or 8,000 marks per resident.", "inconsistent"),
    (
        "Norrland had 340 road deaths last year. In a country of 4 million people that is 8.5 deaths per "
        "100,000 inhabitants.",
        "consistent",
    ),
    (
        "Norrland had 340 road deaths last year. In a country of 4 million people that is 14 deaths per "
        "100,000 inhabitants.",
        "inconsistent",
    ),
    ("The region has 90,000 inhabitants and one doctor for every 1,100 people.", None),
    (
        "The island has 12,000 inhabitants, debts of 60 million marks and assets of 20 million marks, or 900 "
        "marks per resident.",
        "not-checkable",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_per_capita(text, expected):
    """Protects: a total over a population, where there is one of each."""
    assert verdict("per-capita", text) == expected

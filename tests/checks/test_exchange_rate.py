"""Passages for reportedly.checks.rates.exchange_rate."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "exchange-rate",
        "The loan is 50 million marks ($10 million), and the grant 90 million marks ($45 million).",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "exchange-rate",
        "The loan is 50 million marks ($10 million), and the grant 90 million marks ($18 million).",
        "2026-03-12",
        "consistent",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_exchange_rate(rule, text, published, expected):
    """Protects: amounts in two currencies keep to one rate."""
    assert verdict(rule, text, published) == expected

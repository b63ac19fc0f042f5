"""Passages for reportedly.checks.rates.unit_conversion."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("unit-conversion", "The fire burned 500 hectares (1,236 acres) near Pell.", "2026-03-12", "consistent"),
    ("unit-conversion", "The fire burned 500 hectares (200 acres) near Pell.", "2026-03-12", "inconsistent"),
    ("unit-conversion", "It was 35 degrees Celsius (95 degrees Fahrenheit) in Osk.", "2026-03-12", "consistent"),
    ("unit-conversion", "It was 35 degrees Celsius (85 degrees Fahrenheit) in Osk.", "2026-03-12", "inconsistent"),
    ("unit-conversion", "The wall is 30 feet (nine metres) high.", "2026-03-12", "consistent"),
    ("unit-conversion", "Winds reached 100 km/h (62 mph).", "2026-03-12", "consistent"),
    ("unit-conversion", "The bag weighed 10 kg (50 pounds).", "2026-03-12", "inconsistent"),
    ("unit-conversion", "The plot is 30 metres by 10 feet.", "2026-03-12", None),
    (
        "unit-conversion",
        "The warming is to be held to 2 degrees Celsius (3.6 degrees Fahrenheit).",
        "2026-03-12",
        "consistent",
    ),
    ("unit-conversion", "The tower is 100 metres (350 feet) high.", "2026-03-12", "strained"),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_unit_conversion(rule, text, published, expected):
    """Protects: the same measure in two units agrees; two measures side by side are left alone."""
    assert verdict(rule, text, published) == expected

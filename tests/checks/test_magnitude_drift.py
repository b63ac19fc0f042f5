"""Passages for reportedly.checks.magnitude_drift."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "magnitude-drift",
        "Between 8,000 and 12,000 people have fled the town of Orlen, according to the relief agency. The flight of "
        "dozens of residents has emptied the market.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 4,000 workers have been laid off in Brask. It is unclear how the city will cope with the dismissal of "
        "tens of thousands of workers.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 40,000 people have been displaced in Velia. The displacement of thousands of residents has strained "
        "the schools.",
        "2026-03-12",
        None,
    ),
    (
        "magnitude-drift",
        "In Brask 300 people were killed. The deaths of dozens of people in Orlen last year led to reform.",
        "2026-03-12",
        None,
    ),
    (
        "magnitude-drift",
        "More than 5,000 soldiers have deserted, an officer said. Of them, hundreds were caught.",
        "2026-03-12",
        None,
    ),
    ("magnitude-drift", "In Brask 300 people were killed. Dozens of people were killed in Orlen.", "2026-03-12", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_magnitude_drift(rule, text, published, expected):
    """Protects: one count in two magnitudes is caught, other places, times and parts of it are not."""
    assert verdict(rule, text, published) == expected

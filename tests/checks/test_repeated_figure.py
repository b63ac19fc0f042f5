"""Passages for reportedly.checks.sums.repeated_figure."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "repeated-figure",
        "The council set aside 4.2 million crowns for the bridge. Critics doubt that the 5.2 million crowns set "
        "aside for the bridge will do.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "repeated-figure",
        "The blast killed 43 people. Families of the 47 people killed met in Osk.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "repeated-figure",
        "The blast killed 43 people in Brask. Families of the 47 people killed in Osk met.",
        "2026-03-12",
        None,
    ),
    (
        "repeated-figure",
        "The budget sets aside 4.2 million crowns for the road. The 4.2 million crowns road budget is too small.",
        "2026-03-12",
        "consistent",
    ),
    (  # "that" begins a clause
        "repeated-figure",
        "At least 41 people died. An officer said that 118 people had been pulled from the water.",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_repeated_figure(rule, text, published, expected):
    """Protects: a figure taken up again is the one given before, unless it is another place's."""
    assert verdict(rule, text, published) == expected

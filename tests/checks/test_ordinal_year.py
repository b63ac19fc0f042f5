"""Passages for reportedly.checks.ordinal_year."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "ordinal-year-of-event",
        "The siege of Orlen began on 3 March 2023. The blockade has cost lives, and the siege is now in its fourth "
        "year.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "The siege of Orlen began on 3 March 2023. As the siege enters its sixth year, food is short.",
        "2026-03-12",
        "inconsistent",
    ),
    ("ordinal-year-of-event", "The blockade of Vell enters its third year.", "2026-03-12", "not-checkable"),
    (
        "ordinal-year-of-event",
        "In the third year of the drought, which began in 2024, wells ran dry.",
        "2026-03-12",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "Sudan's army shelled Khartoum as the war entered its fourth year.",
        "2026-04-15",
        "consistent",
    ),
    (
        "ordinal-year-of-event",
        "Sudan's army shelled Khartoum as the war entered its sixth year.",
        "2026-04-15",
        "inconsistent",
    ),
    ("ordinal-year-of-event", "The council enters its third year.", "2026-03-12", None),
    ("ordinal-year-of-event", "By 2019 the blockade of Vell would have entered its third year.", "2026-03-12", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_ordinal_year(rule, text, published, expected):
    """Protects: years of an event are counted from its start to publication; what is missing is asked for."""
    assert verdict(rule, text, published) == expected

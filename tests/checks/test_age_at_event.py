"""Passages for reportedly.checks.times.age_at."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("Born in 1970, Mara Iddon was 22 when she won her first race in 1992.", "consistent"),
    ("Viktor Hale, who was born in 1958, was 31 when he became mayor in 1999.", "inconsistent"),
    ("Ruth Alder, 72, was 19 when she joined the party in 1998.", "inconsistent"),
    ("Ruth Alder, 72, was 19 when she joined the party in 1972.", "consistent"),
    ("Jonas Frey, born in 1961, was 19 when his brother opened the shop in 1990.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_age_at_event(text, expected):
    """Protects: full years from birth to the event are the age."""
    assert verdict("age-at-event", text) == expected

"""Passages for reportedly.checks.times.age_birth."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("age-birth", "Tomas Vael, born on 4 May 1980, is 45.", "2026-03-12", "consistent"),
    ("age-birth", "Anna Krell, 61, was born in 1985 in Osk.", "2026-03-12", "inconsistent"),
    ("age-at-death", "Anna Krell, 61, who died last week, was born in 1935.", "2026-03-12", "inconsistent"),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_age_birth(rule, text, published, expected):
    """Protects: ages follow from dates of birth, except those of the dead."""
    assert verdict(rule, text, published) == expected

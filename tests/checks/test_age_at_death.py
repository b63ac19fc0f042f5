"""Passages for reportedly.checks.times.age_at."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("Ilse Brandt, who was born in 1931, died on 2 March 2026 at the age of 94.", "consistent"),
    ("Otto Lanz died in Velt in 1987, aged 61. He was born in 1916.", "inconsistent"),
    ("Hanna Reck (1940-2019) died at 69.", "inconsistent"),
    ("Hanna Reck (1940-2019) died at 79.", "consistent"),
    ("Otto Lanz, born in 1916, died in 1987, and his wife died in 2001, aged 91.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_age_at_death(text, expected):
    """Protects: full years from birth to death are the age."""
    assert verdict("age-at-death", text) == expected

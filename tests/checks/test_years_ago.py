"""Passages for reportedly.checks.times.years_ago."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("The mill burned down six years ago, in 2020.", "consistent"),
    ("The bridge was opened 20 years ago, in 1996.", "inconsistent"),
    ("In 2011, ten years ago, the valley had 12 vineyards.", "inconsistent"),
    ("They marked the 50th anniversary of the 1976 flood.", "consistent"),
    ("They marked the 30th anniversary of the 1991 uprising.", "inconsistent"),
    ("He has been in prison since 2011, 15 years.", "consistent"),
    ("The ferry, which was built in 1976, is 30 years old.", "inconsistent"),
    ("In 2015 the court heard that the loan was made eight years earlier, in 2003.", None),
    ("They marked the 30th anniversary of the 1991 uprising in 2021.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_years_ago(text, expected):
    """Protects: years are counted to the day of publication."""
    assert verdict("years-ago", text) == expected

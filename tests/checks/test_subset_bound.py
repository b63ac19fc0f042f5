"""Passages for reportedly.checks.shares.subset_bound."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("Fourteen passengers were hurt, 19 of them seriously.", "inconsistent"),
    ("Fourteen passengers were hurt, nine of them seriously.", "consistent"),
    ("Some 35 lawmakers signed, of whom 41 belong to the ruling party.", "inconsistent"),
    ("The convoy carried 90 tonnes of aid, including 120 tonnes of flour.", "inconsistent"),
    ("The ship carried 60 passengers, including two families, and 90 crew.", "consistent"),
    ("At least 40 people were hurt, 60 of them seriously.", None),
    ("Guests sat in the last two rows, with 16 rows in front of them.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_subset_bound(text, expected):
    """Protects: a part is no larger than its whole."""
    assert verdict("subset-bound", text) == expected

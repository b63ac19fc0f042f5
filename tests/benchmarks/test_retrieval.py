"""The benchmark of claim retrieval: its set is well formed, its measure is the shared scorer's."""

import pytest

from benchmarks.retrieval import OURS, precision
from benchmarks.shared import rows


def test_our_set_is_well_formed():
    """About a hundred claims, each in four wordings, none of them twice, and three others that are near."""
    made = rows(OURS)
    assert len(made) >= 100
    lines = [line for row in made for line in (row["ask"], *row["mentions"], *row["others"])]
    assert len(set(lines)) == len(lines)
    assert all(len(row["mentions"]) == 3 and len(row["others"]) == 3 for row in made)


@pytest.mark.parametrize(
    ("order", "answers", "depth", "expected"),
    [
        ([1, 2, 3], {1}, 5, 1.0),
        ([2, 1, 3], {1}, 5, 0.5),
        ([1, 9, 2], {1, 2}, 5, (1 + 2 / 3) / 2),
        ([1, 9, 2], {1, 2}, 2, 0.5),  # an answer below the depth counts as missed
        ([], {1}, 5, 0.0),
    ],
)
def test_average_precision(order, answers, depth, expected):
    """Over all answers there are, found or not."""
    assert precision(order, frozenset(answers), depth) == pytest.approx(expected)

"""Bins of confidence against the share right, and the calibration error."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measures import resamples
from benchmarks.reliability import bins, calibration_error, resampled_error, wilson

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_bins_count_mean_and_share():
    """Each attribution falls in the bin that its confidence names; a confidence of 1 in the last."""
    found = bins([0.05, 0.55, 0.52, 1.0, 0.9], [False, True, False, True, True])
    assert [(b.low, b.count, round(b.said, 3), b.right) for b in found] == [
        (0.0, 1, 0.05, 0.0),
        (0.5, 2, 0.535, 0.5),
        (0.9, 2, 0.95, 1.0),
    ]


@pytest.mark.parametrize(
    ("sure", "right", "error"),
    [
        ([0.75] * 4, [True, True, True, False], 0.0),
        ([0.95] * 2, [False, False], 0.95),
        ([0.25, 0.75], [False, False], 0.5),
        ([], [], 0.0),
    ],
)
def test_calibration_error(sure, right, error):
    """The gap between what is said and what is right, weighted by how many attributions say it."""
    assert calibration_error(sure, right) == pytest.approx(error)


@given(PAIRS)
def test_bins_lose_nothing(pairs):
    """Every attribution is in one bin, and each bin's mean lies within it."""
    found = bins([p for p, _ in pairs], [y for _, y in pairs])
    assert sum(b.count for b in found) == len(pairs)
    assert all(b.low - 1e-9 <= b.said <= b.high + 1e-9 and b.least - 1e-9 <= b.right <= b.most + 1e-9 for b in found)


@given(PAIRS)
def test_the_resampled_error_of_the_sample_itself_is_the_error(pairs):
    """The bootstrap computes the same figure, faster: with every document drawn once it agrees."""
    sure, right = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    document = np.arange(len(pairs)) % 5
    once = np.ones((1, 5))
    assert resampled_error(sure, right, document, once)[0] == pytest.approx(
        calibration_error(sure, right > 0), abs=1e-9
    )
    assert (resampled_error(sure, right, document, resamples(5, rounds=20)) <= 1).all()


@pytest.mark.parametrize(("share", "count", "low", "high"), [(0.5, 10, 0.2366, 0.7634), (1.0, 5, 0.5655, 1.0)])
def test_wilson_intervals(share, count, low, high):
    """The error bars: textbook values of the Wilson interval, never past 0 or 1."""
    assert wilson(share, count) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))

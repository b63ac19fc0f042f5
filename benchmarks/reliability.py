"""Does the probability on an attribution mean what it says: bins of confidence against the share that is right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
BINS = 10
Z = 1.96


@dataclass(frozen=True, slots=True)
class Bin:
    """The attributions whose confidence lies in ``[low, high)``; ``least``–``most`` is where their true share may lie.

    That is the Wilson score interval at 95 % (Wilson 1927).
    """

    low: float
    high: float
    count: int
    said: float
    right: float
    least: float
    most: float


def bins(sure: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """The bins that hold anything, ten of equal width over 0…1; a confidence of 1 counts in the last."""
    p, y = np.asarray(sure, dtype=float), np.asarray(right, dtype=float)
    place = _place(p)
    made = []
    for b in range(BINS):
        inside = place == b
        if inside.any():
            share, count = float(y[inside].mean()), int(inside.sum())
            least, most = wilson(share, count)
            made.append(Bin(b / BINS, (b + 1) / BINS, count, float(p[inside].mean()), share, least, most))
    return made


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share seen in ``count`` cases."""
    middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z * np.sqrt(share * (1 - share) / count + Z * Z / (4 * count * count)) / (1 + Z * Z / count)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error, 0…1 (Naeini et al. 2015): the bins' gaps, weighted by what they hold."""
    found = bins(sure, right)
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.said - b.right) for b in found) / total if total else 0.0


def resampled_error(sure: Floats, right: Floats, document: NDArray[np.int64], drawn: Floats) -> Floats:
    """The calibration error in each round of a bootstrap: ``drawn`` is rounds by documents, the rest by attribution."""
    member = np.eye(BINS)[_place(sure)]
    weight = drawn[:, document]
    gap = np.abs((weight * (sure - right)) @ member).sum(axis=1)
    total = weight.sum(axis=1)
    return np.asarray(np.divide(gap, total, out=np.zeros_like(gap), where=total != 0))


def _place(sure: Floats) -> NDArray[np.int64]:
    return np.minimum((sure * BINS).astype(np.int64), BINS - 1)

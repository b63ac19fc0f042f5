"""The times of many documents by stage: sums, shares, and the median and 95th percentile of one document.

A distribution is kept as counts of steps of 2 % (as HDR histograms do), so that a run of any length takes the same
memory and a percentile is right to 1 %.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from time import perf_counter
from typing import NamedTuple

from reportedly.observed.stages import STAGES

_STEP = math.log(1.02)
_LEAST = 1e-7
WHOLE = "whole"
"""The row of a document as a whole: the sum of its stages."""


class Row(NamedTuple):
    """One stage: its seconds over the run, its share of all stages, the median and 95th percentile of a document."""

    stage: str
    seconds: float
    share: float
    median: float
    p95: float


class Timings:
    """Hears the documents of a run, by ``Watch(timings.hear)``."""

    def __init__(self) -> None:
        self.documents = self.words = 0
        self._begun = perf_counter()
        self._sums: dict[str, float] = defaultdict(float)
        self._counts: dict[str, Counter[int]] = defaultdict(Counter)

    def hear(self, seconds: Mapping[str, float], documents: int, words: int) -> None:
        """So many documents took these seconds together."""
        for stage, took in seconds.items():
            self._sums[stage] += took
            self._counts[stage][_step(took / documents)] += documents
        if "reading" in seconds:  # what was only looked up or stored is no document read
            self.documents += documents
            self.words += words
            self._counts[WHOLE][_step(sum(seconds.values()) / documents)] += documents

    @property
    def wall(self) -> float:
        """Seconds since the run began."""
        return perf_counter() - self._begun

    def rows(self) -> list[Row]:
        """The stages in the order in which a document passes them, then the whole."""
        whole = sum(self._sums.values())
        made = [self._row(stage, self._sums[stage], whole) for stage in STAGES if stage in self._sums]
        return [*made, self._row(WHOLE, whole, whole)] if made else []

    def _row(self, stage: str, seconds: float, whole: float) -> Row:
        counts = self._counts[stage]
        return Row(stage, seconds, seconds / whole if whole else 0.0, _quantile(counts, 0.5), _quantile(counts, 0.95))


def _step(seconds: float) -> int:
    return round(math.log(max(seconds, _LEAST)) / _STEP)


def _quantile(counts: Mapping[int, int], share: float) -> float:
    left = share * sum(counts.values())
    for step in sorted(counts):
        left -= counts[step]
        if left <= 0:
            return math.exp(step * _STEP)
    return 0.0


def peak() -> int:
    """Bytes of memory that this process had at most, with the largest of its children; 0 where it can't be told."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + children) * unit

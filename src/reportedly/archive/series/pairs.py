"""Pairs: which figures can't both hold for one time, which can, and which are of other times."""

from collections.abc import Sequence
from itertools import combinations

from reportedly.archive.series.counting import comparable
from reportedly.archive.series.values import Ends, meet
from reportedly.model.series import Figure, Pair, When

MOST = 100
"""Of more figures than this only the newest of each origin are set against each other."""


def pairs(figures: Sequence[Figure]) -> list[Pair]:
    """Every two figures of different origins that may count the same; of very many figures, each origin's newest.

    "20 soldiers" and "300 civilians" killed are not set against each other.
    """
    if len(figures) > MOST:
        figures = list({figure.origin: figure for figure in figures}.values())
    return [
        Pair(
            one=one.id,
            other=other.id,
            meet=meet(Ends(one.least, one.most), Ends(other.least, other.most)),
            when=_when(one, other),
        )
        for one, other in combinations(figures, 2)
        if one.origin != other.origin and comparable(one.counted, other.counted)
    ]


def _when(one: Figure, other: Figure) -> When:
    """Whether both are of one time, as far as the reports say what time they are of."""
    if one.of_from is None or other.of_from is None:
        return "unsaid"
    overlap = one.of_from <= (other.of_to or other.of_from) and other.of_from <= (one.of_to or one.of_from)
    return "same" if overlap else "other"

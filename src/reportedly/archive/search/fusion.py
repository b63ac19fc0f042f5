"""What full text, vectors, figures and names say of a candidate, as one score.

A weighted sum, so that a score can be explained: the cosine; BM25 as a share of the best of the question, since its
scale differs from question to question; what is named (``agreement``). The weights were fitted on the training part
of the shared claims and on every second row of benchmarks/retrieval.jsonl (``python -m benchmarks.retrieval --fit``,
2026-11-26); they are round numbers because nothing finer could be told apart.
"""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A claim that full text or vectors propose. ``cosine`` is None where the claim has no vector."""

    claim: int
    version: int
    words: float  # BM25 as a share of the best candidate's; 0 where full text did not propose it
    cosine: float | None
    figures: float
    other_figures: float
    names: float


class Weights(NamedTuple):
    """Of each part, where the cosine's is 1."""

    words: float = 0.5
    figures: float = 0.1
    other_figures: float = -0.1
    names: float = 0.1


WEIGHTS = Weights()

NO_VECTOR = 0.3
"""The cosine taken for a claim without a vector while others have one: that of two claims about one subject."""


def fused(one: Candidate, weights: Weights = WEIGHTS) -> float:
    """The score: higher is better, comparable within one question."""
    cosine = NO_VECTOR if one.cosine is None else one.cosine
    named = weights.figures * one.figures + weights.other_figures * one.other_figures + weights.names * one.names
    return cosine + weights.words * one.words + named

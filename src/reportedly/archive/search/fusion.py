"""What full text, vectors, figures and names say of a candidate, as one score.

A weighted sum, so that a score can be explained: the cosine; full text; what is named (``agreement``). More of the
asked words than ENOUGH count no further: past that, wording says little about what is claimed, since one number changed
leaves all others in place. Fitted by a grid on the training part of the shared claims and on the odd rows of
benchmarks/retrieval.jsonl (``python -m benchmarks.retrieval --fit``, 2026-11-26). Fusing by reciprocal ranks (Cormack
et al. 2009) gave MAP@5 .80 where this gave .83.
"""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A claim that full text or vectors propose. ``cosine`` is None where the claim has no vector."""

    claim: int
    version: int
    words: float  # BM25 as a share of what is asked; 0 where full text did not propose it
    cosine: float | None
    figures: float
    other_figures: float
    names: float


class Weights(NamedTuple):
    """Of each part, where the cosine's is 1."""

    words: float = 0.2
    figures: float = 0.1
    other_figures: float = -0.05
    names: float = 0.2


WEIGHTS = Weights()

ENOUGH = 0.15
"""The share of what is asked, by rarity, beyond which full text adds nothing."""

NO_VECTOR = 0.3
"""The cosine taken for a claim without a vector while others have one: that of two claims about one subject."""


def fused(one: Candidate, weights: Weights = WEIGHTS) -> float:
    """The score where vectors were asked: higher is better, comparable within one question."""
    cosine = NO_VECTOR if one.cosine is None else one.cosine
    named = weights.figures * one.figures + weights.other_figures * one.other_figures + weights.names * one.names
    return cosine + weights.words * min(one.words / ENOUGH, 1.0) + named


def by_words(one: Candidate) -> float:
    """The score where they were not: full text, and a little for figures and names (fitted as above)."""
    return one.words + 0.1 * one.names + 0.02 * one.figures - 0.01 * one.other_figures

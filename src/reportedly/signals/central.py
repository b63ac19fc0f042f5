"""How central a claim is to its report, from what a reader sees: where it stands, and what its words weigh there."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from reportedly.model.span import Span
from reportedly.signals.content import Content

WEIGHTS = {"position": 0.3, "headline": 0.3, "share": 0.2, "repetition": 0.2}
"""Set by the house, not learned: news puts what matters first (the inverted pyramid) and names it in the headline."""


class Central:
    """How central spans of one report are to it. ``headline`` is its title, or empty."""

    def __init__(self, content: Content, length: int, headline: str) -> None:
        self._content = content
        self._length = max(1, length)
        self._headline = frozenset(Content(headline).stems)
        self._most = [0, *accumulate(sorted(content.counts.values(), reverse=True))]

    def of(self, spans: Sequence[Span]) -> float:
        """From 0 to 1: the mean of four parts, by WEIGHTS; without a headline the others share its weight.

        ``position``: 1 at the start of the text, 0 at its end. ``headline``: the share of the headline's content words
        that the claim holds. ``share``: how often the claim's content words occur in the report, over how often as
        many of the commonest do. ``repetition``: the share of the claim's content words that the report takes up
        elsewhere.
        """
        held = Counter(self._content.within(spans))
        counts = self._content.counts
        if not held or not spans:
            return 0.0
        parts = {
            "position": 1.0 - spans[0].start / self._length,
            "share": sum(counts[name] for name in held) / self._most[len(held)],
            "repetition": sum(counts[name] > times for name, times in held.items()) / len(held),
        }
        if self._headline:
            parts["headline"] = len(self._headline & held.keys()) / len(self._headline)
        return sum(WEIGHTS[name] * part for name, part in parts.items()) / sum(WEIGHTS[name] for name in parts)

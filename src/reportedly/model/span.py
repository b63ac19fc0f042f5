"""Span: a stretch of a document's canonical text, in Unicode code points."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """``[start, end)`` in code points of ``Document.text``; ``text[start:end]`` is the words shown."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span stands for in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words of possibly discontinuous ``spans``, joined by an ellipsis in brackets."""
    return " […] ".join(span.of(text) for span in spans)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that holds all of ``spans`` (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def any_overlap(left: Iterable[Span], right: Sequence[Span]) -> bool:
    """Whether any span of ``left`` overlaps any span of ``right``."""
    return any(a.overlaps(b) for a in left for b in right)

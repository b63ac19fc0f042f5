"""Clues: phrases that tell how a voice would know, who holds it, and why it is not named, found in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly import vocab
from reportedly.model.span import Span
from reportedly.signals.gates import Gate
from reportedly.signals.phrases import Lexicon, folded


class Clue(NamedTuple):
    """What one phrase tells (a row of positions.csv, constraints.csv or anonymity.csv).

    ``trait`` is position, constraint, asked (not to be named) or reason (for that); ``inside`` says that the
    phrase counts within the words somebody is quoted with ("I saw"), else it counts in the report's own words
    about him; a reason that is not ``alone`` counts only beside an "asked"; one of the words ``next`` must follow.
    """

    trait: str
    value: str
    inside: bool = False
    next: re.Pattern[str] | None = None
    alone: bool = True


class Hit(NamedTuple):
    """A clue where it stands."""

    span: Span
    clue: Clue


@cache
def _listed() -> tuple[Lexicon[tuple[Clue, ...]], Gate]:
    entries: dict[str, tuple[Clue, ...]] = {}

    def add(phrase: str, clue: Clue) -> None:
        entries[phrase.lower()] = (*entries.get(phrase.lower(), ()), clue)

    for row in vocab.rows("positions"):
        if row["part"] != "head":
            add(row["phrase"], Clue("position", row["position"], inside=row["part"] == "content"))
    for row in vocab.rows("constraints"):
        add(row["phrase"], Clue("constraint", row["constraint"]))
    for row in vocab.rows("anonymity"):
        words = row["next"].lower()
        after = re.compile(rf"(?: (?:\w+ly|be))?[ ,](?:{words})\b") if words else None
        add(row["phrase"], Clue(row["part"], row["reason"], next=after, alone=row["alone"] == "yes"))
    return Lexicon(entries), Gate(entries)


def hits(text: str) -> Iterator[Hit]:
    """The clues in ``text``, in order."""
    low, (lexicon, gate) = folded(text), _listed()
    for line in gate.lines(text):
        for start, end, clues in lexicon.found(low[line.start : line.end]):
            span = Span(line.start + start, line.start + end)
            for clue in clues:
                if clue.next is None or clue.next.match(low, span.end):
                    yield Hit(span, clue)


class Spans:
    """Spans by where they start, for the question which of them hold a place."""

    def __init__(self, spans: list[tuple[Span, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span, _ in self._spans]

    def holding(self, at: int) -> Iterator[tuple[Span, int]]:
        """Of the eight that start last before ``at``, those that hold it, the latest first, with their numbers."""
        here = bisect_right(self._starts, at)
        for span, number in reversed(self._spans[max(0, here - 8) : here]):
            if at < span.end:
                yield span, number

    def before(self, at: int, count: int = 1) -> list[tuple[Span, int]]:
        """The last ``count`` that start at or before ``at``, the latest first."""
        here = bisect_right(self._starts, at)
        return self._spans[max(0, here - count) : here][::-1]

    def after(self, at: int) -> tuple[Span, int] | None:
        """The first that starts after ``at``."""
        here = bisect_right(self._starts, at)
        return self._spans[here] if here < len(self._spans) else None

    def within(self, span: Span) -> Iterator[tuple[Span, int]]:
        """Up to twenty that begin within ``span``, in order."""
        here = bisect_left(self._starts, span.start)
        for one, number in self._spans[here : here + 20]:
            if one.start >= span.end:
                return
            yield one, number

"""Judgements: opinion, speculation and accusation, by their wording (judgements.csv).

A heuristic of words: it sees "a disgrace", not irony. The words are shown, so that an editor can overrule it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from reportedly import vocab
from reportedly.model.span import Span
from reportedly.signals.gates import Gate
from reportedly.signals.phrases import Lexicon, folded

OPINION = frozenset(("belief", "ought", "superlative", "judgement"))
_EXPECTED = re.compile(
    r" (?:now |soon |then |also )?(?:be (?:able|ready|complete|completed|open|finished|back|done|available|fixed|"
    r"in place|restored|over|up)|arrive|reach|open|reopen|resume|call|contact|take (?:about|around|no|less|more|\d))\b"
)
"""After "should": what is expected or asked of readers, and no judgement ("should reopen by May")."""
_NOT = re.compile(r"(?:\bnot|n't|\bno|\bwithout|\bdenied|\bnever)(?: \w+){0,2} $")


@cache
def _listed() -> tuple[Lexicon[tuple[str, ...]], Gate]:
    entries: dict[str, tuple[str, ...]] = {}
    for row in vocab.rows("judgements"):
        phrase = row["phrase"].lower()
        entries[phrase] = (*entries.get(phrase, ()), row["class"])
    return Lexicon(entries), Gate(entries)


class Judgements:
    """The judgements of one text."""

    def __init__(self, text: str) -> None:
        self._low = folded(text)
        self._lines = [Span(line.start, line.end) for line in _listed()[1].lines(text)]
        """The lines that may hold one."""

    def within(self, span: Span) -> Iterator[tuple[str, Span]]:
        """The words in ``span`` of the text that judge, each with its class."""
        at = bisect_left(self._lines, span.end, key=lambda line: line.start)
        if at and self._lines[at - 1].end > span.start:
            yield from _judging(self._low, span)


def _judging(low: str, span: Span) -> Iterator[tuple[str, Span]]:
    words = low[span.start : span.end]
    for start, end, classes in _listed()[0].found(words):
        place = Span(span.start + start, span.start + end)
        for kind in classes:
            if kind == "ought" and _EXPECTED.match(words, end):
                continue
            if kind == "accusation" and _NOT.search(words, max(0, start - 24), start):
                continue
            yield kind, place

"""Judgements: opinion, speculation and accusation, by their wording (judgements.csv).

A heuristic of words: it sees "a disgrace", not irony. The words are shown, so that an editor can overrule it.
"""

import re
from collections.abc import Iterator
from functools import cache

from reportedly import vocab
from reportedly.model.span import Span
from reportedly.signals.phrases import Lexicon

OPINION = frozenset(("belief", "ought", "superlative", "judgement"))
_EXPECTED = re.compile(
    r" (?:now |soon |then |also )?(?:be (?:able|ready|complete|completed|open|finished|back|done|available|fixed|"
    r"in place|restored|over|up)|arrive|reach|open|reopen|resume|call|contact|take (?:about|around|no|less|more|\d))\b"
)
"""After "should": what is expected or asked of readers, and no judgement ("should reopen by May")."""
_NOT = re.compile(r"(?:\bnot|n't|\bno|\bwithout|\bdenied|\bnever)(?: \w+){0,2} $")


@cache
def _lexicon() -> Lexicon[tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {}
    for row in vocab.rows("judgements"):
        phrase = row["phrase"].lower()
        entries[phrase] = (*entries.get(phrase, ()), row["class"])
    return Lexicon(entries)


def judgements(low: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The words in ``span`` of the folded text that judge, each with its class; ``low`` is folded as in signals."""
    words = low[span.start : span.end]
    for start, end, classes in _lexicon().found(words):
        place = Span(span.start + start, span.start + end)
        for kind in classes:
            if kind == "ought" and _EXPECTED.match(words, end):
                continue
            if kind == "accusation" and _NOT.search(words, max(0, start - 24), start):
                continue
            yield kind, place

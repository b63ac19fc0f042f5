"""Gates: the cheap look at a report's words before a costly one, beside those of ``reportedly.intake.lines``."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportedly.intake.lines import Line, folded, lines

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)  # replies and named events are looked for in one report after the other
def words_held(text: str) -> frozenset[str]:
    """All words of ``text``, as ``Line.words`` has them."""
    return frozenset[str]().union(*(line.words for line in lines(text)))


class Gate:
    """Which lines may hold one of many phrases of a lexicon: those with all the words of one.

    Phrases are as ``reportedly.signals.phrases.Lexicon`` takes them; none goes over the end of a line.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._needs: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            words = _LETTERS.findall(folded(phrase))
            whole = words[:-1] if phrase.endswith("*") else words  # of "reject*" a line holds but the beginning
            self._needs.setdefault(max(whole, key=len, default=""), []).append(frozenset(whole))
        self._words = frozenset(self._needs)

    def lines(self, text: str) -> Iterator[Line]:
        """The lines of ``text`` that may hold one, in order."""
        return (line for line in lines(text) if self._may_hold(line.words))

    def _may_hold(self, words: frozenset[str]) -> bool:
        return any(need <= words for word in self._words & words for need in self._needs[word])

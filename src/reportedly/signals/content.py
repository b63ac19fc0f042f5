"""Content words: the words of a report that carry its matter, as stems, each with its place."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from reportedly import vocab
from reportedly.model.span import Span
from reportedly.signals.phrases import folded

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")
_LEAST = 3  # letters that an ending must leave


@cache
def _empty() -> frozenset[str]:
    """Function words (phrase_ends.csv): they tell nothing of the matter."""
    return frozenset(row["word"].lower() for row in vocab.rows("phrase_ends") if row["class"] == "function word")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its ending ("arming" and "armed" are one), empty for a function word."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in _empty() or (len(word) < 2 and not word.isdigit()):
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            if ending in ("ied", "ies"):
                word += "y"
            break
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _LEAST else word


@lru_cache(maxsize=1)  # what is central and what is answered are asked of one report after the other
def content(text: str) -> "Content":
    """The content words of a report."""
    return Content(text)


class Content:
    """The content words of a text: their stems in order, where each begins, and how often it occurs."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.stems: list[str] = []
        for hit in _WORD.finditer(folded(text)):
            if name := stem(hit[0]):
                self.starts.append(hit.start())
                self.stems.append(name)
        self.counts = Counter(self.stems)

    def within(self, spans: Iterable[Span]) -> list[str]:
        """The stems of ``spans``, in order."""
        found: list[str] = []
        for start, end in spans:
            found += self.stems[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return found

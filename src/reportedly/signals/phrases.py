"""Phrases as patterns: word lists from the vocabulary become one regular expression, or one look-up a word."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

Entry = TypeVar("Entry")
_Trie = dict[str, "_Trie"]
_PLAIN = {"’": "'", "‘": "'", "\N{NO-BREAK SPACE}": " ", "\N{NON-BREAKING HYPHEN}": "-"}
_WORD = re.compile(r"[\w']+")
_ALONE = re.compile(r"[\w']++(?!-\w)")
"""What a phrase of one word comes to, at that word: most phrases are, and a pattern each would take long to compile."""
_END = ""


def folded(text: str) -> str:
    """``text`` in lower case with straight apostrophes, of the same length: offsets hold for both."""
    low = text.lower()
    if len(low) != len(text):  # İ and its like become two code points
        low = "".join(c if len(c) == 1 else o for o, c in ((o, o.lower()) for o in text))
    for printed, plain in _PLAIN.items():
        low = low.replace(printed, plain)
    return low


def either(phrases: Iterable[str]) -> str:
    """A pattern that matches any of ``phrases``, the longest first, built as a trie so that it never tries twice."""
    trie: _Trie = {}
    for phrase in phrases:
        node = trie
        for letter in folded(phrase):
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(trie)


def _pattern(trie: _Trie) -> str:
    branches = [re.escape(letter) + _pattern(node) for letter, node in sorted(trie.items()) if letter != _END]
    if not branches:
        return ""
    if _END in trie:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class Lexicon(Generic[Entry]):
    """Phrases with what is known of each, found in one pass over a text's words.

    A phrase that ends in ``*`` stands for every word with that beginning. Of phrases that begin at
    the same word the longest is found.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = {folded(phrase): entry for phrase, entry in entries.items()}
        self._stems = {phrase[:-1] for phrase in self._entries if phrase.endswith("*")}
        self._lengths = sorted({len(_first(stem)) for stem in self._stems}, reverse=True)
        self._firsts: dict[str, list[str]] = {}
        for phrase in self._entries:
            self._firsts.setdefault(_first(phrase.removesuffix("*")), []).append(phrase)
        self._at: Callable[[str], re.Pattern[str] | None] = lru_cache(maxsize=1 << 16)(self._pattern_of)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def found(self, low: str) -> Iterator[tuple[int, int, Entry]]:
        """Start, end and entry of each phrase in the folded text ``low``, in order."""
        for word in _WORD.finditer(low):
            pattern = self._at(word.group())
            if pattern is None or (hit := pattern.match(low, word.start())) is None:
                continue
            if word.start() and low[word.start() - 1] == "-":  # "non-toxic" is not "toxic"
                continue
            yield hit.start(), hit.end(), self._entry(hit.group())

    def _entry(self, words: str) -> Entry:
        entry = self._entries.get(words)
        if entry is not None:
            return entry
        stem = next(words[:size] for size in range(len(words), 0, -1) if words[:size] in self._stems)
        return self._entries[f"{stem}*"]

    def _pattern_of(self, word: str) -> re.Pattern[str] | None:
        keys = [word] if word in self._firsts else []
        keys += [word[:size] for size in self._lengths if size < len(word) and word[:size] in self._stems]
        return self._compile(keys) if keys else None

    def _compile(self, keys: list[str]) -> re.Pattern[str]:
        name = " ".join(keys)
        if name not in self._compiled:
            phrases = [phrase for key in keys for phrase in self._firsts[key]]
            if phrases == keys:
                return _ALONE
            whole = either(p for p in phrases if not p.endswith("*"))
            stems = either(p[:-1] for p in phrases if p.endswith("*"))
            parts = [part for part in (whole, stems and rf"{stems}[\w']*") if part]
            self._compiled[name] = re.compile(rf"(?:{'|'.join(parts)})(?![\w']|-\w)" if parts else "(?!)")
        return self._compiled[name]


def _first(phrase: str) -> str:
    word = _WORD.match(phrase)
    return word.group() if word else phrase

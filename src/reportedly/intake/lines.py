"""Lines of a text, each with the words it holds: the cheap look before a costly pattern.

A long regular expression costs the same on every word of a report, and most lines hold nothing for it. Where a
pattern matches nothing without one of a few words, and never across a line break, only lines with such a word
need be searched; that the words a ``Search`` names are needed is for its tests to show.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+|-")
_NUMBER = re.compile(r"\d+")

Needs = tuple[frozenset[str], ...]
"""Sets of words, as ``Line.words`` has them; a match holds at least one word of each."""


class Line(NamedTuple):
    """A line's place in its text, and its words.

    Those are its runs of letters, folded; "-"; for a number "0" and as many zeros as it has digits; and always "",
    the need of what needs no word.
    """

    start: int
    end: int
    words: frozenset[str]


class Search(NamedTuple):
    """A pattern that matches within lines, and sets of words of which each match holds at least one a set."""

    pattern: re.Pattern[str]
    needs: Needs

    def matches(self, text: str, among: Iterable[Line]) -> Iterator[re.Match[str]]:
        """The matches in ``text``, whose lines are ``among``, in order."""
        for line in among:
            for need in self.needs:
                if line.words.isdisjoint(need):
                    break
            else:
                yield from self.pattern.finditer(text, line.start, line.end)


def folded(text: str) -> str:
    """``text`` in lower case and of the same length, every letter as ``re.IGNORECASE`` takes it for an ASCII one."""
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


@lru_cache(maxsize=1)  # marks and dates of a report look at the same lines
def lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not empty, in order."""
    found, start = [], 0
    for line in folded(text).split("\n"):
        end = start + len(line)
        if line:
            found.append(Line(start, end, _words(line)))
        start = end + 1
    return tuple(found)


def _words(low: str) -> frozenset[str]:
    numbers = _NUMBER.findall(low)
    return frozenset(["", *_WORD.findall(low), *("0" * len(number) for number in numbers), *(numbers and "0")])


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase: what a pattern of any of them needs."""
    return frozenset(max(["", *_WORD.findall(folded(phrase))], key=len) for phrase in phrases)

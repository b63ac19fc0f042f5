"""What a user typed, as words to look for: any string is safe, and nothing in it is an operator."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

MOST = 64
"""Different terms of one question that are looked for; a long paragraph given as a question is cut there."""

_QUOTED = re.compile(r"\"([^\"]+)\"|“([^“”]+)”")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_TOKEN = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "a an the this that these those it its he she they we you i his her their our your him them who whom which what "
    "of to in on at by for with from as into than then so and or but if not no nor is are was were be been being has "
    "have had do does did will would can could should may might must there here about also such "
    "s t re ve ll d m".split()
)
"""Words without a content of their own: among the claims of one day nearly every one holds some of them."""


class Term(NamedTuple):
    """Words that must stand side by side: one, the parts of a figure (``1,200``), or a quoted phrase."""

    words: tuple[str, ...]

    @property
    def fts5(self) -> str:
        """As an FTS5 string: letters and digits alone, in quotation marks."""
        return '"' + " ".join(self.words) + '"'


def terms(words: str) -> list[Term]:
    """The terms of a question, in order, none twice; function words only where there is nothing else.

    A quoted phrase is a term beside its words: on the shared claims' posts, which quote much, looking for phrases in
    place of their words took MAP@5 from .77 to .66.
    """
    text = unicodedata.normalize("NFC", words)
    phrases = [Term(tuple(_tokens(one or other))) for one, other in _QUOTED.findall(text)]
    loose = [Term(tuple(_tokens(match.group()))) for match in _WORD.finditer(text)]
    found = [term for term in dict.fromkeys(loose + phrases) if term.words]
    telling = [term for term in found if len(term.words) > 1 or term.words[0] not in _EMPTY]
    return (telling or found)[:MOST]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def affordable(counts: Sequence[int], budget: int) -> list[int]:
    """Which terms, by their ``counts`` of rows, to rank by: the rarest while their rows together are within ``budget``.

    Ranking costs time for each row that holds a term, so that the commonest words of a large archive would cost the
    most and tell the least. The rarest term that occurs at all is always among them. Numbers of terms, ascending.
    """
    chosen: list[int] = []
    spent = 0
    for number in sorted(range(len(counts)), key=lambda number: counts[number]):
        if chosen and spent + counts[number] > budget:
            break
        if counts[number]:
            chosen.append(number)
            spent += counts[number]
    return sorted(chosen)

"""The persons a report names, wherever they stand: what surnames and pronouns refer back to."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.attribution import lexicon
from reportedly.attribution.phrases import surname
from reportedly.model.span import Span

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŽČĆĐİ][\w’'-]*"
_FULL = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?: (?:[A-Z]\.|de|da|van|von|der|bin|al|el|la|{_CAPITAL})){{1,3}}")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person by full name or with a title; ``gender`` is m, f or empty."""

    span: Span
    name: str
    gender: str

    @property
    def surname(self) -> str:
        """Lower-cased last name."""
        return surname(self.name)


def persons(text: str) -> list[Named]:
    """Mentions of persons by two or more capitalised words, in text order.

    A sequence counts where its first word is a known given name or a title stands before it, and no
    word of it marks an organisation or a place.
    """
    found: list[Named] = []
    for match in _FULL.finditer(text):
        words = match.group().split()
        start = match.start()
        gender, titled = "", False
        while words and (title := lexicon.titles().get(words[0].lower().replace(".", ""))):
            gender, titled = title[0] if title[0] in ("m", "f") else gender, True
            start += len(words[0]) + 1
            words = words[1:]
        words = [w.removesuffix("’s").removesuffix("'s") for w in words]
        if not words or not _person(words, titled):
            continue
        name = " ".join(words)
        given = lexicon.given_names().get(words[0].lower(), "")
        found.append(Named(Span(start, start + len(name)), name, gender or (given if given in ("m", "f") else "")))
    return sorted([*found, *_surnames(text, found)], key=lambda person: person.span)


def _surnames(text: str, found: list[Named]) -> list[Named]:
    """Later mentions of the same persons by surname alone."""
    first: dict[str, Named] = {}
    for person in found:
        first.setdefault(person.name.split()[-1], person)
    if not first:
        return []
    taken = {person.span.end for person in found}
    pattern = re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, sorted(first))) + r")(?![\w-])")
    return [
        Named(Span(*match.span()), first[match.group()].name, first[match.group()].gender)
        for match in pattern.finditer(text)
        if match.end() not in taken and match.start() > first[match.group()].span.start
    ]


def _person(words: list[str], titled: bool) -> bool:
    low = [word.lower() for word in words]
    if any(word in _not_in_names() for word in low):
        return False
    if len(words) == 1:
        return titled
    return titled or low[0] in lexicon.given_names()


@cache
def _not_in_names() -> frozenset[str]:
    return lexicon.organisation_words() | _CALENDAR | frozenset(("the", "a", "an", "this", "that", "but", "and", "in"))

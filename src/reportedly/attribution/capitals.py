"""Sequences of capitalised words: what may be the name of a person, an office, an organisation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.attribution import lexicon

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?"
_FIRST = _CAPITAL.replace("]", r"](?<![\w’'-].)", 1)  # the letter first: the search passes over all others fast
_SEQUENCE = re.compile(
    rf"{_FIRST}(?: (?:(?:de|da|dos|del|di|du|van|von|der|den|bin|bint|ibn|al|el|la|le|ten|ter) ){{0,2}}"
    rf"{_CAPITAL}){{0,7}}"
)
LEADING = frozenset(
    "but and or nor so yet when while as if after before since because although though that then now in on at by for "
    "from with to of the a an this these those what why how where who both even only also like until unless despite "
    "during meanwhile however though did does do is was has had will would can could should may might must not "
    "according former current late then-president ex image photo file picture video".split()
)
"""Words that begin a sentence before a name: "When Holt spoke", "But Ilse Varga"."""
SUFFIX = frozenset("jr sr ii iii iv esq".split())


class Word(NamedTuple):
    """A capitalised word and its place; ``low`` is lower-cased, without a full stop."""

    text: str
    start: int
    low: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def pieces(text: str) -> Iterator[list[Word]]:
    """Sequences of capitalised words, cut after possessives and full stops that belong to no title or initial."""
    for match in _SEQUENCE.finditer(text):
        whole = match.group()
        if " " not in whole and whole[-1] != "." and "’" not in whole and "'" not in whole:
            yield [Word(whole, match.start(), whole.lower())]
            continue
        words: list[Word] = []
        at = match.start()
        for part in whole.split(" "):
            if words and (part.lower() in LEADING or part == "I"):  # a headline in capitals: "Ilse Varga Is Free To Go"
                yield words
                words = []
            if part.isalpha():
                words.append(Word(part, at, part.lower()))
                at += len(part) + 1
                continue
            bare = part.removesuffix("’s").removesuffix("'s").rstrip("’'")
            ends = len(bare) < len(part)
            if bare.endswith(".") and not dotted(bare):
                bare, ends = bare[:-1], True
            if bare:
                words.append(Word(bare, at, bare.lower().rstrip(".")))
            at += len(part) + 1
            if ends and words:
                yield words
                words = []
        if words:
            yield words


def dotted(word: str) -> bool:
    """Whether a full stop after ``word`` is part of it: an initial, a title, "Jr."."""
    low = word.lower().rstrip(".")
    return len(low) == 1 or low in lexicon.titles() or low in SUFFIX

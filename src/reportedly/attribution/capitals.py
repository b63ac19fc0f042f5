"""Sequences of capitalised words: what may be the name of a person, an office, an organisation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.attribution import lexicon

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?"
_SEQUENCE = re.compile(
    rf"(?<![\w’'-]){_CAPITAL}(?: (?:(?:de|da|dos|del|di|du|van|von|der|den|bin|bint|ibn|al|el|la|le|ten|ter) ){{0,2}}"
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
    """A capitalised word and its place."""

    text: str
    start: int

    @property
    def low(self) -> str:
        """Lower-cased, without a full stop."""
        return self.text.lower().rstrip(".")

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def pieces(text: str) -> Iterator[list[Word]]:
    """Sequences of capitalised words, cut after possessives and full stops that belong to no title or initial."""
    for match in _SEQUENCE.finditer(text):
        words: list[Word] = []
        at = match.start()
        for part in match.group().split(" "):
            if words and (part.lower() in LEADING or part == "I"):  # a headline in capitals: "Ilse Varga Is Free To Go"
                yield words
                words = []
            bare = part.removesuffix("’s").removesuffix("'s").rstrip("’'")
            ends = len(bare) < len(part)
            if bare.endswith(".") and not dotted(bare):
                bare, ends = bare[:-1], True
            if bare:
                words.append(Word(bare, at))
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

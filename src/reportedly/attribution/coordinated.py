"""Where a source phrase names two sources.

"Kovac and Holt", "the EU and a diplomat", but not "the Trade and Industry Ministry" or "state and local officials".
"""

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.attribution import lexicon

_MORE = frozenset("other others many several some fellow".split())


class Split(NamedTuple):
    """Token ``at`` joins two sources. ``names``: persons or bodies by name; ``same``: one person in two roles."""

    at: int
    names: bool = False
    same: bool = False


def split_of(tokens: Sequence[str], low: Sequence[str]) -> Split | None:
    """The first "and" of a phrase's core that joins sources; None where there is none, or it is part of a name."""
    for at in range(1, len(low) - 1):
        if low[at] in ("and", "or", "&"):
            return _split(tokens, low, at)
    return None


def _split(tokens: Sequence[str], low: Sequence[str], at: int) -> Split | None:
    left, right = tokens[:at], tokens[at + 1 :]
    if _one_body(tokens, low, at):
        return None
    starts = _starts_anew(low[at + 1])
    capital = left[-1][0].isupper() and low[at - 1] not in lexicon.source_words()
    if capital:
        if starts:
            return Split(at)
        if right[0][0].isupper() and right[-1][0].isupper():
            shared = low[-1] in lexicon.party_members() and low[at - 1] not in lexicon.party_members()
            return None if shared else Split(at, names=True)  # "House and Senate Republicans"
        if _named_last(right):
            return Split(at, names=True)  # "Kovac and former mayor Jan Holt"
        return Split(at) if len(right) == 1 and _plural(low[-1]) else None
    return _of_nouns(low, right, at, starts)


def _of_nouns(low: Sequence[str], right: Sequence[str], at: int, starts: bool) -> Split | None:
    entry = lexicon.source_words().get(low[at - 1])
    if entry is None:
        return None
    if starts:
        return Split(at)
    if _named_last(right) and not entry.plural:
        whose = low[0] in lexicon.DEFINITE or low[0].endswith(("'s", "’s"))
        return Split(at, same=True) if whose and not right[0][0].isupper() else None
    alone = len(right) == 1
    if low[0] not in lexicon.DEFINITE and low[0] not in lexicon.INDEFINITE and not entry.plural:
        return Split(at) if alone and low[-1] in lexicon.source_words() else None  # "state and local officials"
    return None if not entry.plural and not alone and _plural(low[-1]) else Split(at)


def _one_body(tokens: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether both sides make one name: a body listed, or one whose last word says so ("… and Industry Ministry")."""
    start = 1 if low[0] in lexicon.DEFINITE else 0
    whole = " ".join(low[start:])
    if whole in lexicon.bodies() or whole in lexicon.places() or whole in lexicon.outlets():
        return True
    if not (tokens[at - 1][0].isupper() and tokens[at + 1][0].isupper()) or low[-1] not in lexicon.organisation_words():
        return False
    left = " ".join(low[start:at])
    known = (
        left in lexicon.bodies()
        or left in lexicon.places()
        or (lexicon.is_outlet(left) and left not in lexicon.source_words())
    )
    known = known or low[at - 1] in lexicon.organisation_words() or low[start] in lexicon.given_names()
    return not known and low[-1] not in lexicon.party_members()


def _starts_anew(word: str) -> bool:
    """Whether a word begins a noun phrase: a determiner, a number, somebody's, a title."""
    return word in lexicon.DEFINITE or word in lexicon.INDEFINITE or word in _MORE


def _named_last(right: Sequence[str]) -> bool:
    """Whether a conjunct ends in a name after words for its bearer: "current nominee Anna Kovac"."""
    if len(right) < 2 or not right[-1][0].isupper():
        return False
    before = [w.lower() for w in right if not w[0].isupper()]
    titles = lexicon.titles()
    return any(w in lexicon.source_words() for w in before) or right[0].lower().replace(".", "") in titles


def _plural(word: str) -> bool:
    entry = lexicon.source_words().get(word)
    return entry.plural if entry else word.endswith("s") and not word.endswith("ss")

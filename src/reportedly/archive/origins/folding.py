"""Folding: mentions that have the claim in the same words, or in the same passage, are copies of one account.

Two levels. A *family* shares the text around the claim (it is one article, reprinted, cut, or reworded). A *group* is
families whose sentence with the claim is the same but for a few words: whoever wrote it second had it before him.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reportedly.archive.origins.around import Around
from reportedly.archive.origins.statements import SAYS_NOTHING, Statement
from reportedly.joined import Joined

_ALIKE = 0.72  # of the two sentences' words, shared
_RUN = 8  # words in a row that no two newsrooms write by chance
_RUN_PART = 0.5  # of the shorter sentence
_SHARED = 0.45  # of the smaller surrounding's stems
_IN_ORDER = 0.45  # of the words of the two sentences, in order, that a reworded copy keeps
_FEWEST = 3  # content words that it keeps at least
_LEAST = 12  # stems that surroundings must have to be compared


class Told(NamedTuple):
    """The claim as one article has it: its statement, and what stands around it."""

    key: str
    title: str | None
    published: str | None
    bounds: tuple[str | None, str | None]
    statement: Statement
    text: str
    around: Around


def families(told: Sequence[Told], shared: Iterable[tuple[int, int]] = ()) -> list[list[int]]:
    """Mentions, by their places, that have the claim in the same passage; ``shared`` are pairs known to have one.

    A shared passage is not enough: two reports of a claim may stand in one article's words. The claim's own wording has
    to be the same, or reworded.
    """
    joined = Joined(len(told))
    by_text: dict[str, int] = {}
    for number, one in enumerate(told):
        joined.join(number, by_text.setdefault(one.text, number))
    places = list(by_text.values())
    for at, first in enumerate(places):
        for second in places[at + 1 :]:
            if not joined.same(first, second) and _same_passage(told[first].around, told[second].around):
                joined.join(first, second)
    for first, second in shared:
        if not joined.same(first, second) and _reworded(told[first].around.words, told[second].around.words):
            joined.join(first, second)
    return joined.groups()


def _same_passage(one: Around, other: Around) -> bool:
    """Whether the surroundings are one text, and the claim in it: two reports may stand in the same article's words."""
    least = min(len(one.stems), len(other.stems))
    if least < _LEAST or len(one.stems & other.stems) < _SHARED * least:
        return False
    return _reworded(one.words, other.words)


def _reworded(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one wording may come from the other: half of its words in order, or of its content words in any."""
    if same_words(one, other, _IN_ORDER):
        return True
    first, second = set(one) - SAYS_NOTHING, set(other) - SAYS_NOTHING
    shared = len(first & second)
    return shared >= _FEWEST and 2 * shared >= min(len(first), len(second))


def groups(told: Sequence[Told], of_one_text: Sequence[Sequence[int]]) -> list[list[int]]:
    """Families, by their places in ``of_one_text``, that have the claim in the same words."""
    joined = Joined(len(of_one_text))
    sentences: dict[tuple[str, ...], int] = {}
    for number, family in enumerate(of_one_text):
        for member in family:
            joined.join(number, sentences.setdefault(told[member].around.words, number))
    distinct = list(sentences.items())
    for at, (words, first) in enumerate(distinct):
        for other, second in distinct[at + 1 :]:
            if not joined.same(first, second) and same_words(words, other):
                joined.join(first, second)
    return joined.groups()


def same_words(one: Sequence[str], other: Sequence[str], alike: float = _ALIKE) -> bool:
    """Whether two sentences, as lower-cased words, are one but for a few words: in order, or a long run of them.

    Order counts, since two newsrooms with one official have his name, the figure, the place and the day in common.
    """
    if one == other:
        return True
    shared = sum((Counter(one) & Counter(other)).values())
    if 2 * shared < alike * (len(one) + len(other)) and shared < _RUN:
        return False
    matched = SequenceMatcher(None, one, other, autojunk=False)
    if matched.ratio() >= alike:
        return True
    run = matched.find_longest_match().size
    return run >= _RUN and run >= _RUN_PART * min(len(one), len(other))

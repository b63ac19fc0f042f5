"""What stands around a claim in its article: details of the matter, or an article on something else.

A detail of one's own is a sentence beside the claim that is not drawn from the rest of the article: where the rest is
about something else and the next sentence is too, the claim was dropped in. Words weigh by how rare they are in a
sample of the archive's texts.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from reportedly.archive.origins.statements import bare, days, facts
from reportedly.archive.tables import versions
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span

_WINDOW = 700  # code points on both sides of the claim's sentence: a few paragraphs
_SAMPLE = 120  # texts that say how rare a word is
_LONGEST = 4000  # code points of a sampled text
_WORD = re.compile(r"[\w’'.-]*\w")
_UNNAMED = re.compile(
    r"(?:,? (?:who|speaking|talking|but) [^,.;:]{0,40}?| (?:on|under) (?:the )?condition of )\b(?:named|identified|"
    r"anonymous|anonymously|anonymity)\b"
)
"""How a voice without a name is spoken of: part of the voice."""
_TIED = 0.4  # part of a sentence's rare words from which on it is of the rest of the article


class Background:
    """How rare words are in the archive, from a sample of its texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """``texts`` are what the sample is of."""
        counted: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            names, opening, stems = facts(text[:_LONGEST])
            counted.update(names | stems | {opening})
            self._texts += 1
        self._counted = counted

    def rarity(self, word: str) -> float:
        """Natural logarithm of how rare a word is, nought of one in every text."""
        return math.log((self._texts + 1) / (self._counted.get(word, 0) + 1))

    def weight(self, words: Iterable[str]) -> float:
        """The words' rarity, summed."""
        return sum(map(self.rarity, words))

    @cached_property
    def rare(self) -> float:
        """The rarity of a word that one text in twenty has."""
        return math.log((self._texts + 1) / (self._texts / 20 + 1))


Words = tuple[str, ...]


class Around(NamedTuple):
    """The claim's sentence and its surroundings in one text.

    ``words`` are the sentence's, lower-cased, without voices, names, figures and days, which every report of the
    claim has; ``stems`` the names and stems of a window around it, the sentence left out; ``names`` the names of the
    sentences next to it in its paragraph; ``details`` how many of these say what the rest of the article does not (0 to
    3); ``tied`` how much of the next sentence is of the rest (null: it has none, the claim stands bare); ``recurs`` how
    much of the claim's own words the rest of the article has, 0 to 1.
    """

    words: Words
    stems: frozenset[str]
    names: frozenset[str]
    details: int
    tied: float | None
    recurs: float
    length: int


def around(
    text: str, sentence: Span, background: Background, skip: Sequence[Span] = (), voices: Sequence[Words] = ()
) -> Around:
    """What stands around ``sentence``; ``skip`` are sentences that are no more than credits.

    ``voices`` are the claim's voices, as words.
    """
    start, end = max(0, sentence.start - _WINDOW), min(len(text), sentence.end + _WINDOW)
    before, after = text[start : sentence.start], text[sentence.end : end]
    names, opening, stems = facts(f"{before}\n{after}")
    beside = [one for one in _beside(text, sentence) if not any(one.overlaps(other) for other in skip)]
    last = max([sentence.end, *(one.end for one in beside)])
    rest = _all(f"{text[: sentence.start][-_LONGEST:]}\n{text[last : last + _LONGEST]}")
    ties = [_part(_all(one.of(text)), rest, background) for one in beside]
    return Around(
        words=_wording(sentence.of(text), voices),
        stems=names | stems | ({opening} - {""}),
        names=frozenset(name for one in beside for name in _names(one.of(text))),
        details=sum(tie < _TIED for tie in ties),
        tied=ties[0] if ties else None,
        recurs=_part(_all(sentence.of(text)), rest, background),
        length=len(text),
    )


def words_of(text: str) -> Words:
    """The words of a text, lower-cased; that somebody is not named is left out."""
    return tuple(_WORD.findall(_UNNAMED.sub("", text.lower())))


def _wording(sentence: str, voices: Sequence[Words]) -> Words:
    """The words of a sentence without what every report of the claim has: its voices, names, figures, days.

    Two newsrooms that quote one "official who asked not to be named" have eight words in common, and nothing from
    each other.
    """
    words = words_of(sentence)
    for voice in voices:
        for at in range(len(words) - len(voice), -1, -1):
            if words[at : at + len(voice)] == voice:
                words = words[:at] + words[at + len(voice) :]
    common = facts(sentence)[0] | days(sentence)
    return tuple(word for word in words if bare(word) not in common and not any(char.isdigit() for char in word))


def _beside(text: str, sentence: Span) -> list[Span]:
    """Up to three sentences that follow in the claim's paragraph."""
    stop = text.find("\n", sentence.end)
    stop = min(len(text) if stop < 0 else stop, sentence.end + 2 * _WINDOW)
    return [Span(sentence.end + s.start, sentence.end + s.end) for s in sentences(text[sentence.end : stop])][:3]


def _names(words: str) -> frozenset[str]:
    names, opening, _ = facts(words)
    return names | ({bare(opening)} - {""})


def _all(words: str) -> frozenset[str]:
    names, opening, stems = facts(words)
    return names | stems | ({opening} - {""})


def _part(own: frozenset[str], rest: frozenset[str], background: Background) -> float:
    whole = background.weight(own)
    return background.weight(own & rest) / whole if whole else 0.0


def background(connection: Connection) -> Background:
    """The background of an archive: texts evenly from its first version to its last. Kept until a version is added."""
    last = connection.execute(select(func.max(versions.c.id))).scalar() or 0
    key = (str(connection.engine.url), last)
    if connection.engine.url.database in (None, "", ":memory:"):
        return _sampled(connection, last)
    if key not in _kept:
        _kept.clear()
        _kept[key] = _sampled(connection, last)
    return _kept[key]


_kept: dict[tuple[str, int], Background] = {}


def _sampled(connection: Connection, last: int) -> Background:
    step = max(1, last // _SAMPLE)
    wanted = range(1, last + 1, step)
    rows = connection.execute(select(versions.c.text).where(versions.c.id.in_(list(wanted))))
    return Background(rows.scalars())

"""The passages that two texts have in common, exactly: where in each the same words stand.

Runs of ``GRAM`` words that both texts have are followed as far as the words agree; the longest stretch comes first and
no word is used twice. Stretches that follow each other in both texts with a few words between ("killed 12" against
"left 12 dead") are one passage.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.model.span import Span
from reportedly.model.trace import Passage

GRAM = 4
"""Words in a row to begin a stretch: chains of four place passages as well as full alignment (F1 .96 against .97) in a
hundredth of the time (DESIGN.md)."""
FEWEST = 8
"""Words that a passage has at least."""
_GAP = 12  # words between two stretches of one passage, at most, on either side
_COMMON = 8  # places of a run beyond which it is looked up no further
_WORD = re.compile(r"[^\W_]+")


class _Stretch(NamedTuple):
    one: int
    other: int
    length: int


def passages(one: str, other: str) -> list[Passage]:
    """The common passages, in the order of ``one``; each begins and ends with a word that both have.

    ``words``: how many words agree in their order; ``alike``: of the longer side's, 0 to 1.
    """
    first, second = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    stretches = _disjoint(_stretches([m.group().lower() for m in first], [m.group().lower() for m in second]))
    found = []
    for group in _grouped(stretches):
        words = sum(stretch.length for stretch in group)
        if words < FEWEST:
            continue
        (a, b, _), (c, d, length) = group[0], group[-1]
        longer = max(c + length - a, d + length - b)
        spans = (
            Span(first[a].start(), first[c + length - 1].end()),
            Span(second[b].start(), second[d + length - 1].end()),
        )
        found.append(Passage(*spans, words, round(words / longer, 3)))
    return found


def _stretches(one: Sequence[str], other: Sequence[str]) -> Iterator[_Stretch]:
    """The longest equal runs of words, each once; linear, since a common run is followed to a few places only."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(other) - GRAM + 1):
        held = places.setdefault(tuple(other[at : at + GRAM]), [])
        if len(held) < _COMMON:
            held.append(at)
    open_until: dict[int, int] = {}  # of each diagonal, where its last stretch ended
    for at in range(len(one) - GRAM + 1):
        for place in places.get(tuple(one[at : at + GRAM]), ()):
            if open_until.get(place - at, -1) > at:
                continue
            end = at + GRAM
            while end < len(one) and end + place - at < len(other) and one[end] == other[end + place - at]:
                end += 1
            open_until[place - at] = end
            yield _Stretch(at, place, end - at)


def _disjoint(stretches: Iterator[_Stretch]) -> list[_Stretch]:
    """Longest first, those that use a word of either text again left out; in the order of the first text."""
    used: set[int] = set()
    also: set[int] = set()
    kept = []
    for one, other, length in sorted(stretches, key=lambda s: (-s.length, s.one, s.other)):
        mine, theirs = range(one, one + length), range(other, other + length)
        if used.isdisjoint((mine[0], mine[-1])) and also.isdisjoint((theirs[0], theirs[-1])):
            used.update(mine)
            also.update(theirs)
            kept.append(_Stretch(one, other, length))
    return sorted(kept)


def _grouped(stretches: Sequence[_Stretch]) -> Iterator[list[_Stretch]]:
    """Stretches that follow each other in both texts, near enough."""
    group: list[_Stretch] = []
    for stretch in stretches:
        if group:
            last = group[-1]
            gap, leap = stretch.one - last.one - last.length, stretch.other - last.other - last.length
            if not (0 <= gap <= _GAP and 0 <= leap <= _GAP):
                yield group
                group = []
        group.append(stretch)
    if group:
        yield group

"""Folding: the same sentence in another article is a copy, and no report of its own."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from reportedly.archive.series.finding import Sighting
from reportedly.model.span import Span

_Key = TypeVar("_Key")
Fold = Callable[[Connection, Sequence[Sighting]], list[list[int]]]
"""Groups of sightings (their places in the sequence) whose sentence one has from another; each stands in one group."""
Same = Callable[[Connection, int, Span], Sequence[tuple[int, Span]]]
"""Where else the sentence at a span of a version stands, verbatim or edited: ``archive.copies.same_sentence``."""

_NOT_A_WORD = re.compile(r"[\W_]+")


def by_words(_: Connection, found: Sequence[Sighting]) -> list[list[int]]:
    """Sentences of the same words, whatever their case and punctuation."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        groups[_NOT_A_WORD.sub(" ", each.row.sentence.casefold()).strip()].append(number)
    return list(groups.values())


def by_copies(same: Same) -> Fold:
    """Sentences that the archive's copies tie together, edited ones too; and sentences of the same words."""

    def fold(connection: Connection, found: Sequence[Sighting]) -> list[list[int]]:
        chief = list(range(len(found)))
        by_version: defaultdict[int, list[int]] = defaultdict(list)
        for number, each in enumerate(found):
            by_version[each.row.version].append(number)
        for group in by_words(connection, found):
            _join(chief, group)
            first = found[group[0]]
            for version, span in same(connection, first.row.version, first.row.sentence_at):
                _join(chief, [group[0], *(n for n in by_version[version] if found[n].row.sentence_at.overlaps(span))])
        return _gathered([_top(chief, number) for number in range(len(found))])

    return fold


def _join(chief: list[int], numbers: Sequence[int]) -> None:
    top = min(_top(chief, number) for number in numbers)
    for number in numbers:
        chief[_top(chief, number)] = top


def _top(chief: list[int], number: int) -> int:
    while chief[number] != number:
        number = chief[number]
    return number


def _gathered(keys: Sequence[_Key]) -> list[list[int]]:
    groups: defaultdict[_Key, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        groups[key].append(number)
    return list(groups.values())

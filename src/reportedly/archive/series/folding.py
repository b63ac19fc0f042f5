"""Folding: the same sentence in another article is a copy, and no report of its own."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from reportedly.archive.series.finding import Sighting
from reportedly.joined import Joined
from reportedly.model.span import Span

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
        joined = Joined(len(found))
        by_version: defaultdict[int, list[int]] = defaultdict(list)
        for number, each in enumerate(found):
            by_version[each.row.version].append(number)
        for group in by_words(connection, found):
            for other in group[1:]:
                joined.join(group[0], other)
            first = found[group[0]]
            for version, span in same(connection, first.row.version, first.row.sentence_at):
                for number in by_version[version]:
                    if found[number].row.sentence_at.overlaps(span):
                        joined.join(group[0], number)
        return joined.groups()

    return fold

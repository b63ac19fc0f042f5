"""Mentions: the statements that are one claim, gathered over the archive, whatever their wording.

Candidates meet in blocks (a name and the first digit of the figure; the figure's digits and a rare word), so the cost
grows with the archive and not with its square. A statement joins the claim whose members it is most like on average
(``sameness``), never through one chance likeness: a chain of rumours with a new figure at each step is not one claim.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportedly.archive.origins.sameness import Rarity, alike, digits_of, rarity
from reportedly.archive.origins.statements import Statement

SAME = 0.5  # the score from which two are one claim
_SHOWN = 8  # members of a claim that a newcomer is held against, of different wording
_BLOCK = 30  # claims that a block may offer: a name and digit with more say little
_RARE_WORDS = 3
_MARKS = re.compile(r"[\W_]+")


class Gathered(NamedTuple):
    """A claim over the archive: its statements, in order of publication where known."""

    members: list[Statement]


def gathered(found: Iterable[Statement], rare: Rarity | None = None) -> list[Gathered]:
    """The statements in groups, each of one claim; alone-standing ones are groups of one."""
    told = sorted(found, key=lambda one: (one.first is None, one.first or 0.0, one.version, one.sentence))
    rare = rare or rarity(told)
    same_words: dict[tuple[str, float | None], list[Statement]] = defaultdict(list)
    for one in told:
        same_words[_MARKS.sub(" ", one.words).lower(), one.low].append(one)
    groups = _led([members[0] for members in same_words.values()], rare)
    by_first = {id(members[0]): members for members in same_words.values()}
    return [Gathered([one for head in heads for one in by_first[id(head)]]) for heads in _merged(groups, rare)]


def _led(heads: Sequence[Statement], rare: Rarity) -> list[list[Statement]]:
    """Each statement put to the claim it is most like, or leading one of its own."""
    groups: list[list[Statement]] = []
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in heads:
        keys = list(keys_of(one, rare))
        near = dict.fromkeys(number for key in keys for number in blocks[key][-_BLOCK:])
        best, score = None, SAME
        for number in near:
            likeness = _mean(one, groups[number], rare)
            if likeness > score:
                best, score = number, likeness
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(one)
        for key in keys:
            if best not in blocks[key][-_BLOCK:]:
                blocks[key].append(best)
    return groups


def _merged(groups: list[list[Statement]], rare: Rarity) -> Iterator[list[Statement]]:
    """Groups that turn out to be one claim, by their members' likeness on average, put together."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        if len(group) > 1:
            for one in shown(group):
                for key in keys_of(one, rare):
                    blocks[key].add(number)
    pairs = {(a, b) for near in blocks.values() if len(near) <= _BLOCK for a in near for b in near if a < b}
    scored = sorted(((_between(groups[a], groups[b], rare), a, b) for a, b in pairs), reverse=True)
    leader = list(range(len(groups)))
    for score, a, b in scored:
        if score <= SAME:
            break
        first, second = _first(leader, a), _first(leader, b)
        if first != second and _between(groups[first], groups[second], rare) > SAME:
            groups[first] = groups[first] + groups[second]
            leader[second] = first
    return (group for number, group in enumerate(groups) if _first(leader, number) == number)


def _first(leader: list[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def shown(group: Sequence[Statement]) -> list[Statement]:
    """Members that stand for the group: evenly from first to last."""
    step = max(1, len(group) // _SHOWN)
    return list(group[::step][:_SHOWN])


def _mean(one: Statement, group: Sequence[Statement], rare: Rarity) -> float:
    against = shown(group)
    total = 0.0
    for seen, other in enumerate(against, start=1):
        total += alike(one, other, rare)
        if total + len(against) - seen <= SAME * len(against):
            return 0.0  # however like the rest are
    return total / len(against)


def _between(one: Sequence[Statement], other: Sequence[Statement], rare: Rarity) -> float:
    left = shown(one)
    return sum(_mean(statement, other, rare) for statement in left) / len(left)


def keys_of(one: Statement, rare: Rarity) -> Iterator[tuple[str, str]]:
    """The blocks a statement is in: names with the figure's first digit, and rare words with its digits."""
    names = {*one.names, one.opening} - {""}
    if one.low is None:
        by_rarity = sorted(names, key=rare.of_name, reverse=True)[:3]
        stems = sorted(one.stems, key=rare.of_stem, reverse=True)[:_RARE_WORDS]
        yield from ((name, stem) for name in by_rarity for stem in stems)
        return
    digits = digits_of(one.low)
    for first in first_digits(one.low):
        yield from ((name, first) for name in names)
    if len(digits) > 1:
        for stem in sorted(one.stems, key=rare.of_stem, reverse=True)[:_RARE_WORDS]:
            yield stem, f"#{digits}"


def first_digits(value: float) -> set[str]:
    """The first digit a figure has once rounded to it, at once or through two digits (1,450 → 1,500 → 2,000)."""
    at_once = digits_of(float(f"{value:.1g}"))
    cut = digits_of(value)[:1]
    return {at_once, cut, digits_of(float(f"{float(f'{value:.2g}'):.1g}"))}

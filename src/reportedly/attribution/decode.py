"""Encoder's answers → spans → relations: which source, cue and content belong together.

1. Viterbi over the tag scores with the trained transitions gives segments of source, cue, content.
2. Every cue segment is an attribution's anchor, unless it points at another cue (a split cue).
3. Every content segment goes to the cue its pieces point at; several may go to one cue.
4. Every cue takes the source that it points at and that points at it; sources may be shared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder import ANCHOR, SOURCE_OF, TAGS, Encoding
from reportedly.encoder.encoding import Floats
from reportedly.model.span import Span

Ints = NDArray[np.int64]
_FORBIDDEN = np.float32(-1e4)
# Thresholds on log-probabilities, swept on polnear_dev (see CHANGELOG for the measurements):
_BLOCK = 64  # segments looked at together
_NO_LINK = -29.0  # outside the window
_WEAK_LINK = -0.3  # a further content of the same cue must point at it at least so surely
_NOTHING = np.array([0.1, 0, 0, 0, 0, 0, 0], dtype=np.float32)  # how much likelier a piece is to have no role
_SPLIT_CUE = 0.99  # a cue is part of an earlier one only when this sure
_NO_SOURCE = 0.5  # how much likelier "no source" must be than the best source


@dataclass(slots=True)
class Segment:
    """A run of pieces ``[first, last]`` with one role; ``sure`` is the mean probability of its role."""

    role: str
    first: int
    last: int
    sure: float

    @property
    def pieces(self) -> Ints:
        """The pieces, ascending."""
        return np.arange(self.first, self.last + 1)


@dataclass(slots=True)
class Relation:
    """Segments that belong together, with the log-probabilities of the links that joined them."""

    cues: list[Segment]
    contents: list[Segment] = field(default_factory=list)
    source: Segment | None = None
    content_link: float = 0.0
    source_link: float = 0.0


def relations(encoding: Encoding, transitions: Floats) -> list[Relation]:
    """The relations of a document, in the order of their cues."""
    found = segments(encoding, transitions)
    cues = [s for s in found if s.role == "cue"]
    if not cues:
        return []
    anchors = np.array([cue.first for cue in cues], dtype=np.int64)
    groups = _join_cues(encoding, cues, anchors)
    _give_contents(encoding, [s for s in found if s.role == "content"], groups, anchors)
    _give_sources(encoding, [s for s in found if s.role == "source"], groups)
    return [relation for relation in {id(group): group for group in groups}.values() if relation.contents]


def segments(encoding: Encoding, transitions: Floats) -> list[Segment]:
    """The best tag sequence's segments."""
    if not len(encoding.emissions):
        return []
    emissions = encoding.emissions + _NOTHING
    path = best_path(emissions, *_legal(transitions))
    shifted = emissions - emissions.max(axis=1, keepdims=True)
    odds = np.exp(shifted)
    odds /= odds.sum(axis=1, keepdims=True)
    found: list[Segment] = []
    edges = np.flatnonzero((path > 0) & ((path % 2 == 1) | (np.r_[0, path[:-1]] == 0)))
    ends = np.flatnonzero((path > 0) & ((np.r_[path[1:], 0] == 0) | (np.r_[path[1:], 0] % 2 == 1)))
    for first, last in zip(edges.tolist(), ends.tolist(), strict=True):
        begin = int(path[first]) - (0 if path[first] % 2 else 1)
        sure = float(odds[first : last + 1, begin : begin + 2].sum(axis=1).mean())
        found.append(Segment(TAGS[begin][2:], first, last, sure))
    return found


def best_path(emissions: Floats, transitions: Floats, start: Floats) -> Ints:
    """Viterbi: the tags (n,) of the highest score. ``emissions`` (n, k), ``transitions`` (from, to), ``start`` (k,)."""
    steps = transitions.T + emissions[1:, :, None]
    scores = np.vstack([start + emissions[0], _scores(start + emissions[0], steps)])
    back = (scores[:-1, None, :] + transitions.T).argmax(axis=2).tolist()
    path = [int(scores[-1].argmax())]
    for row in reversed(back):
        path.append(row[path[-1]])
    return np.array(path[::-1], dtype=np.int64)


def _scores(before: Floats, steps: Floats) -> Floats:
    """The best score of a path to every tag after each of ``steps`` (n, to, from), from the scores ``before`` them.

    Two steps in a row are one longer step, so half of the scores come from half as many steps (Blelloch 1990).
    """
    if len(steps) < 2:
        return np.asarray((steps + before).max(axis=2))
    scores = np.empty(steps.shape[:2], dtype=steps.dtype)
    tags, (odd, even) = range(steps.shape[2]), (steps[1::2], steps[: len(steps) // 2 * 2 : 2])
    scores[1::2] = _scores(before, _greatest(odd[:, :, tag, None] + even[:, tag, None, :] for tag in tags))
    scores[0] = (steps[0] + before).max(axis=1)
    earlier = scores[1 : len(steps) - 1 : 2]
    scores[2::2] = _greatest(steps[2::2, :, tag] + earlier[:, tag, None] for tag in tags)
    return scores


def _greatest(arrays: Iterable[Floats]) -> Floats:
    """Element by element; over an axis of seven numpy takes ten times as long."""
    return reduce(np.maximum, arrays)


def _legal(transitions: Floats) -> tuple[Floats, Floats]:
    """Transitions and start scores under which an inside tag only follows its own beginning or inside."""
    allowed, start = transitions.copy(), np.zeros(len(TAGS), dtype=np.float32)
    for to in range(2, len(TAGS), 2):
        others = [tag for tag in range(len(TAGS)) if tag not in (to, to - 1)]
        allowed[others, to] = start[to] = _FORBIDDEN
    return allowed, start


def _links(encoding: Encoding, head: int, parts: list[Segment], columns: Ints) -> Floats:
    """Mean log-probability that a segment's pieces point at each of ``columns``, or none: (parts, columns + 1)."""
    rows = np.concatenate([part.pieces for part in parts])
    sizes = np.array([part.last - part.first + 1 for part in parts])
    sums = np.add.reduceat(encoding.point(head, rows, columns), np.r_[0, sizes.cumsum()[:-1]], axis=0)
    return np.asarray(sums / sizes[:, None], dtype=np.float32)


def _blocks(encoding: Encoding, parts: list[Segment], columns: Ints) -> Iterator[tuple[slice, slice]]:
    """Runs of ``parts`` and the ``columns`` (ascending) within their windows: a part points no further than those."""
    for at in range(0, len(parts), _BLOCK):
        run = parts[at : at + _BLOCK]
        homes = [encoding.windows[encoding.home[i]] for part in run for i in (part.first, part.last)]
        low, high = np.searchsorted(columns, [min(w[0] for w in homes), max(w[1] for w in homes)])
        yield slice(at, at + len(run)), slice(int(low), int(high))


def _join_cues(encoding: Encoding, cues: list[Segment], anchors: Ints) -> list[Relation]:
    """One relation a cue, save where a cue's pieces point at an earlier cue: "has … said"."""
    groups = [Relation([cue]) for cue in cues]
    for rows, near in _blocks(encoding, cues, anchors):
        for number, links in enumerate(_links(encoding, ANCHOR, cues[rows], anchors[near])[:, :-1], rows.start):
            best = near.start + int(links.argmax())
            if best < number and links.max() > np.log(_SPLIT_CUE):
                groups[best].cues.append(cues[number])
                groups[number] = groups[best]
    return groups


def _give_contents(encoding: Encoding, contents: list[Segment], groups: list[Relation], anchors: Ints) -> None:
    """Each content to the cue it points at; one that points at none for certain only if the cue has no other."""
    found: list[tuple[float, int, int]] = []
    for rows, near in _blocks(encoding, contents, anchors):
        if near.stop > near.start:
            links = _links(encoding, ANCHOR, contents[rows], anchors[near])[:, :-1]
            best = links.argmax(axis=1)
            found += zip(
                (-links.max(axis=1)).tolist(), range(rows.start, rows.stop), (best + near.start).tolist(), strict=True
            )
    for negative, number, best_group in sorted(found):
        group, link = groups[best_group], -negative
        if link <= _NO_LINK or (link < _WEAK_LINK and group.contents):
            continue
        weight = len(group.contents)
        group.content_link = (group.content_link * weight + link) / (weight + 1)
        group.contents.append(contents[number])


def _give_sources(encoding: Encoding, sources: list[Segment], groups: list[Relation]) -> None:
    """Each cue the source that it points at and that points back at it; none where that is likelier."""
    firsts = np.array([source.first for source in sources], dtype=np.int64)
    distinct = list({id(group): group for group in groups}.values())
    cues = [group.cues[0] for group in distinct]
    anchors = np.array([cue.first for cue in cues], dtype=np.int64)
    for rows, near in _blocks(encoding, cues, firsts):
        if near.stop == near.start:
            continue
        there = _links(encoding, SOURCE_OF, cues[rows], firsts[near])
        back = _links(encoding, ANCHOR, sources[near], anchors[rows])[:, :-1].T
        both = there[:, :-1] + 0.5 * back
        for group, mine, links in zip(distinct[rows], both, there, strict=True):
            best = int(mine.argmax())
            if links[-1] <= mine[best] + _NO_SOURCE and mine[best] > _NO_LINK:
                group.source, group.source_link = sources[near.start + best], float(links[best])


class Candidate(NamedTuple):
    """A source that a cue may take: the probability that the cue points at it, and that it points back."""

    source: Segment
    there: float
    back: float

    @property
    def score(self) -> float:
        """What the sources of a cue are ordered by: log-probabilities, the way back at half its weight."""
        return float(np.log(max(self.there, 1e-13)) + 0.5 * np.log(max(self.back, 1e-13)))


def candidates(encoding: Encoding, transitions: Floats, cue: Segment) -> tuple[list[Candidate], float]:
    """The sources within reach of a cue, the likeliest first, and the probability that it has none; for explaining."""
    sources = [one for one in segments(encoding, transitions) if one.role == "source"]
    firsts = np.array([source.first for source in sources], dtype=np.int64)
    there = _links(encoding, SOURCE_OF, [cue], firsts)[0]
    if not sources:
        return [], float(np.exp(there[-1]))
    back = _links(encoding, ANCHOR, sources, np.array([cue.first], dtype=np.int64))[:, 0]
    made = [
        Candidate(source, float(np.exp(to)), float(np.exp(fro)))
        for source, to, fro in zip(sources, there[:-1], back, strict=True)
        if to > _NO_LINK
    ]
    return sorted(made, key=lambda one: -one.score), float(np.exp(there[-1]))


def span_of(encoding: Encoding, segment: Segment) -> Span:
    """The code points a segment stands on."""
    offsets = encoding.pieces.offsets
    return Span(int(offsets[segment.first, 0]), int(offsets[segment.last, 1]))

"""Tag scores and links → relations, on scores written by hand."""

import itertools

import numpy as np
import pytest

from reportedly.attribution import decode
from reportedly.encoder.encoding import ANCHOR, FLOOR, POINTERS, SOURCE_OF, TAGS, Encoding
from reportedly.encoder.windows import Pieces

NEUTRAL = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)


def encoding(tags, anchors=(), sources=()):
    """Pieces with the given tags, and sure links: (from, to) pieces; every other piece points at none."""
    n = len(tags)
    emissions = np.full((n, len(TAGS)), -5.0, dtype=np.float32)
    emissions[np.arange(n), [TAGS.index(tag) for tag in tags]] = 5.0
    links = np.full((POINTERS, n + 2, n + 2), FLOOR, dtype=np.float16)
    links[:, :, 0] = 0.0
    for head, pairs in ((ANCHOR, anchors), (SOURCE_OF, sources)):
        for start, end in pairs:
            links[head, start + 1, :] = FLOOR
            links[head, start + 1, end + 1] = 0.0
    where = np.array([(3 * i, 3 * i + 2) for i in range(n)])
    pieces = Pieces(np.full(n, 2000), np.zeros(n, dtype=np.int64), where)
    home, worth = np.zeros(n, dtype=np.int64), np.zeros((n, 132), dtype=np.float32)
    return Encoding(pieces, emissions, home, [(0, n)], [links[:, 1:-1]], [0], worth)


S, C, K, O = "B-source", "B-cue", "B-content", "O"  # noqa: E741


def shape(relations):
    """(first pieces of cues, of contents, of the source) of each relation."""
    return [
        ([c.first for c in r.cues], sorted(c.first for c in r.contents), r.source.first if r.source else None)
        for r in relations
    ]


def test_source_cue_and_content_are_joined():
    """One of each, pointing at one another."""
    one = encoding([S, C, K, "I-content"], anchors=[(0, 1), (1, 1), (2, 1), (3, 1)], sources=[(1, 0)])
    assert shape(decode.relations(one, NEUTRAL)) == [([1], [2], 0)]


def test_a_content_may_be_split_and_a_source_shared():
    """“A,” he said, “B,” and added C: two contents of one cue, one source of two cues."""
    tags = [K, S, C, K, O, C, K]
    anchors = [(0, 2), (1, 2), (2, 2), (3, 2), (5, 5), (6, 5)]
    one = encoding(tags, anchors, sources=[(2, 1), (5, 1)])
    assert shape(decode.relations(one, NEUTRAL)) == [([2], [0, 3], 1), ([5], [6], 1)]


def test_no_source_where_none_is_pointed_at():
    """Agentless passives keep their cue and content."""
    one = encoding([S, O, C, K], anchors=[(2, 2), (3, 2)])
    assert shape(decode.relations(one, NEUTRAL)) == [([2], [3], None)]


def test_a_cue_without_content_is_no_relation():
    """Every attribution has a content."""
    assert decode.relations(encoding([S, C], anchors=[(0, 1), (1, 1)], sources=[(1, 0)]), NEUTRAL) == []


@pytest.mark.parametrize(("seed", "length"), list(enumerate((1, 2, 3, 4, 5, 6, 7, 8))))
def test_best_path_is_the_best_of_all_paths(seed, length):
    """Viterbi agrees with trying every legal path, whether the steps pair up or one is left over."""
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(length, 3)).astype(np.float32)
    moves, start = rng.normal(size=(3, 3)).astype(np.float32), rng.normal(size=3).astype(np.float32)

    def score(path):
        steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
        return start[path[0]] + steps + sum(emissions[i, t] for i, t in enumerate(path))

    best = max(itertools.product(range(3), repeat=length), key=score)
    assert decode.best_path(emissions, moves, start).tolist() == list(best)


def test_an_inside_tag_never_stands_alone():
    """However the scores lie, I-content follows B-content or I-content."""
    one = encoding([O, "I-content", "I-content"])
    for segment in decode.segments(one, NEUTRAL):
        assert segment.role == "content"
    assert len(decode.segments(one, NEUTRAL)) == 1

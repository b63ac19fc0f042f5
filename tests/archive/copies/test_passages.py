"""Protects exact passages: what is shown as common stands, word for word, where it is said to stand in both texts."""

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.copies.passages import FEWEST, passages
from tests.archive.copies.towns import report, text


def words(part):
    return re.findall(r"[^\W_]+", part.lower())


def test_an_excerpt_is_one_passage():
    rng = random.Random(5)  # noqa: S311
    source, host = report(rng), report(rng)
    one, other = text([*host[:4], *source[2:5], *host[4:]]), text(source)
    (found,) = passages(one, other)
    assert words(found.one.of(one)) == words(" ".join(source[2:5]))
    assert words(found.other.of(other)) == words(" ".join(source[2:5]))
    assert found.alike == 1.0


def test_an_edit_within_is_bridged():
    one = "The council of Tarnby closed twelve schools on Monday after the river had risen over the lower town."
    other = one.replace("closed twelve schools", "shut a dozen of its schools")
    (found,) = passages(one, other)
    assert (found.one.of(one), found.other.of(other)) == (one[:-1], other[:-1])
    assert found.words == len(words(one)) - 2
    assert 0.7 < found.alike < 1


def test_what_has_nothing_in_common():
    rng = random.Random(6)  # noqa: S311
    assert passages(text(report(rng)), "Nobody here has ever heard of any of that, and nobody asked us either.") == []


@given(st.data())
def test_edges_are_common_words_and_nothing_overlaps(data):
    vocabulary = ["ash", "bay", "cod", "dam", "elm"]
    draw = st.lists(st.sampled_from(vocabulary), max_size=60)
    one, other = " ".join(data.draw(draw)), ", ".join(data.draw(draw))
    last = 0
    for found in passages(one, other):
        mine, theirs = words(found.one.of(one)), words(found.other.of(other))
        assert mine[0] == theirs[0]
        assert mine[-1] == theirs[-1]
        assert FEWEST <= found.words <= min(len(mine), len(theirs))
        assert found.one.start >= last
        last = found.one.end

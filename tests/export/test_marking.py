"""Overlapping spans over a text: cut into pieces that lose no word and grow linearly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.marking import MOST_NAMED, Item, pieces
from reportedly.model.span import Span


def _item(layer, start, end):
    return Item(Span(start, end), layer, f"{layer}{start}-{end}")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [(0, 10, "")]),
        ([("a", 2, 5)], [(0, 2, ""), (2, 5, "a"), (5, 10, "")]),
        ([("a", 0, 10), ("b", 3, 4)], [(0, 3, "a"), (3, 4, "ab"), (4, 10, "a")]),
        ([("a", 1, 6), ("b", 4, 9)], [(0, 1, ""), (1, 4, "a"), (4, 6, "ab"), (6, 9, "b"), (9, 10, "")]),
        ([("a", 1, 3), ("a", 2, 5)], [(0, 1, ""), (1, 2, "a"), (2, 3, "a"), (3, 5, "a"), (5, 10, "")]),
        ([("a", 4, 4), ("b", -1, 3), ("c", 8, 11)], [(0, 10, "")]),
    ],
)
def test_pieces(spans, expected):
    """Nested, crossing and repeated spans are cut at every boundary; empty and outlying ones are left out."""
    got = [(p.start, p.end, "".join(sorted(p.layers))) for p in pieces(10, [_item(*span) for span in spans])]
    assert got == expected


_SPANS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(-2, 60), st.integers(-2, 60)), max_size=40)


@given(_SPANS, st.integers(0, 50))
def test_pieces_cover_the_text_once_and_truly(spans, length):
    """Every character stands in exactly one piece, under exactly the layers that cover it."""
    items = [_item(*span) for span in spans]
    held = [item for item in items if 0 <= item.span.start < item.span.end <= length]
    at = 0
    begun = []
    for piece in pieces(length, items):
        assert piece.start == at
        for place in range(piece.start, piece.end):
            assert set(piece.layers) == {i.layer for i in held if i.span.start <= place < i.span.end}
        begun += piece.begins
        at = piece.end
    assert at == length
    assert sorted(i.id for i in begun) == sorted(i.id for i in held)


def test_a_pile_of_marks_stays_linear():
    """Ten thousand marks over one another name a bounded number of items on each piece."""
    items = [_item("a", n, 30_000 - n) for n in range(10_000)]
    got = list(pieces(30_000, items))
    assert sum(len(piece.ids) for piece in got) <= MOST_NAMED * len(got)
    assert sum(len(piece.begins) for piece in got) == 10_000

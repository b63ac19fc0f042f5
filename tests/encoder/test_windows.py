"""Word pieces and the windows they are cut into."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import encoder
from reportedly.encoder.windows import SEP, cut, to_pieces
from reportedly.model.span import Span


def ids(n, breaks=()):
    out = np.full(n, 2000, dtype=np.int64)
    out[list(breaks)] = SEP
    return out


@given(st.integers(0, 900), st.sets(st.integers(0, 899)), st.integers(12, 190))
def test_every_piece_is_in_a_window_and_neighbours_overlap(n, breaks, size):
    """No piece is lost; a window never exceeds its size; neighbours share a third of the overlap or more."""
    overlap = size // 4
    windows = cut(ids(n, [b for b in breaks if b < n]), size, overlap)
    covered = np.zeros(n, dtype=bool)
    for start, end in windows:
        assert 0 <= start < end <= n
        assert end - start <= size
        covered[start:end] = True
    assert covered.all()
    for (_, end), (start, _) in itertools.pairwise(windows):
        assert end - start >= overlap // 3


def test_a_window_begins_at_a_paragraph_where_one_is_near():
    """Cutting at a paragraph keeps quotations whole."""
    assert cut(ids(300, [160]), 190, 48) == [(0, 190), (160, 300)]
    assert cut(ids(300), 190, 48) == [(0, 190), (142, 300)]


@pytest.fixture(scope="module")
def tokenizer():
    return encoder.load()._tokenizer


def test_pieces_say_where_they_stand(tokenizer):
    """Offsets are code points of the text, also past characters beyond the basic plane."""
    text = "😀 Velis fell.\n\n“Nobody stayed,” he said."
    pieces = to_pieces(text, tokenizer, [Span(text.index("“"), text.index("”") + 1)])
    words = [text[a:b] for a, b in pieces.offsets.tolist()]
    assert "".join(words).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    inside = {text[a:b] for (a, b), t in zip(pieces.offsets.tolist(), pieces.types.tolist(), strict=True) if t % 2}
    assert {"Nobody", "stayed"} <= inside
    assert not {"he", "said", "fell"} & inside


@pytest.mark.parametrize(("word", "kind"), [("velis", 0), ("Velis", 1), ("VELIS", 2)])
def test_types_tell_capitals(tokenizer, word, kind):
    """The vocabulary is lower-cased; capitals are told by the type."""
    assert to_pieces(word, tokenizer, []).types[0] // 2 == kind


def test_an_empty_text_has_no_windows():
    """Nothing in, nothing out, no crash."""
    model = encoder.load()
    assert len(model.encode("", []).emissions) == 0
    assert len(model.encode("\n\n", []).emissions) == 0

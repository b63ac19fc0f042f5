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
def test_every_piece_is_in_a_window_and_paragraphs_are_whole(n, breaks, size):
    """No piece is lost, no window exceeds its size, and only a paragraph longer than that is cut, with an overlap."""
    overlap = size // 4
    pieces = ids(n, [b for b in breaks if b < n])
    windows = cut(pieces, size, overlap)
    assert [start for start, _ in windows[:1]] == [0] * (n > 0)
    assert [end for _, end in windows[-1:]] == [n] * (n > 0)
    assert all(0 < end - start <= size for start, end in windows)
    for (before, end), (start, _) in itertools.pairwise(windows):
        assert start == end if pieces[end - 1] == SEP else start == end - overlap
        assert pieces[end - 1] == SEP or SEP not in pieces[before:end]


def test_a_window_holds_as_many_paragraphs_as_fit():
    """Attributions seldom cross paragraphs; those that do want company."""
    assert cut(ids(300, [60, 160, 220]), 190, 48) == [(0, 161), (161, 300)]
    assert cut(ids(300), 190, 48) == [(0, 190), (142, 300)]
    assert cut(ids(300, [20, 280]), 190, 48) == [(0, 21), (21, 211), (163, 300)]


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

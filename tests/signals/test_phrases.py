import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.signals.phrases import Lexicon, either, folded


@given(st.text())
def test_folding_keeps_every_offset(text):
    """Offsets found in folded text hold in the original."""
    assert len(folded(text)) == len(text)


@given(st.lists(st.text("abc -", min_size=1, max_size=6), min_size=1, max_size=12))
def test_either_matches_its_phrases_and_no_others(phrases):
    """The trie stands for exactly the list it was made of."""
    pattern = re.compile(either(phrases))
    assert all(pattern.fullmatch(phrase) for phrase in phrases)
    assert not pattern.fullmatch("".join(phrases) + "z")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the harbour master spoke", ["harbour master"]),
        ("the harbour spoke", ["harbour"]),
        ("harboured harbours", ["harboured", "harbours"]),
        ("the harbour-side master", []),
        ("re-harbour", []),
        ("port's", []),
        ("port", ["port"]),
    ],
)
def test_longest_phrase_of_a_word_is_found(text, expected):
    """Of phrases with one first word the longest counts; stems stand for words that begin so; compounds do not."""
    lexicon = Lexicon({"harbour": 1, "harbour master": 2, "harbour*": 3, "port": 4})
    assert [text[start:end] for start, end, _ in lexicon.found(text)] == expected

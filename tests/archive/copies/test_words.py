"""Protects what copies are found by: words, facts, sentences and runs of words as numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.copies.words import GRAM, grams, sentence_hashes, taken, words_of

SAME = [
    ("Nine boats sank.", "nine BOATS sank"),
    ("It cost 29,000 crowns", "It cost 29000 crowns"),
    ("“No,” she said – twice", '"No", she said -- twice'),
    ("a\nb c", "a b c"),
]
OTHER = [("Nine boats sank.", "Nine boats sang."), ("one two three", "one three two"), ("10 of 20", "20 of 10")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_and_punctuation_do_not_matter(one, other):
    hashes = sentence_hashes(words_of([one, other]))
    assert hashes[0] == hashes[1]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_words_and_their_order_matter(one, other):
    hashes = sentence_hashes(words_of([one, other]))
    assert hashes[0] != hashes[1]


def test_facts_are_names_and_numbers():
    words = words_of(["Shops in Tarnby sold 40 boats", "Tarnby slept"])
    assert [int(code) & 1 for code in words.codes] == [0, 0, 1, 0, 1, 0, 0, 0]  # a first word says nothing


@given(st.lists(st.text(max_size=40), max_size=6))
def test_a_sentence_has_the_same_number_in_any_company(lines):
    together = sentence_hashes(words_of(lines))
    alone = [sentence_hashes(words_of([line]))[0] for line in lines]
    assert together.tolist() == alone


@given(st.lists(st.text(alphabet="ab ", max_size=30), min_size=1, max_size=5))
def test_runs_stay_within_their_sentence(lines):
    words = words_of(lines)
    run, sentence = grams(words)
    assert np.bincount(sentence, minlength=len(lines)).tolist() == [max(n - GRAM + 1, 0) for n in words.counts]
    assert len(run) == len(sentence)


def test_taken_keeps_order():
    words = words_of(["one two", "three", "four five six"])
    some = taken(words, np.array([2, 0]))
    assert some.counts.tolist() == [3, 2]
    assert some.codes.tolist() == [*words.codes[3:6], *words.codes[0:2]]

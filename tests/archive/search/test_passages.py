"""Passages: about a paragraph each, whole sentences, nothing left out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.search.passages import LEAST, MOST, passages
from reportedly.intake.sentences import sentences

LINE = "The ferry to Tarn was late again on Monday, and nobody at the harbour office could say why. "


def test_short_paragraphs_are_joined_and_long_ones_cut():
    """A line of dialogue is no passage, nor is a page without a break."""
    short = "\n\n".join(["She left."] * 3 + [LINE * 3, LINE * 3])
    assert [len(span.of(short)) > LEAST for span in passages(short)] == [True, True]
    long = LINE * 40
    assert all(span.end - span.start <= MOST for span in passages(long))
    assert len(passages(long)) > 2


@given(st.text(alphabet="Ab. \n!é", max_size=400))
def test_every_sentence_is_in_one_passage(text):
    """Nothing said is out of reach of a search."""
    found = passages(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for each in sentences(text):
        assert sum(span.start <= each.start and each.end <= span.end for span in found) == 1

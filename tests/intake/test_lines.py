"""Lines: the words by which a costly pattern is kept from lines that it cannot match in."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake.lines import Search, folded, lines, longest_words


@given(st.characters(), st.sampled_from(string.ascii_lowercase))
def test_folding_is_what_ignoring_case_means(letter: str, ascii_letter: str):
    """A letter that a pattern takes for an ASCII one is folded to it, or its word would be missed."""
    taken = re.fullmatch(ascii_letter, letter, re.IGNORECASE) is not None
    assert (folded(letter) == ascii_letter) == taken


@pytest.mark.parametrize(("letter", "plain"), [("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\N{KELVIN SIGN}", "k")])
def test_the_four_odd_letters(letter: str, plain: str):
    """The only letters beyond ASCII that ignoring case takes for one of its own."""
    assert re.fullmatch(plain, letter, re.IGNORECASE)
    assert folded(letter) == plain


@given(st.text())
def test_folding_keeps_every_offset(text: str):
    """Offsets found in folded text hold in the original."""
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Weeks ago", {"two", "weeks", "ago"}),
        ("a mid-1990s boom", {"a", "mid", "-", "0", "0000", "s", "boom"}),
        ("at 5:30pm", {"at", "0", "00", "pm"}),
        ("Sept. 3, o’clock", {"sept", "0", "o", "clock"}),
    ],
)
def test_words_of_a_line(text: str, expected: set[str]):
    """Letters run together, numbers by their length; no need at all is always met."""
    (line,) = lines(text)
    assert line.words == expected | {""}


@given(st.text(alphabet="ab1 \n\r"))
def test_lines_are_all_of_the_text(text: str):
    """Nothing lies outside the lines but line breaks."""
    assert [text[line.start : line.end] for line in lines(text)] == [part for part in text.split("\n") if part]


def test_only_lines_with_all_needs_are_searched():
    """One word of each set, in one line."""
    search = Search(re.compile("dam"), (frozenset({"north", "south"}), frozenset({"gate", "gates"})))
    text = "The north dam's gate\nthe south dam\ndam, gates, South"
    assert [match.start() for match in search.matches(text, lines(text))] == [10, 35]


@pytest.mark.parametrize(
    ("phrase", "expected"), [("did not respond", "respond"), ("Eid al-Fitr", "fitr"), ("May Day", "may"), ("%", "")]
)
def test_longest_word(phrase: str, expected: str):
    """A phrase is known by its longest word, the first of those; one without words needs nothing."""
    assert longest_words([phrase]) == {expected}

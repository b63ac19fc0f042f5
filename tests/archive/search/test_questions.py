"""What a user types becomes terms: safe, whatever it is."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.search.questions import MOST, affordable, terms


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Boats sank off Tarn", ["boats", "sank", "off", "tarn"]),
        ("the sinking of the boats", ["sinking", "boats"]),
        ("to be or not to be", ["to", "be", "or", "not"]),  # nothing but function words: then those
        ("1,200 boats at 4.5 knots", ["1 200", "boats", "4 5", "knots"]),
        ('"idle ferries" in Tarn', ["idle", "ferries", "tarn", "idle ferries"]),
        ("“idle ferries”", ["idle", "ferries", "idle ferries"]),
        ("boats BOATS Boats", ["boats"]),
        ("snake_case a'b", ["snake", "case", "b"]),
        ("Åsa's café", ["åsa", "café"]),
        ("", []),
        ('"" * - ( ) : ^', []),
    ],
)
def test_terms(asked, expected):
    """Words without a content of their own are left out; figures and quoted words stand side by side."""
    assert [" ".join(term.words) for term in terms(asked)] == expected


@given(st.text(max_size=200))
def test_no_string_is_a_syntax_error(asked):
    """FTS5 has a query language; nothing a user types may be read as it."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(said)")
    for term in terms(asked):
        database.execute("SELECT 1 FROM words WHERE words MATCH ?", (term.fts5,)).fetchall()


def test_a_long_question_is_cut():
    """A whole page given as a question must not become a thousand terms."""
    assert len(terms(" ".join(f"word{number}" for number in range(1000)))) == MOST


@pytest.mark.parametrize(
    ("counts", "budget", "chosen"),
    [
        ([5, 0, 90, 20], 100, [0, 3]),  # the rarest first, absent ones never
        ([5, 0, 90, 20], 1000, [0, 2, 3]),
        ([500, 800], 100, [0]),  # one at least
        ([0, 0], 100, []),
        ([], 100, []),
    ],
)
def test_common_words_are_left_out_of_large_archives(counts, budget, chosen):
    """What ranking costs does not grow with the archive."""
    assert affordable(counts, budget) == chosen

"""Whose words a mark's are, and the facets of claims."""

import pytest

from reportedly.charged import charged
from reportedly.claims import claims
from reportedly.facets import FACETS, names
from reportedly.model.claims import Mark
from tests.test_claims import attribution, evidence, place


def mark(text, kind, words):
    return Mark(id="m1", kind=kind, span=place(text, words), why="")


@pytest.mark.parametrize(
    ("kind", "words", "stance", "expected"),
    [
        ("loaded", "brutal", "neutral", ["a1"]),
        ("loaded", "brutal", "intent", ["outlet"]),
        ("loaded", "disgraced", "neutral", ["outlet"]),
        ("question", "brutal", "neutral", []),
        ("endorsement", "brutal", "neutral", []),
    ],
)
def test_to_whom_a_mark_is_charged(kind, words, stance, expected):
    """Words of a content are the source's; those of a wish, a source or a cue the outlet's; stances are its own."""
    text = "The disgraced mayor said the brutal attack had failed."
    said = attribution(text, "The disgraced mayor", "said", "the brutal attack had failed", stance=stance)
    assert [m.charged_to for m in charged([mark(text, kind, words)], [said], [])] == expected


def test_quoted_words_that_nobody_is_heard_to_say():
    """A quoted phrase without an attribution is not charged to the outlet."""
    text = "The “brutal” plan failed."
    assert charged([mark(text, "vague", "brutal")], [], [place(text, "“brutal”")])[0].charged_to == "quoted"


def test_loaded_words_of_a_source_are_flagged_as_its_own():
    """ "loaded-language" is kept for the report's own voice."""
    text = "The mayor said the brutal attack on the harbour had failed."
    said = attribution(text, "The mayor", "said", "the brutal attack on the harbour had failed")
    marks = charged([mark(text, "loaded", "brutal")], [said], [])
    (claim,) = claims(evidence(text, [said], marks))
    assert "source-loaded" in claim.flags
    assert "loaded-language" not in claim.flags


def test_facets_come_in_the_order_that_explains_them():
    """Every facet has its explanation, and names follow it."""
    assert names({"figure": 1.0, "record": 2.0, "date": 0.0, "harm": 1.0}, event=True) == [
        "figure",
        "public-record",
        "named-event",
        "harm",
    ]
    assert all(FACETS.values())

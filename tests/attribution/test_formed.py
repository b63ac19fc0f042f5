"""Forms joined to what the encoder found: where they come in, and where they keep out."""

import pytest

from reportedly.attribution.confidence import confidence
from reportedly.attribution.formed import with_forms
from reportedly.attribution.forms import sureness
from reportedly.attribution.quotations import find
from reportedly.attribution.spans import keep_speaker
from tests.attribution.said import said

TURNS = "HOLT: Did you see it?\n\nKOVAC: He said that it was safe. I ran."
SPLIT = "“We ran,” Holt said, “and they ran after us.”"
TWO = "“We ran.” – Peter Holt, ferryman\n\n“They stayed.” (Ilse Maret)"
CASES = [
    ("nobody found it", "“We ran.” – Anna Kovac", [], [("Anna Kovac", "–", "“We ran.”", "signed")]),
    (
        "found with its source: left as it is",
        "“We ran,” said Holt.",
        [("Holt", "said", "“We ran,”")],
        [("Holt", "said", "“We ran,”", "")],
    ),
    (
        "found with another source: keeps out",
        "“We ran,” said Holt.",
        [("Holt", "said", "ran")],
        [("Holt", "said", "ran", "")],
    ),
    (
        "found without source: gains it",
        "“We ran,” said Holt.",
        [("", "said", "“We ran,”")],
        [("Holt", "said", "“We ran,”", "tag")],
    ),
    (
        "half of it found: gains the other",
        SPLIT,
        [("Holt", "said", "“and they ran after us.”")],
        [("Holt", "said", "“We ran,” | “and they ran after us.”", "tag")],
    ),
    (
        "the whole turn is its speaker's, whoever is quoted in it",
        TURNS,
        [("He", "said", "that it was safe")],
        [
            ("HOLT", ":", "Did you see it?", "transcript"),
            ("KOVAC", ":", "He said that it was safe. I ran.", "transcript"),
        ],
    ),
    (
        "each signature has its own quotation, with its office",
        TWO,
        [("Peter Holt", "–", "“We ran.” – Peter Holt, ferryman\n\n“They stayed.”")],
        [
            ("Peter Holt, ferryman", "–", "“We ran.”", "signed"),
            ("Ilse Maret", "(", "“They stayed.”", "bracketed"),
        ],
    ),
    (
        "a statement keeps out where somebody else speaks in it",
        "Statement by the Water Board:\n\nThe dam is safe, officials said on Monday.",
        [("officials", "said on Monday", "The dam is safe")],
        [("officials", "said on Monday", "The dam is safe", "")],
    ),
    (
        "a statement's own “we” is its speaker",
        "Statement by the Water Board:\n\nWe regret the outage.",
        [("We", "regret", "the outage")],
        [("the Water Board", "Statement by", "We regret the outage.", "statement")],
    ),
]


@pytest.mark.parametrize(("what", "text", "rows", "expected"), CASES, ids=[c[0] for c in CASES])
def test_joins(what, text, rows, expected):
    """(source, cue, content, form) of each attribution after the forms have been heard."""
    joined = with_forms(text, said(text, *rows), find(text))

    def words(spans):
        return " | ".join(span.of(text) for span in spans)

    assert [(words(s.source), words(s.cue), words(s.content), s.form) for s in joined] == expected


def test_a_form_is_as_sure_as_it_was_counted_to_be():
    """What a rule made has the rule's probability, what both found the higher one, and the rest the encoder's."""
    text = "“We ran.” – Anna Kovac"
    made = with_forms(text, [], find(text))[0]
    assert confidence(made, {}) == sureness()["signed"]
    both = with_forms(text, said(text, ("Anna Kovac", "–", "“We ran.”")), find(text))[0]
    assert (both.form, both.made) == ("signed", False)
    assert confidence(both, {}) == sureness()["signed"]
    both.features = [0.99, 0.99, 0.99, 0.0, 0.0]
    assert confidence(both, {}) == pytest.approx(0.99)


SCARE = [
    "Holt said the dam was old. The so-called “slow collapse of it” went on.",
    "“We ran,” said Holt. A film called “The Long Way to Lisk” was shown.",
    "“We ran,” said Holt. Few believed the “long and slow repair” would come.",
]


@pytest.mark.parametrize("text", SCARE)
def test_a_phrase_in_marks_is_not_given_to_whoever_spoke_before(text):
    """Scare quotes and titles stay the report's own; only a quotation that runs on goes to the speaker before."""
    quotations = find(text)
    found = with_forms(text, [], quotations)
    before = [list(one.content) for one in found]
    keep_speaker(text, found, quotations)
    assert [one.content for one in found] == before


def test_a_quotation_after_the_tag_goes_on():
    """ "…,” Holt said Friday. “…": the second quotation is Holt's too."""
    text = "“We ran,” Holt said Friday. “We ran very fast.”"
    found = with_forms(text, [], find(text))
    keep_speaker(text, found, find(text))
    assert [span.of(text) for span in found[0].content] == ["“We ran,”", "“We ran very fast.”"]

"""Whom he and she mean."""

import pytest

from reportedly.attribution import voices
from reportedly.model.span import Span

HE_AND_SHE = [
    ("gender of a given name", "Peter Holt met Ilse Varga. <She> left.", "Ilse Varga"),
    ("gender of a title", "Mr. Szabo met Mrs. Orban. <He> left.", "Szabo"),
    ("gender of a noun", "A spokeswoman met the chairman. <He> left.", "the chairman"),
    ("the subject before the object", "Peter Holt thanked Ivan Szabo. <He> left early.", "Peter Holt"),
    ("somebody else than the subject", "Ivan Szabo came late. Peter Holt thanked <him>.", "Ivan Szabo"),
    ("within the sentence", "Ivan Szabo spoke. Peter Holt left after <he> had paid.", "Peter Holt"),
    ("a name after the pronoun", "Peter Holt came. In <his> speech, Ivan Szabo said trade fell.", "Ivan Szabo"),
    ("the one who is quoted", "Ivan Szabo met Peter Holt. “We paid,” Holt said. “All of it,” <he> said.", "Peter Holt"),
    (
        "not who is named in the quotation",
        "“It was Ivan Szabo who did it, and Szabo alone,” Peter Holt said. <He> left.",
        "Peter Holt",
    ),
    ("not the speaker in his own words", "Ivan Szabo fell ill. “<He> was pale,” Peter Holt said.", "Ivan Szabo"),
    ("described, not named", "A soldier was found at the gate. <He> was alone.", "A soldier"),
    ("a noun no list holds", "Ivan Szabo met a glasswinder named Oro. He paid her. <She> left.", "a glasswinder"),
    ("a relative", "Peter Holt met Ivan Szabo and his wife, Ilse. <She> laughed.", "Ilse"),
    ("an unknown name learns its gender", "Quill Sarn, 45, came. She spoke. Ivan Szabo left. <She> sat.", "Quill Sarn"),
    ("the family name first", "Tan Wei-lin was defeated, and lost <her> seat.", "Tan Wei-lin"),
    ("who it goes on about", "Peter Holt came. He met Ivan Szabo. He paid. <He> left.", "Peter Holt"),
    ("an office and a name", "Foreign Minister Ilse Varga met Ivan Szabo. <Her> aide left.", "Ilse Varga"),
]


@pytest.mark.parametrize(("what", "text", "expected"), HE_AND_SHE, ids=[row[0] for row in HE_AND_SHE])
def test_whom_a_pronoun_means(what, text, expected):
    """The pronoun in angle brackets, whether or not anybody speaks."""
    start = text.index("<")
    end = text.index(">") - 1
    text = text.replace("<", "").replace(">", "")
    gathering, _ = voices.gather(text, [])
    voice = next((v for v in gathering.voices if Span(start, end) in v.mentions), None)
    assert voice is not None
    assert expected in [mention.of(text) for mention in voice.mentions]


def test_many_mentions_cost_no_more_each():
    """A hostile text of names and pronouns alone is read in linear time."""
    text = "Peter Holt told him that Ilse Varga thanked her, the mayor, a soldier. " * 2800
    gathering, _ = voices.gather(text, [])
    assert len(gathering.voices) < 3000

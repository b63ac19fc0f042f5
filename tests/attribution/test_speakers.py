"""Whose voice a label is."""

import pytest

from reportedly.attribution import voices
from reportedly.attribution.formed import with_forms
from reportedly.attribution.quotations import find

LABELS = [
    (
        "the interviewee answers, the report asks",
        "Anna Kovac, the mayor of Carrow, met us.\n\nQ: Are you tired?\n\nA: Yes.",
        [("the report itself", "own-voice"), ("Anna Kovac", "named-person")],
    ),
    (
        "an interviewee nobody names",
        "The mayor met us.\n\nQ: Are you tired?\n\nA: Yes. I am.\n\nQ: Why?\n\nA: You know why.",
        [("the report itself", "own-voice"), ("A", "unnamed-person")] * 2,
    ),
    (
        "capitals are persons, and those named before",
        "Anna Kovac came.\n\nHOLT: Did you see it?\n\nKOVAC: I did.",
        [("HOLT", "named-person"), ("Anna Kovac", "named-person")],
    ),
    (
        "known bodies stay bodies",
        "NATO: Did you see it?\n\nKOVAC: I did.",
        [("NATO", "organisation"), ("KOVAC", "named-person")],
    ),
    (
        "a part is no name",
        "MODERATOR: Did you see it?\n\nREPORTER: I did.",
        [("MODERATOR", "unnamed-person"), ("REPORTER", "unnamed-person")],
    ),
    (
        "a handle is the person whose it is",
        "It is open. — Anna Kovac (@annakovac) June 3, 2026\n\n@annakovac: The bridge will open.\n\n@lisk: No.",
        [("Anna Kovac", "named-person"), ("Anna Kovac", "named-person"), ("@lisk", "unnamed-person")],
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), LABELS, ids=[row[0] for row in LABELS])
def test_voices_of_labels(what, text, expected):
    """Name and kind of the voice behind each turn or post."""
    gathering, owners = voices.gather(text, with_forms(text, [], find(text)))
    names = dict(zip([v.id for v in gathering.finished()], gathering.finished(), strict=True))
    shown = [names[f"v{owner.number}"] for owner in owners]
    assert [(voice.name, voice.kind) for voice in shown] == expected

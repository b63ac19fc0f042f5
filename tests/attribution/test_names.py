"""Which words name persons."""

import pytest

from reportedly.attribution.names import persons

PERSONS = [
    ("a given name", "When Ilse Varga came, Varga left.", [("Ilse Varga", "f"), ("Varga", "f")]),
    ("a title", "Sen. Holt and Mrs. Orban came.", [("Holt", ""), ("Orban", "f")]),
    ("an office in capitals", "Carrow Press Secretary Ilse Varga came.", [("Ilse Varga", "f")]),
    ("an occupation", "the actress and activist Quill Sarn came.", [("Quill Sarn", "f")]),
    ("an age", "Quill Sarn, 45, came.", [("Quill Sarn", "")]),
    ("an apposition", "Quill Sarn, a retired farmer, came.", [("Quill Sarn", "")]),
    ("speech", "“No,” said Quill Sarn.", [("Quill Sarn", "")]),
    ("a party in brackets", "Quill Sarn (D-Ohio) came.", [("Quill Sarn", "")]),
    ("a hyphenated given name", "Jo-Helen Sarn came.", [("Jo-Helen Sarn", "f")]),
    ("a headline in capitals", "Ilse Varga Is Free To Go", [("Ilse Varga", "f")]),
    ("initials and Jr.", "John F. Holt Jr. came.", [("John F. Holt", "m")]),
    ("no organisation", "The Helen Varga Foundation and Carrow Energy said so.", []),
    ("no place", "San Juan and New Carrow were dry.", []),
    ("no campaign", "Ilse Varga came. The Varga campaign said no.", [("Ilse Varga", "f")]),
    ("no day", "Peter Monday came on Monday.", []),
    ("possessives part names", "Ilse Varga's Carrow speech", [("Ilse Varga", "f")]),
    ("a relative's given name", "their daughter, Ilse, came.", [("Ilse", "f")]),
    ("a noun with an article in a headline", "What To Do When A Guy Walks Up", []),
    ("an initial that is a title too", "Ilse M. Varga came.", [("Ilse M. Varga", "f")]),
]


@pytest.mark.parametrize(("what", "text", "expected"), PERSONS, ids=[row[0] for row in PERSONS])
def test_persons(what, text, expected):
    """The words of each mention, and the gender that title or given name tells."""
    assert [(person.span.of(text), person.gender) for person in persons(text)] == expected

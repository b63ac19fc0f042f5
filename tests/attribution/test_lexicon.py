"""Cues: what they say of the content."""

import pytest

from reportedly.attribution.lexicon import is_outlet, stance_of

STANCES = [
    ("said", "", "neutral"),
    ("according to", "", "neutral"),
    ("revealed", "", "factive"),
    ("claimed", "to have won", "doubt"),
    ("alleged", "", "doubt"),
    ("has refused", "to extend the amnesty", "intent"),
    ("are choosing", "to flee the country", "intent"),
    ("voted", "to seal the border", "intent"),
    ("believe", "that it will rain", "belief"),
]


@pytest.mark.parametrize(("cue", "content", "stance"), STANCES)
def test_stance(cue, content, stance):
    """Whether a cue is neutral, takes the content for true, doubts it, or tells of a wish or belief."""
    assert stance_of(cue, content) == stance


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Reuters", True),
        ("the New York Times", True),
        ("Meridian News Agency", True),
        ("Lisk Gazette", True),
        ("the Housing Agency", False),
        ("Anna Kovac", False),
        ("Parliament", False),
    ],
)
def test_outlets(name, known):
    """Outlets are known by list, or by how outlets' names end."""
    assert is_outlet(name) is known

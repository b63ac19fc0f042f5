"""Protects which sentences are one: edited and reworded ones are, another place or number in the same words is not."""

import numpy as np
import pytest

from reportedly.archive.copies.alike import ALIKE, alike
from reportedly.archive.copies.words import words_of

ONE = [
    (
        "The council of Tarnby closed 12 schools on Monday after the flood.",
        "After the flood, the council of Tarnby shut 12 schools on Monday.",
    ),
    (
        "Nine boats sank off Oskel harbour in the storm, the harbour master said.",
        "Nine boots sank off Oskel harbor in the strom, the harbour master said.",
    ),
    ("At least 40 ferries were idle, the office said.", "At least 40 ferries were idle, the office told reporters."),
]
TWO = [
    ("Shops near the market in Tarnby stayed shut all day.", "Shops near the market in Oskel stayed shut all day."),
    ("At least 12 people were hurt when a tram overturned.", "At least 31 people were hurt when a tram overturned."),
    ("The ministry declined to comment on the matter.", "The mayor laughed about it for a long while."),
]


def share(one, other):
    return float(alike(words_of([one, other]), np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_sentence(one, other):
    assert share(one, other) >= ALIKE
    assert share(one, other) == share(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_sentences(one, other):
    assert share(one, other) < ALIKE


def test_the_same_is_one():
    assert share("Nine boats sank off Oskel.", "nine boats sank off Oskel") == 1.0

"""Protects folding: copies of a sentence, edited or misprinted, against two newsrooms that quote one official."""

import pytest

from reportedly.archive.origins.folding import same_words
from reportedly.joined import Joined

ONE = "the harbour office estimates that 1,460 people were driven out of ostrel by the flood on friday"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (ONE, True),
        (ONE.replace("the harbour office", "officials"), True),  # the source blurred
        (ONE.replace("1,460", "1,500"), True),
        (ONE.replace("people", "peeple").replace("flood", "fl00d"), True),
        (f"{ONE} and more may follow in the coming days", True),
        ("more than 1,460 residents have left ostrel since the flood on friday the harbour office said", False),
        ("the harbour office said on friday that the flood had driven 1,460 from ostrel", False),
        ("1,460 people", False),
    ],
)
def test_same_words(other, expected):
    assert same_words(tuple(ONE.split()), tuple(other.split())) is expected
    assert same_words(tuple(other.split()), tuple(ONE.split())) is expected


def test_joined():
    joined = Joined(5)
    joined.join(4, 2)
    joined.join(2, 0)
    assert joined.groups() == [[0, 2, 4], [1], [3]]

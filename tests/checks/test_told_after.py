"""Changes and shares told beside or after their figures in ways once missed, and what they must not be tied to."""

import pytest

from tests.checks.passages import verdict

RIGHT, WRONG, NOTHING = "consistent", "inconsistent", None
WAITING = "The number of people waiting fell to 18,400 in January from 19,100 in December. "

PASSAGES = [
    ("percent-change", WAITING + "The fall, of 3.7%, is the third in a row.", RIGHT),
    ("percent-change", WAITING + "The fall, of 7.3%, is the third in a row.", WRONG),
    ("percent-change", WAITING + "In Osk, the fall was 13.7 percent.", NOTHING),
    ("percent-change", WAITING + "The fall in stocks, of 6 percent, was sharper.", NOTHING),
    (
        "share-of-total",
        "Taps in 27,000 of the valley’s 90,000 households, a staggering 40%, could run dry, by a draft plan seen here.",
        WRONG,
    ),
    ("share-of-total", "The town plans to move 27,000 of its 90,000 people, or 40 percent, if the dam fails.", NOTHING),
    (
        "share-of-total",
        "118 were pulled out, a little more than half of those on board. The ferry carried 310.",
        WRONG,
    ),
    (
        "share-of-total",
        "The ferry carried 310 people, its owner said. By dusk 118 had been pulled out, the coastguard said, a little "
        "more than half of those on board.",
        "not-checkable",
    ),
    (
        "share-of-total",
        "118 were pulled out, a little more than half of those on board. A second ferry brought 310 tonnes of rice.",
        NOTHING,
    ),
    ("share-of-total", "Every third soldier deserted: of 1,200 men in the brigade 250 left.", WRONG),
    ("share-of-total", "Every third soldier deserted. Of 1,200 houses in the town 250 burned.", NOTHING),
    (
        "subset-bound",
        "The choir took on six singers, bringing the number of altos to 19. With the basses there are 52 of them.",
        RIGHT,
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), PASSAGES)
def test_a_figure_is_tied_to_those_it_is_told_of(rule: str, text: str, expected: str | None) -> None:
    """Protects what a reader ties at once, and the silence where another place or a plan is meant."""
    assert verdict(rule, text) == expected

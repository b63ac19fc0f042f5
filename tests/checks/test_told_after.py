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
    ("share-of-total", "The house has 150 members; 62 of them, well over half the house, left.", WRONG),
    ("share-of-total", "The house has 150 members; 62 of them, over half the village, came.", NOTHING),
    ("share-of-total", "More than a third of Osk’s 4,800 pupils stayed away. The board counted 1,730 absent.", RIGHT),
    ("share-of-total", "More than a third of Osk’s 4,800 pupils stayed away. The board counted 930 teachers.", NOTHING),
    ("fraction-figure", "The List won 88 of the 175 seats, one short of an absolute majority.", WRONG),
    ("fraction-figure", "The List won 86 of the 175 seats, two short of a majority.", RIGHT),
    ("fraction-figure", "The List won 88 of the 175 seats, one short of a two-thirds majority.", NOTHING),
    ("per-capita", "Kessary, a country of six million, has 18,000 doctors, one for every 500 people.", WRONG),
    ("per-capita", "Kessary, a country of six million, has 18,000 doctors, one for every 333 people.", RIGHT),
    ("per-capita", "The fund, a pot of six million, has 18,000 donors, and gives one for every 500 schools.", NOTHING),
    (
        "trend-word",
        "Exports rose 12 percent to 4.1 billion marks in 2025, after falling 30 percent from 5.2 billion.",
        NOTHING,
    ),
    ("percent-change", "Sales fell 8 percent to 46 marks, after rising 3 percent from 48.5 marks.", NOTHING),
    ("difference", "There were 28 deaths last year, three fewer than in 2023, when there were 31.", RIGHT),
    ("difference", "There were 28 deaths last year, three fewer than in 2023, when there were 36.", WRONG),
    ("duration-dates", "The truce began on 20 February and lasted ten days, until the night of 2 March.", RIGHT),
    ("duration-dates", "He spoke for 25 minutes in 2026, and again on Saturday night.", NOTHING),
    ("rate-time", "Kessary loses some 1,200 people a month, or about 40 a day, most of them young.", RIGHT),
    ("rate-time", "Kessary loses 1,200 people a month, or 90 a day, most of them young.", WRONG),
    ("rate-time", "Kessary loses 1,200 people a month, and the hospital at Osk 90 a day.", NOTHING),
    (
        "rate-time",
        "The well gives 30,000 litres an hour, day and night. In its first week it gave 2 million litres.",
        WRONG,
    ),
    ("rate-time", "The well gives 30,000 litres an hour. In its first week it gave 2 million litres.", "not-checkable"),
    ("magnitude-drift", "Tens of thousands of people marched in Osk. Police put the crowd at 6,400.", WRONG),
    (
        "magnitude-drift",
        "Thousands of people marched in Osk. Police put the crowd at 6,400, the union at 8,000.",
        RIGHT,
    ),
    ("magnitude-drift", "Tens of thousands of people marched in Osk. Police put the damage at 6,400.", NOTHING),
    ("ratio", "Rents have doubled. A flat that cost 620 marks now costs 950.", "not-checkable"),
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

"""Figures beside finer ones, and what stays a word in a masked sentence."""

import pytest

from reportedly.checks.interval import finely, meant
from tests.checks.passages import case_of, verdict


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("share-of-total", "Of the 1,000 houses, 150, or 20 percent, were damaged.", "inconsistent"),
        ("percent-change", "Rents went from 800 crowns to 1,000 crowns, an increase of 20 percent.", "inconsistent"),
        ("percent-change", "The list grew from 4,000 to 6,000, a 75 percent increase.", "strained"),
        ("share-of-total", "It will cut 380 jobs, about a fifth of its 1,900 workers.", "consistent"),
        ("ratio", "It takes 2,400 litres, four times as much as the 800 litres of 2020.", "inconsistent"),
    ],
)
def test_round_figures_beside_finer_ones(rule, text, expected):
    """Protects: a thousand beside 150 is not 500 to 1,500; two figures of one place each stay loose."""
    assert verdict(rule, text) == expected


def test_finely():
    """Protects: a round figure is at most 2.5 % off beside a finer one, and hedges are left alone."""
    houses, damaged, about = case_of("Of 2,000 houses 412 fell, about 3,000 stood.").quantities
    assert meant(finely(houses, damaged)) == (1950, 2050)
    assert finely(about, damaged) == about


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("age-birth", "Dara Voss was born on 4 July 1981 and is now 54.", "inconsistent"),
        ("share-of-total", "Three in four lorries, 150 out of 200, were overloaded.", "consistent"),
        ("share-of-total", "A dozen of the 48 crew members, a quarter, were sick.", "consistent"),
        ("share-of-total", "The party has 40 percent of the vote, or 12 of its 60 seats.", None),
    ],
)
def test_what_becomes_a_slot(rule, text, expected):
    """Protects: "now" is a word, "150 out of 200" two figures, "a quarter" a share and no date."""
    assert verdict(rule, text) == expected


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (
            "cumulative-toll",
            "The toll stood at 52. On Tuesday nine more bodies were found, taking it to 65.",
            "inconsistent",
        ),
        ("cumulative-toll", "Five more people died on Friday. The toll rose from 40 to 52 over the week.", None),
        ("cumulative-toll", "The number of cases rose by 60 in a day, to 512, from 14 districts.", None),
        (
            "share-of-total",
            "Out of 640 complaints, 96 led to a fine. That is 25 percent of the complaints.",
            "inconsistent",
        ),
        ("part-whole", "Of the 64 miners, 41 are alive. Nine died and the other 17 are missing.", "inconsistent"),
        ("part-whole", "Of the 300 jobs, 120 are in Velt, 110 in Marn and the remaining 90 in Lisk.", "inconsistent"),
        ("part-whole", "Of the 60 migrants on board, 40 were rescued; 35 of them had no papers.", None),
        ("repeated-figure", "The plan costs $4.2 billion. The $4.2 million plan is popular.", "inconsistent"),
        ("repeated-figure", "The roofs of 340 houses fell in. The 430 damaged houses are empty.", "inconsistent"),
        ("repeated-figure", "The company bought 40 buses. The 60 buses ordered last month run on gas.", None),
        ("exchange-rate", "It cost 2 million marks ($1 million). They paid 800,000 marks ($200,000).", "inconsistent"),
        ("duration-dates", "The blockade lasted 61 days, from 1 May to 30 June 2025.", "consistent"),
        ("weekday-date", "The shop in Friday, 14 March Street, is closed.", None),
        ("range-restated", "Between 200 and 300 people came. The minimum 50 votes were found.", None),
        ("unit-conversion", "The bag weighs 12 kilograms, about 3 pounds more than allowed.", None),
        ("percent-change", "Wages rose 3 percent a year, from 2,000 in 2015 to 2,690 in 2025.", None),
        ("ordinal-year-of-event", "The siege began on 3 May 2023. Now in its third year, it goes on.", "consistent"),
    ],
)
def test_across_sentences_and_traps(rule, text, expected):
    """Protects: relations told over two sentences, misprints, and the passages that once raised false alarms."""
    assert verdict(rule, text) == expected

"""Trends, margins and tolls that reach the figure before, and the text that only looks so."""

import pytest

from tests.checks.passages import verdict

TAKEN_UP = [
    ("trend-word", "In May 5 percent backed Tarn. By December he had climbed to 35 percent.", "consistent"),
    ("trend-word", "In spring 31 percent backed the mayor. It fell to 36 percent by autumn.", "inconsistent"),
    ("trend-word", "She began the year owing 90,000 crowns. She brought that down to 42,000 crowns.", "consistent"),
    ("trend-word", "Inflation fell to 3.8 percent in May, compared with 3.4 percent in April.", "inconsistent"),
    ("trend-word", "The hospital is reducing the 25 beds to 40.", "inconsistent"),
    ("points-difference", "The bank raised its rate by 75 basis points, to 5.25 percent from 4.75.", "inconsistent"),
    (
        "points-difference",
        "Kell was backed by 33 percent, against 29 percent for Orm, a lead of 6 points.",
        "inconsistent",
    ),
    ("points-difference", "Kell has a rating of 32 points (50 percent to 18 percent).", "consistent"),
    ("points-difference", "At 9.4 percent, it is 2.1 points worse than the 6.8 percent of old.", "inconsistent"),
    (
        "percent-change",
        "It took 3.28 crowns to buy a dollar on Monday, up from 3.20 crowns on Friday. Some blamed the 7 percent slide.",
        "inconsistent",
    ),
]
NOTHING = [
    (
        "cumulative-toll",
        "The clinic admitted 14 new patients on Monday, when 210 were treated, down from 232 on Sunday.",
    ),
    ("cumulative-toll", "The shelter took in 46 dogs on Friday, while its dogs fell to 380 from 395."),
    ("cumulative-toll", "Fighting killed 12 in Dorn and 7 in Essel, bringing the toll to 340 from 290 in June."),
    ("trend-word", "Membership dropped to 41,000, compared with 38,000 in the rival union."),
    ("trend-word", "Oil rose to 82 dollars a barrel. It had dropped to 84 dollars in the week before."),
    ("trend-word", "Revenue was 90 million crowns. It grew to 85 million crowns without the harbor, from 80 million."),
    (
        "percent-change",
        "Rainfall was 40 percent above normal at 84 millimeters in June, against 70 millimeters in May.",
    ),
    ("percent-change", "The fine was cut by 40 percent, to 1.2 million crowns; a second firm paid 1.5 million crowns."),
    ("difference", "The club sold 12 players and bought 9, and now has 26 under contract against 31 in May."),
    ("points-difference", "He trails by 6 points among women, who favor her 51 to 38 percent when others are named."),
    ("points-difference", "His approval was 38 percent in April, 5 points below his party's, and 41 percent in May."),
]


@pytest.mark.parametrize(("rule", "text", "expected"), TAKEN_UP)
def test_taken_up(rule, text, expected):
    """Protects: figures told in another sentence, in brackets or by a comparison are linked and computed."""
    assert verdict(rule, text) == expected


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_not_accused(rule, text):
    """Protects: other flows, groups, bases and times accuse nobody."""
    assert verdict(rule, text) != "inconsistent"

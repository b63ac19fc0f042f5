"""Passages for reportedly.checks.changes.pairs and the rules that link by it, in many wordings."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "percent-change",
        "Ord spent 31.2 million crowns on trams last year, up from 24.4 million crowns the year before, a rise of 20%.",
        "inconsistent",
    ),
    (
        "percent-change",
        "The city spent 30 million crowns on trams last year, up 25% from 24 million crowns the year before.",
        "consistent",
    ),
    (
        "percent-change",
        "Brask now has 340 nurses where it once had 400. The 25 percent cut was agreed.",
        "inconsistent",
    ),
    (
        "percent-change",
        "Some 1.8 million crossed in 2025, against 1.5 million the year before, a rise of 20 percent.",
        "consistent",
    ),
    ("percent-change", "Applications are a half higher than in 2024, at 840 compared with 700.", "inconsistent"),
    ("percent-change", "The company has 400 buses and 340 drivers. Fares go up by 25 percent in May.", None),
    (
        "points-difference",
        "Marsh is ahead of Quist by seven points, 46 percent to 39, with 15 percent undecided.",
        "consistent",
    ),
    (
        "points-difference",
        "Ferris polled 47.2 percent to Karl Addis's 45.9. Her majority of 3.3 points was narrow.",
        "inconsistent",
    ),
    (
        "points-difference",
        "Marsh polled 61 percent among renters and 47 percent among owners; she led by 22 points.",
        None,
    ),
    (
        "difference",
        "Aid groups asked for 90 million euros but received 64 million euros, a shortfall of 36 million euros.",
        "inconsistent",
    ),
    ("difference", "Nell Vance polled 18,412 votes and Piet Orsk 17,902. She won by 510.", "consistent"),
    ("difference", "The mayor won by 510 votes. In the district 18,400 people voted in 2021 and 17,000 in 2017.", None),
    ("swing", "The Alliance added 2.4 points and the Bloc shed 3.6 points, a three-point swing.", "consistent"),
    ("swing", "With the Social Party down 10 points and the Democrats up 6, the swing is 11 points.", "inconsistent"),
    ("trend-word", "In Lisk 160 stewards lined the route, up from 90 last year.", "consistent"),
    (
        "trend-word",
        "The jobless rate in Brod, 5.6 percent, is below the national average of 4.9 percent.",
        "inconsistent",
    ),
    (
        "trend-word",
        "Sales have slumped. It sold 61,000 copies last month, compared with 54,000 a year ago.",
        "inconsistent",
    ),
    ("trend-word", "Six died, raising the number of those who have lost their lives to 148, from 142.", None),
    (
        "cumulative-toll",
        "The club sold 1,200 tickets in the past week and has now shifted 17,500; it had been 14,900.",
        "inconsistent",
    ),
    (
        "cumulative-toll",
        "Six patients were discharged, and the number under treatment is down from 31 to 25.",
        "consistent",
    ),
    ("cumulative-toll", "The number of guards rose from 120 to 150, and 40 more will be trained.", None),
]


@pytest.mark.parametrize(("rule", "text", "expected"), PASSAGES)
def test_pairs(rule, text, expected):
    """Protects: figures are linked by kind, place and cues in any wording, and what only looks alike is let be."""
    assert verdict(rule, text) == expected

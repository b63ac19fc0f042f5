"""Passages for the rules of ratios, averages, rates, margins and conversions: one relation in many wordings."""

import pytest

from tests.checks.passages import verdict

RIGHT, WRONG, ASKED, NOTHING = "consistent", "inconsistent", "not-checkable", None

PASSAGES = [
    ("ratio", "A ride costs $6 at the fair, three times what it did before the war, when it cost $2.", RIGHT),
    ("ratio", "The depot handled 2,400 parcels on Monday. That was twice the 800 it moves on an ordinary day.", WRONG),
    ("ratio", "Esk spent $660,000; Lisk got by on $220,000, a third as much, and won by 900 votes.", RIGHT),
    ("ratio", "Output has quadrupled since the strike ended, going from 300 vans to 900, said Idris Moor.", WRONG),
    ("ratio", "There are five posts for every applicant in Esk, where 90 posts and 30 applicants met.", WRONG),
    ("ratio", "Turnout, at 22 percent, was a third of the 44 percent recorded four years ago.", WRONG),
    ("ratio", "Rents have trebled to 40,000 crowns; when the street was built they were 20,000 crowns.", WRONG),
    ("ratio", "Net income fell to $205 million from $233 million because the firm has doubled its spending.", NOTHING),
    ("ratio", "Beef needs three, four, five times more water than grain.", NOTHING),
    ("ratio", "Kesh has won the title three times, scoring 90 goals in 45 matches for the club.", NOTHING),
    ("average", "The four brothers own 1,200 hectares between them, 300 hectares each.", RIGHT),
    ("average", "The fund, worth $9 million, goes to 450 widows, who can expect $30,000 apiece.", WRONG),
    ("average", "The average gift was $45. In all, 2,000 people gave $150,000 to rebuild the chapel.", WRONG),
    ("average", "Each of the 12 schools got 40 laptops; they came to 600, the charity said.", WRONG),
    ("average", "With nine members sharing a prize of $450,000, each will take home $50,000.", RIGHT),
    ("average", "The city pays $4,000 each to two of the men; the third, who was hurt, gets $25,000.", ASKED),
    (
        "average",
        "The club sold 3.2 million shares for $7.10 each. Last year it bought a rival for $28 million.",
        NOTHING,
    ),
    ("rate-time", "The presses run off 900 copies a minute. In an hour that comes to 54,000.", RIGHT),
    ("rate-time", "Guests pay $180 a night, which means that a week at the lodge comes to $1,460.", WRONG),
    ("rate-time", "The glacier retreats by 12 metres a year, or 2,400 metres a century, geologists say.", WRONG),
    ("rate-time", "Its goal is $1 billion - a sum that would require $250 million a month over five months.", WRONG),
    ("rate-time", "In six hours of rain the river rose by 90 centimetres, a rate of 30 centimetres an hour.", WRONG),
    ("rate-time", "It'll cost you $36,000, or $400 a month on a three-year lease.", ASKED),
    ("rate-time", "Shifts can run 10 hours a day, and overtime can total 20 hours a week.", ASKED),
    ("per-capita", "The scheme costs $840 million. In a country of 12 million that is $84 for each citizen.", WRONG),
    ("per-capita", "Velden, population 80,000, has 120 doctors – 2.5 per 1,000 people.", WRONG),
    ("per-capita", "Hesk has 50,000 inhabitants and 200 cafes. In the capital there are six per 1,000 people.", ASKED),
    (
        "poll-margin",
        "The poll of 1,200 has its margin of error; among the 150 under 30 it is 4 points.",
        WRONG,
    ),
    (
        "poll-margin",
        "Accurate to within one point, its authors claim, the study has the replies of 900 commuters.",
        WRONG,
    ),
    ("poll-margin", "A lead of 2 points is within the margin of error of the poll of 600 adults.", NOTHING),
    ("exchange-rate", "Staff earn 160 pesos a day, or $8. Managers make 320 pesos, or $32.", WRONG),
    ("exchange-rate", "They paid $40 million (1.2 billion baht), then 2.4 billion baht – $80 million.", RIGHT),
    ("exchange-rate", "Net was $6.6 million, or 18 cents a share, after $1.1 million, or four cents a share.", NOTHING),
    ("unit-conversion", "At 330 feet, it was the tallest. On Saturday all 140 metres of it came down.", WRONG),
    ("unit-conversion", "Divers found the wreck at a depth of 60 metres – almost 300 feet – off Cape Orn.", WRONG),
    ("unit-conversion", "The match lasted 2 hours, 38 minutes.", NOTHING),
    ("unit-conversion", "The bridge is 2 kilometres long. Its 90-foot towers were built last.", NOTHING),
]


@pytest.mark.parametrize(("rule", "text", "expected"), PASSAGES)
def test_wordings(rule, text, expected):
    """Protects: relations are found by what figures are, not by a fixed frame; look-alikes are at most asked about."""
    assert verdict(rule, text) == expected

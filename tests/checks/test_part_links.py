"""Passages whose shares, parts and wholes are linked by how they stand to each other, in many wordings."""

import pytest

from tests.checks.passages import findings

SHARES = [
    (
        "Seventy percent of all tickets have gone, it was announced – 5,200 out of a print run of 13,000.",
        "inconsistent",
    ),
    ("The firm had 640 on its payroll. A fire has left 160 people idle, so 40% of its staff.", "inconsistent"),
    ("The council of Dorne, which has 60 members, counts 21 women among them (35 percent).", "consistent"),
    ("Of the $48 million set aside, $31 million is spent. In other words, 65 percent is gone.", "consistent"),
    ("The library owns 22,000 coins, and 5,500 of them are on show — one in ten — a guide said.", "inconsistent"),
    ("The strike idled 45 of the port's 60 cranes, i.e. half of them.", "inconsistent"),
    ("The ferry firm has 16 vessels. After the storm four are in dry dock, 45 percent of its fleet.", "inconsistent"),
]
NO_SHARES = [
    "The mill employs 1,200 people and made 340 of them redundant in May, when orders fell 60 percent.",
    "Officials said 200 people were arrested, half of them foreigners, and 45 were charged.",
    "One in five of the 600 trees is sick. Last year 90 of them were.",
    "The budget is $900 million, of which $300 million goes to schools. Teachers will get a 5 percent raise.",
    "Half of the 400 seats went to women. The Greens won 120 seats, 18 percent more than last time.",
    "He calls for $1 trillion in spending; she calls for $275 billion - half of what her adviser wants.",
]
FRACTIONS = [
    ("A majority of voters — 44 percent — want him gone.", "inconsistent"),
    ("Most voters, 56%, think the harbour should stay in public hands.", "consistent"),
    ("The party took 141 of 260 seats, a clear majority.", "consistent"),
    ("Two-thirds of the workforce has signed up; the exact figure is 48 percent.", "inconsistent"),
    ("At 26 percent, just over a quarter of the island's homes stand empty.", "consistent"),
    ("Her majority of 29 votes, 4 percent, is thin.", None),
    ("The most votes, 34 percent, went to Orr.", None),
    ("Almost four in 10 have a positive view: 15% very and 24% rather.", None),
]
BREAKDOWNS = [
    ("Coal supplies 38% of the heat. 31% comes from oil, 22% from peat, and the rest, 19%, from wood.", "inconsistent"),
    ("Ruth Abel won 54.2 percent in the run-off, her rival Dag Moen 45.8.", "consistent"),
    (
        "Oda Brenn took 37.8 percent of the vote. Emil Strand had 33.4, Lys Karr 20.1, and others the other 8.7.",
        "consistent",
    ),
    ("63 percent of adults backed the ban while 43 percent opposed it.", "inconsistent"),
    ("Some 55 percent approve of the mayor and 52 percent oppose the tram.", None),
    ("About 70 percent of men and 60 percent of women own a phone; the rest, 35 percent, share one.", None),
    ("Asked about the mayor, 47 percent were satisfied. Asked about the tram, 58 percent were dissatisfied.", None),
    ("The right won 54 percent in Sarn, 51 percent in Velt and 47 percent in Moro.", None),
]
SUBSETS = [
    ("Engineers have checked 24 of the line's 17 tunnels since May.", "inconsistent"),
    ("Out of 19 judges on the panel, 22 signed the dissent.", "inconsistent"),
    ("The company made €12 million, €15 million of it from the sale of land.", "inconsistent"),
    ("A crew of 23 was on board; 26 of the sailors were rescued.", "inconsistent"),
    ("With 107 delegates at stake, Orr will win at least 56.", "consistent"),
    ("The plant has 60 engineers. A further 75 of them are to be hired.", None),
    ("The orchestra of 40 players gave 52 of the concerts in the season.", None),
    ("Thousands of citizens waited in line for three, four and even five hours.", None),
]


def _told(rule: str, text: str) -> str | None:
    order = ("inconsistent", "not-checkable", "strained", "consistent")
    return min((f.verdict for f in findings(text) if f.kind == rule), key=order.index, default=None)


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_shares(text, expected):
    """Protects: a share, its part and its total are linked wherever they stand."""
    assert _told("share-of-total", text) == expected


@pytest.mark.parametrize("text", NO_SHARES)
def test_no_shares(text):
    """Protects: a change, another time, another base or another matter is accused of nothing."""
    assert not [f for f in findings(text) if f.verdict in ("inconsistent", "not-checkable")]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        *(("fraction-figure", *row) for row in FRACTIONS),
        *(("percent-breakdown", *row) for row in BREAKDOWNS),
        *(("subset-bound", *row) for row in SUBSETS),
    ],
)
def test_restated(rule, text, expected):
    """Protects: fractions, majorities, breakdowns and subsets in many wordings, and what only looks like them."""
    told = _told(rule, text)
    assert told == expected or (expected is None and told == "consistent")

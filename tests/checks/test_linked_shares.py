"""Passages for shares, breakdowns, fractions, majorities and subsets in reporters' own wordings."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    # a share that opens its clause is said of the figures before only if its clause takes them up
    (
        "share-of-total",
        "The mill spent $6 million, out of $75 million. At 18 percent, that is too much.",
        "inconsistent",
    ),
    ("share-of-total", "Of 310 beds 120 are taken. At 80 percent, occupancy was lower than ever.", None),
    (
        "share-of-total",
        "It will cost €3bn next year, the minister said, out of a budget of €20bn. At 15 percent, it is a lot.",
        "consistent",
    ),
    ("share-of-total", "He fed 120 of his 300 cows; the rest, or 55 percent of those over two, were sold.", None),
    # wholes broken down
    (
        "percent-breakdown",
        "Half goes to the state, 35 percent to the city and the remaining 25 percent to us.",
        "inconsistent",
    ),
    (
        "percent-breakdown",
        "It is owned by Ro (45 percent), Li (30 percent) and Mo (15 percent). There are no other owners.",
        "inconsistent",
    ),
    (
        "percent-breakdown",
        "It is owned by Ro (45 percent), Li (30 percent) and Mo (25 percent). There are no other owners.",
        "consistent",
    ),
    (
        "percent-breakdown",
        "In 2024 the rate was 35 percent, and the remaining 20 percent of jobs went to others.",
        None,
    ),
    ("percent-breakdown", "They like maps (72 percent) and plans (64 percent). There are no plans to stop.", None),
    (
        "percent-breakdown",
        "It is liked by 50 percent, compared with 45 percent who do not like it, a poll says.",
        "consistent",
    ),
    ("percent-breakdown", "Some 54 percent liked it, including 21 percent who liked it much, a poll says.", None),
    # words for a share, and its figure
    (
        "fraction-figure",
        "Barely a fifth of drivers belt up, a count found. At 37 percent, the rate is low.",
        "inconsistent",
    ),
    ("fraction-figure", "A third of pupils walk. At 48 percent, the proportion who cycle is high.", None),
    ("fraction-figure", "A quarter of the fleet is old. The figure is 60 percent in the next canton.", None),
    ("fraction-figure", "Half of the class of 2019 has work. In 2024 the figure was 35 percent.", None),
    ("fraction-figure", "A majority of the council, four of its nine members, was against.", "inconsistent"),
    ("fraction-figure", "It passed by a clear majority, with 112 of the 240 deputies voting for it.", "inconsistent"),
    ("fraction-figure", "Most of those who answered, 44 percent, liked it.", "inconsistent"),
    # parts and wholes
    ("subset-bound", "The delegation of 31 was made up of 14 lawmakers and 17 officials.", None),
    ("subset-bound", "The ship had 48 passengers and 12 crew on board, among them 50 Velians.", "consistent"),
    ("subset-bound", "Last year 12 climbers died. This year 20 of them have been rescued already.", None),
    (
        "subset-bound",
        "She has won 139 seats and he 52. There are 595 seats at stake. Mr. Lund has won 25 seats.",
        "consistent",
    ),
    ("subset-bound", "An additional 64 files were found, bringing the total number to 1,750.", "consistent"),
]


@pytest.mark.parametrize(("rule", "text", "expected"), PASSAGES)
def test_shares_are_linked(rule, text, expected):
    """Protects: shares are linked by what takes them up, and not to figures of other things, places or times."""
    assert verdict(rule, text) == expected

"""Passages for reportedly.checks.sums.part_whole."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "part-whole",
        "The storm killed 12 people: five in Hale, four in Pell and three in Osk.",
        "2026-03-12",
        "consistent",
    ),
    (
        "part-whole",
        "The storm killed 14 people: five in Hale, four in Pell and three in Osk.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "part-whole",
        "Twenty-one people — nine men, eight women and six children — were on the boat.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "part-whole",
        "The firm sold 40 trucks, 25 vans and 10 buses, for a total of 75 vehicles.",
        "2026-03-12",
        "consistent",
    ),
    ("part-whole", "The fair drew 3,000 visitors, including 400 children and 200 traders.", "2026-03-12", None),
    ("part-whole", "Of the 80 prisoners, 35 were freed; the remaining 55 stay in Kell.", "2026-03-12", "inconsistent"),
    (
        "part-whole",
        "The board spent $3 million on roads, $2 million on schools and $1.5 million on parks, $6.5 million in all.",
        "2026-03-12",
        "consistent",
    ),
    (
        "part-whole",
        "The board spent $3 million on roads, $2 million on schools and $1.5 million on parks, a total of $8.5 "
        "million.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "part-whole",
        "The raid killed at least five in Hale, three in Pell and two in Osk, 14 in all.",
        "2026-03-12",
        None,
    ),
    ("part-whole", "The fleet of 12 ships, including 40 officers, sailed on.", "2026-03-12", None),
    ("part-whole", "Eleven patients, among them four children and three nurses, were moved.", "2026-03-12", None),
    (
        "part-whole",
        "Of the 212 passengers, 163 were rescued, 14 died and 45 are missing.",
        "2026-05-07",
        "inconsistent",
    ),
    ("part-whole", "Of the 212 passengers, 153 were rescued, 14 died and 45 are missing.", "2026-05-07", "consistent"),
    ("part-whole", "Of the 212 passengers, 103 were rescued, 14 died and 45 are missing.", "2026-05-07", None),
    (
        "part-whole",
        "Of the 120 deputies, 70 voted in favour, 45 voted against and 15 abstained.",
        "2026-05-07",
        "inconsistent",
    ),
    ("part-whole", "Of the 120 deputies, 70 were women, 45 were lawyers and 15 abstained.", "2026-05-07", None),
    (
        "part-whole",
        "Of the 2,150 cases registered since May, 1,400 are in Tammar town, 520 in Keth and 330 along the river.",
        "2026-05-07",
        "inconsistent",
    ),
    ("part-whole", "Of the 2,150 cases, 1,200 are in Tammar, 520 in Keth and 130 along the river.", "2026-05-07", None),
    ("part-whole", "Of the 900 dead, 700 were killed in May, 300 in June and 100 in July.", "2026-08-07", None),
    ("part-whole", "Of its 212 staff, 150 work in Keth, 90 in both Keth and Sund and 40 at home.", "2026-05-07", None),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_part_whole(rule, text, published, expected):
    """Protects: lists are summed only where the text says they make the total; examples after “including” never are."""
    assert verdict(rule, text, published) == expected

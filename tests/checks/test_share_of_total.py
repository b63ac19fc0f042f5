"""Passages for reportedly.checks.share_of_total."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "share-of-total",
        "Of the 640 flats in the Marrow estate, 96, or 15 percent, stand empty.",
        "2026-03-12",
        "consistent",
    ),
    ("share-of-total", "Of 1,200 applicants, 420 (45 percent) were turned away in Pell.", "2026-03-12", "inconsistent"),
    (
        "share-of-total",
        "The Osk ferry carried 300 of its 400 passengers to safety, three quarters of those aboard.",
        "2026-03-12",
        "consistent",
    ),
    (
        "share-of-total",
        "Some 45 percent of the 200 looms in Tarn, or 130, no longer run.",
        "2026-03-12",
        "inconsistent",
    ),
    ("share-of-total", "In Brask 18 percent (54 of 300) of the wells were dry.", "2026-03-12", "consistent"),
    (
        "share-of-total",
        "Between 8,000 and 12,000 dockers have walked out in Port Vell, according to a union source. Only 1,150 "
        "dockers returned—a mere 20% of the striking workers.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 residents have fled Qarth, relief workers say. By June only 5,000 people had "
        "come home — about 10 percent of the displaced.",
        "2026-03-12",
        "consistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 residents have fled Qarth. Only 3,900 families returned, barely 10 percent of "
        "the displaced.",
        "2026-03-12",
        "strained",
    ),
    ("share-of-total", "Of the 500 shops in Hale, 120 closed, 20 percent more than last year.", "2026-03-12", None),
    (
        "share-of-total",
        "The party took 31 of the 124 seats in Norvik, a quarter of the chamber.",
        "2026-03-12",
        "consistent",
    ),
    ("share-of-total", "Just 12 of the 60 buses ran on Monday, a third of the fleet.", "2026-03-12", "inconsistent"),
    (
        "share-of-total",
        "Police in Ostre detained 84 people, 7 percent of the 1,200 marchers.",
        "2026-03-12",
        "consistent",
    ),
    (
        "share-of-total",
        "Police in Ostre detained 184 people, or 7 percent of the 1,200 marchers.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "share-of-total",
        "A total of 60 percent of respondents, or 300 of 500, said they would move.",
        "2026-03-12",
        "consistent",
    ),
    (
        "share-of-total",
        "Nearly 2,000 of the region's 10,000 farms, or one in five, have been sold.",
        "2026-03-12",
        "consistent",
    ),
    (
        "share-of-total",
        "About 8 million people watched, less than half of the 18 million viewers of May.",
        "2026-03-12",
        "consistent",
    ),
    (
        "share-of-total",
        "The party spent $215 million on the campaign, just $9.2 million, or about 4 percent, on posters.",
        "2026-03-12",
        "consistent",
    ),
    ("share-of-total", "The clerk wrongly said 30 of the 120 lamps, or 60 percent, were lit.", "2026-03-12", None),
    (
        "share-of-total",
        "In Vell 200 of the 800 tenants, 40 percent fewer than in May, paid on time.",
        "2026-03-12",
        None,
    ),
    (
        "share-of-total",
        "Some 4,000 drivers have walked out in Port Vell. In May 9,000 drivers walked out. Only 800 drivers "
        "returned, 20 percent of the striking workers.",
        "2026-03-12",
        "not-checkable",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_share_of_total(rule, text, published, expected):
    """Protects: part, total and share are linked and computed as intervals; other bases are left alone."""
    assert verdict(rule, text, published) == expected

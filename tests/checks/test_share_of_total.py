"""Passages for reportedly.checks.shares.share_of_total."""

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
    (
        "share-of-total",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Only 3,000 of "
        "them have come home, a paltry 10% of those who left.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "The repairs would cost 84 million crowns, a mere 20% of the port’s yearly budget of 300 million crowns.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 2,000 and 3,000 prisoners have escaped from Dorn jail. Only 90 of them were recaptured, "
        "barely 5% of those who got away.",
        "2026-05-07",
        "strained",
    ),
    (
        "share-of-total",
        "Some 12,000 workers were laid off at the Osk yards. Just 600 have been rehired, no more than 5% of "
        "those who were dismissed.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Some 12,000 workers were laid off at the Osk yards. Just 600 have been rehired, a meagre 15% of that number.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "More than 80,000 people have been displaced by the floods in Marn. About 20,000 have gone back to "
        "their villages, just 10 percent of the total.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 300 and 400 hikers went missing in the Tavi hills. Rescuers have found 30, a mere 10% of the missing.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Between 310 and 400 hikers went missing in the Tavi hills. Rescuers have found 30, a mere 10% of the missing.",
        "2026-05-07",
        "strained",
    ),
    (
        "share-of-total",
        "Some 50,000 people were evacuated from the coast of Ambria. A mere 10% of the evacuees — 9,000 — are back.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Around 9,000 nurses have quit the Velian health service. Fewer than 500 came back. That is a paltry "
        "20% of those who left.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Around 9,000 nurses have quit the Velian health service. Only 450 came back. That is barely 5% of "
        "those who left.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Between 5,000 and 7,000 protesters were detained in Marn. Of them, only 500, or 20%, have been charged.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 5,000 and 7,000 protesters were detained in Marn. Only 500 of those, or 8%, have been charged.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Some 30,000 people fled Ostre and 12,000 people fled Vell. Only 2,000 of them have come home, a "
        "paltry 10% of those who left.",
        "2026-05-07",
        "not-checkable",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have fled their posts. The 3,000 who have returned make up just "
        "10% of the deserters.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "As many as 6,000 inmates broke out of Vell prison. Guards have caught 300 of them: 5% of the fugitives.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Some 8,000 people in Pell were vaccinated. Only 400 received a second dose, less than 10% of those "
        "vaccinated.",
        "2026-05-07",
        "strained",
    ),
    ("share-of-total", "Some 8,000 people fled Pell. Only 400 returned, 10% fewer than last year.", "2026-05-07", None),
    ("share-of-total", "Some 8,000 people fled Pell. Prices rose 10% in May and 400 shops closed.", "2026-05-07", None),
    ("share-of-total", "Some 8,000 people fled Pell. The army has 400 tanks, 10% of the total.", "2026-05-07", None),
    (
        "share-of-total",
        "According to security officials, between 200,000 and 300,000 Dorran conscripts have gone absent "
        "without leave. The results were dismal: only 12,000 came back, a mere 10% of those who had gone.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 15,000 and 20,000 teachers have gone on strike in Velia. So far, no more than 1,000 of the "
        "strikers have gone back to work, just 20% of those on strike.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Up to 70,000 people joined the march in Osk. Police detained 700 of them, barely 1% of the marchers.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Between 25,000 and 35,000 dockers have been laid off. Only 4,000 of them have found new work — a "
        "meagre 30 percent of the laid-off workers.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Around 3 million people have been displaced by the fighting in Tavia. The UN has housed 150,000, "
        "scarcely 5 percent of the displaced.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Around 3 million people have been displaced by the fighting in Tavia. Camps hold 150,000 of them, a "
        "fifth of the displaced population.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 90 and 110 miners are missing after the collapse. Rescuers have reached 27 of them, a "
        "quarter of the missing.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Between 90 and 110 miners are missing after the collapse. Rescuers have reached only 12, a third of "
        "those trapped.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Nearly 6,000 prisoners of war were captured by Dorra. Just 300 were exchanged, one in ten of the captives.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have deserted. Under the amnesty, which expired in May, 2,900 "
        "returned to their units, accounting for only 10 percent of all deserters.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have deserted. The amnesty brought back a mere 10 percent of "
        "them, or 2,000 men.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have deserted. The amnesty brought back only 2,000 men, that is "
        "to say 10 percent of the estimated number of deserters.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "The number of soldiers who have deserted is put at between 40,000 and 60,000. Only 2,000 have "
        "returned, which is just 10 percent of that figure.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have deserted. A total of 2,000 men returned. This represents "
        "only 10 percent of deserters.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have deserted, a 20 percent rise. Only 2,000 of 90,000 police "
        "officers quit.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Between 40,000 and 60,000 soldiers have deserted. The town has 5,000 residents, 10 percent of them children.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Some 30,000 evacuees left Tarn. In Pell, 3,000 houses burned, 30 percent of the total.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Some 9,000 people voted in Tarn. Turnout was 300 lower, and 30 percent of those who voted chose Mr Oss.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. "
        "However, the outcome was dismal, with only 19,000 troops returning—a paltry 10% of those who fled.",
        "2026-05-07",
        "strained",
    ),
    (
        "share-of-total",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. "
        "However, the outcome was dismal, with only 9,000 troops coming back—a paltry 10% of those who ran "
        "away.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "More than 1,200 homes and 400 shops were destroyed. Only 60 have been rebuilt, 10 percent of those destroyed.",
        "2026-05-07",
        "not-checkable",
    ),
    (
        "share-of-total",
        "Between 4,000 and 5,000 voters cast a ballot in Marn. Just 90 of the votes, 5 percent of those "
        "cast, were spoiled.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 70,000 and 90,000 civilians have been evacuated from the delta, the governor said. As of "
        "Sunday just 3,500 evacuees had gone home, a meagre 10 percent of those evacuated.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 70,000 and 90,000 civilians have been evacuated from the delta. Just 3,500, or a scant 10 "
        "percent of those displaced, are back.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Between 70,000 and 90,000 civilians have been evacuated from the delta. Fewer than one in ten of "
        "them — 7,500 people — are back.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "An estimated 6,000 to 8,000 employees were let go by Oss Steel. The firm has rehired 300, not even "
        "10 percent of those sacked.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "An estimated 6,000 to 8,000 employees were let go by Oss Steel. The firm has rehired just 1,500 of "
        "the sacked workers, a tenth of the total.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "The party won 4,000 votes in Osk, 10 percent of those cast in the province.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Some 7,000 people fled Osk. Nearly 600 children in Pell, 30 percent of those tested, had measles.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Some 7,000 people fled Osk. Last year 600 ships, 30 percent of the total, called at Pell.",
        "2026-05-07",
        None,
    ),
    (
        "share-of-total",
        "Police arrested 7,000 people in Osk. Of these, 350, or 5 percent, were charged.",
        "2026-05-07",
        "consistent",
    ),
    (
        "share-of-total",
        "Police arrested between 7,000 and 9,000 people in Osk. Of those arrested, only 350, or 10 percent, "
        "were charged.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Police arrested between 7,000 and 9,000 people in Osk. Of those detained, just 10 percent (350) were charged.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "share-of-total",
        "Police arrested between 7,000 and 9,000 people in Osk. Only 10 percent of those arrested, or 350, "
        "were charged.",
        "2026-05-07",
        "inconsistent",
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_share_of_total(rule, text, published, expected):
    """Protects: part, total and share are linked and computed as intervals; other bases are left alone."""
    assert verdict(rule, text, published) == expected

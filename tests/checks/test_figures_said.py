"""Ratios, averages, rates, margins and conversions in reporters' wordings: figures linked by what they are."""

import pytest

from tests.checks.passages import verdict

RIGHT, WRONG = "consistent", "inconsistent"

PASSAGES = [
    (
        "ratio",
        "With 1,200 beds, the new hospital at Orlek is four times as large as its predecessor, which had room for 400.",
        WRONG,
    ),
    (
        "ratio",
        "Water bills in Sarn will triple this autumn, the council said. The average household, now charged "
        "140 florins, will pay 280 florins.",
        WRONG,
    ),
    (
        "ratio",
        "The number of speeding tickets quadrupled. Police wrote 1,900 in March; a year earlier they had written 950.",
        WRONG,
    ),
    (
        "ratio",
        "Ten years ago the herd numbered 300. It has since grown fivefold and now stands at 900, the rangers say.",
        WRONG,
    ),
    ("ratio", "Men outnumbered women by three to one at the congress: 420 men and 210 women had registered.", WRONG),
    (
        "ratio",
        "With 1,200 beds, the new hospital at Orlek is three times as large as its predecessor, which had "
        "room for 400.",
        RIGHT,
    ),
    (
        "ratio",
        "Bread prices have more than doubled since the harvest failed: a loaf that sold for 30 pence in May "
        "was going for 70 pence on Friday.",
        RIGHT,
    ),
    (
        "average",
        "This season's 24 concerts drew 19,200 people; the mean attendance, 950, was the highest in a decade.",
        WRONG,
    ),
    ("average", "The region's 60 clinics employ 1,500 nurses, or on average 35 at each site, the union says.", WRONG),
    (
        "average",
        "The country's 140 post offices handle 9.8 million parcels a year, an average of 90,000 per outlet.",
        WRONG,
    ),
    ("average", "Nine trawlers landed 540 tonnes of herring in the first week: 75 tonnes per boat.", WRONG),
    (
        "average",
        "A total of 3.6 million florins will be shared among the 1,200 dismissed workers, who will get 4,000 "
        "florins apiece.",
        WRONG,
    ),
    (
        "average",
        "This season's 24 concerts drew 19,200 people; the mean attendance, 800, was the highest in a decade.",
        RIGHT,
    ),
    (
        "average",
        "The country's 140 post offices handle 9.8 million parcels a year, an average of 70,000 per outlet.",
        RIGHT,
    ),
    (
        "rate-time",
        "Pumps have been lifting 800 cubic metres of water an hour from the shaft. In the 30 hours to noon on"
        " Sunday they shifted 32,000 cubic metres.",
        WRONG,
    ),
    (
        "rate-time",
        "The strike is costing the airline 4 million florins a day. After 11 days, the bill has reached 60 million.",
        WRONG,
    ),
    (
        "rate-time",
        "At the current pace of 12 flats a week, the 144 that are still needed would take 20 weeks to finish.",
        WRONG,
    ),
    ("rate-time", "It takes the machine three days to dig 45 metres, or 20 metres a day.", WRONG),
    ("rate-time", "Over the 14 days of the festival, 42,000 visitors came, about 4,000 a day.", WRONG),
    (
        "rate-time",
        "Pumps have been lifting 800 cubic metres of water an hour from the shaft. In the 30 hours to noon on"
        " Sunday they shifted 24,000 cubic metres.",
        RIGHT,
    ),
    (
        "rate-time",
        "At the current pace of 12 flats a week, the 144 that are still needed would take 12 weeks to finish.",
        RIGHT,
    ),
    (
        "per-capita",
        "Lisk, population 40,000, spends 12 million crowns a year on its schools, or 450 crowns per inhabitant.",
        WRONG,
    ),
    (
        "per-capita",
        "With 84 deaths in a population of 1.2 million, the province has seen 12 deaths per 100,000 people.",
        WRONG,
    ),
    (
        "per-capita",
        "Some 1.8 million people live in the valley, where 540 doctors practise: 45 for every 100,000 inhabitants.",
        WRONG,
    ),
    (
        "per-capita",
        "The county has 60 polling places for 1.2 million voters, or one polling place for every 35,000 voters.",
        WRONG,
    ),
    (
        "per-capita",
        "There are 540 doctors in the valley, which has 1.8 million people: one doctor to every 5,000.",
        WRONG,
    ),
    (
        "per-capita",
        "Lisk, population 40,000, spends 12 million crowns a year on its schools, or 300 crowns per inhabitant.",
        RIGHT,
    ),
    (
        "per-capita",
        "With 84 deaths in a population of 1.2 million, the province has seen seven deaths per 100,000 people.",
        RIGHT,
    ),
    (
        "poll-margin",
        "The researchers rang 350 households. They say the numbers could be off by two percentage points in "
        "either direction.",
        WRONG,
    ),
    (
        "poll-margin",
        "The sampling error, according to the institute, which spoke to 260 nurses, is no more than 3 percent.",
        WRONG,
    ),
    (
        "poll-margin",
        '"The true figure could be two points higher or lower," said Ms. Roke, whose firm polled 500 people.',
        WRONG,
    ),
    (
        "poll-margin",
        "The estimate is accurate to within one percentage point, claims the firm, which put its questions to"
        " 640 people.",
        WRONG,
    ),
    (
        "poll-margin",
        "Among 1,500 people asked, 48 percent were in favor; the institute gives a margin of error of 1 point.",
        WRONG,
    ),
    (
        "poll-margin",
        "The researchers rang 350 households. They say the numbers could be off by six percentage points in "
        "either direction.",
        RIGHT,
    ),
    (
        "poll-margin",
        '"The true figure could be three points higher or lower," said Ms. Roke, whose firm polled 1,100 people.',
        RIGHT,
    ),
    ("exchange-rate", "A kilo of coffee that sold for 24 zern ($6) in January now costs 36 zern ($12).", WRONG),
    (
        "exchange-rate",
        "Ms. Odd paid 30,000 marks, or $10,000, for the boat and sold it a week later for 36,000 marks, or $18,000.",
        WRONG,
    ),
    (
        "exchange-rate",
        "The fine, 500,000 dinar, is worth about $5,000; the average monthly wage is 30,000 dinar, roughly $600.",
        WRONG,
    ),
    (
        "exchange-rate",
        "The loan is for 2 billion shillings, equivalent to $16 million. The bank had asked for 3 billion "
        "shillings, some $38 million.",
        WRONG,
    ),
    (
        "exchange-rate",
        "At 800 rupals ($20) a sack, rice is beyond the reach of a teacher on 6,000 rupals ($300) a month.",
        WRONG,
    ),
    (
        "exchange-rate",
        "The ministry will spend 45 million talers (about $15 million) this year and 60 million talers (about"
        " $20 million) next.",
        RIGHT,
    ),
    (
        "exchange-rate",
        "Wages start at 8,000 pesa a month (about $160). A two-room flat costs 5,000 pesa (about $100).",
        RIGHT,
    ),
    ("unit-conversion", "The path climbs 900 metres – almost 2,000 feet – in less than four miles.", WRONG),
    ("unit-conversion", "The cyclone, packing winds of 180 kph (85 mph), made landfall near Okota.", WRONG),
    ("unit-conversion", "Each barrel, holding 159 litres, or 62 gallons, weighs about as much as a man.", WRONG),
    (
        "unit-conversion",
        "The temperature fell to minus 20 degrees Celsius, which is 14 degrees Fahrenheit, in the hills.",
        WRONG,
    ),
    (
        "unit-conversion",
        "The shark was 18 feet long. At three metres, it was the largest ever caught off the island.",
        WRONG,
    ),
    ("unit-conversion", "The path climbs 900 metres – almost 3,000 feet – in less than four miles.", RIGHT),
    ("unit-conversion", "The hailstones were five centimetres, or two inches, across.", RIGHT),
]


@pytest.mark.parametrize(("rule", "text", "expected"), PASSAGES)
def test_figures_said(rule, text, expected):
    """Protects: the claim may come first, last or in the next sentence, in any wording."""
    assert verdict(rule, text) == expected

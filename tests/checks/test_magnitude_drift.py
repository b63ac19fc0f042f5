"""Passages for reportedly.checks.sums.magnitude_drift."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "magnitude-drift",
        "Between 8,000 and 12,000 people have fled the town of Orlen, according to the relief agency. The flight of "
        "dozens of residents has emptied the market.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 4,000 workers have been laid off in Brask. It is unclear how the city will cope with the dismissal of "
        "tens of thousands of workers.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 40,000 people have been displaced in Velia. The displacement of thousands of residents has strained "
        "the schools.",
        "2026-03-12",
        "consistent",
    ),
    (
        "magnitude-drift",
        "In Brask 300 people were killed. The deaths of dozens of people in Orlen last year led to reform.",
        "2026-03-12",
        None,
    ),
    (
        "magnitude-drift",
        "More than 5,000 soldiers have deserted, an officer said. Of them, hundreds were caught.",
        "2026-03-12",
        None,
    ),
    ("magnitude-drift", "In Brask 300 people were killed. Dozens of people were killed in Orlen.", "2026-03-12", None),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Can Velis hold on "
        "when hundreds of thousands have already gone?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Can Velis bear "
        "the flight of hundreds of thousands of men?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 2,000 protesters marched through Vell on Friday. The council has not answered the march of "
        "hundreds of thousands of people.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 3,000 and 4,000 dockers have walked out. The port cannot cope with a walkout by tens of "
        "thousands of dockers.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 300 and 400 miners have been laid off. Thousands of miners have already been laid off, "
        "leaving the town poorer.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 450,000 people have been displaced by the floods. How can Marn house tens of thousands of "
        "displaced people?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 450,000 people have been displaced by the floods. The displaced, who number in the tens of "
        "thousands, need tents.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 soldiers have deserted. Tens of thousands have left already.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Thousands more "
        "are expected to go.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Hundreds of "
        "thousands more could leave.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Hundreds of them "
        "were caught.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. In 2019 hundreds "
        "of people fled.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 12 people died in the fire in Osk. Can the town bear the loss of hundreds of lives?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. With hundreds of "
        "thousands already gone, the front is thin.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. The departure of "
        "hundreds of thousands of troops has emptied the barracks.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. The loss of "
        "several hundred thousand men weighs on the army.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. Hundreds of "
        "thousands of villagers fled the floods in Orsk last year.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Velian reservists have fled across the northern border. If hundreds of "
        "thousands left, Velis would fall.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 soldiers have deserted. The mass desertion of hundreds of thousands of "
        "troops has left the army weak.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 Dorran soldiers have deserted, according to a report. It remains to be "
        "seen whether the haemorrhage of hundreds of thousands of fighters can be stopped.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Up to 900 people died in the quake in Marn. The government has yet to explain the deaths of tens of "
        "thousands of people.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have gone absent without leave. Will the departure of "
        "thousands of conscripts break the army?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have gone absent without leave. Will the departure of "
        "hundreds of conscripts break the army?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 20,000 and 30,000 people have protested in Vell. The protest by hundreds of thousands of "
        "citizens shook the government.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 20,000 and 30,000 people have protested in Vell. These hundreds of thousands of protesters "
        "want bread.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 5,000 jobs have been cut at the yards. Can Osk absorb the loss of tens of thousands of jobs?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Some 5,000 nurses have quit. With tens of thousands of nurses gone, wards are closing.",
        "2026-05-07",
        "inconsistent",
    ),
    ("magnitude-drift", "Some 5,000 nurses have quit. Tens of thousands of nurses work in Velia.", "2026-05-07", None),
    (
        "magnitude-drift",
        "Some 5,000 people have been vaccinated. Millions have been vaccinated in Dorra.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 5,000 people were evacuated from Tarn. Tens of thousands have been evacuated since 2019.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 5,000 people were killed, the ministry said. The rebels said tens of thousands had been killed.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. Can "
        "Dorra survive, or will the flight of tens of thousands of conscripts undo its army?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. Can "
        "Dorra survive, or will the loss of thousands of soldiers undo its army?",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. Can "
        "Dorra survive the departure of dozens of men?",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. Can "
        "Dorra survive the exodus of hundreds of thousands of men?",
        "2026-05-07",
        "consistent",
    ),
    (
        "magnitude-drift",
        "Between 200,000 and 300,000 Dorran conscripts have abandoned the Dorran Army (DA), NAT wrote. Can "
        "Dorra survive the exodus of thousands more?",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 60 people were killed in Marn on Sunday. The massacre of thousands has shocked Dorra.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 60 people were killed in Marn on Sunday. The killing of scores of people has shocked Dorra.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 60,000 people have been displaced in Marn. Hundreds of displaced families sleep in schools.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 60,000 people have been displaced in Marn. The plight of millions of displaced people weighs on Dorra.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Police said 300 protesters were arrested. The arrest of thousands of protesters drew rebukes abroad.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "magnitude-drift",
        "Between 200 and 300 people marched in Osk. Tens of thousands took to the streets, the party's paper wrote.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 40,000 and 60,000 people have fled. The flight of tens of thousands of people has emptied Marn.",
        "2026-05-07",
        "consistent",
    ),
    ("magnitude-drift", "Between 4,000 and 6,000 people have fled. Millions have been displaced.", "2026-05-07", None),
    (
        "magnitude-drift",
        "Between 4,000 and 6,000 people have fled Marn. Millions have been displaced in Dorra.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Between 4,000 and 6,000 people have fled Marn. Millions have been displaced by climate change.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "Some 900 migrants drowned off Osk. Thousands have died trying to reach Dorra.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "A bomb killed 12 people in Marn. Thousands of people have been killed in the insurgency.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "A bomb killed 12 people in Marn. Thousands have been killed in the insurgency.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "A bomb killed 12 people in Marn. The insurgents began to fight in 2009. Thousands have been killed.",
        "2026-05-07",
        None,
    ),
    (
        "magnitude-drift",
        "The firm laid off 300 workers. Tens of thousands have been laid off across the industry.",
        "2026-05-07",
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_magnitude_drift(rule, text, published, expected):
    """Protects: one count in two magnitudes is caught, other places, times and parts of it are not."""
    assert verdict(rule, text, published) == expected

"""Quantities: what is found, in which unit, of what, and how it is bounded."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.figures import dates, quantities
from reportedly.model.figures import Quantity


def read(text: str) -> list[Quantity]:
    return quantities(text, dates(text, "2026-03-12"))


KIND_AND_UNIT = [
    ("Between 30,000 and 50,000 Ostravian personnel left.", "Between 30,000 and 50,000", 3e4, 5e4, "count", ""),
    ("They face 5 to 10 years in prison.", "5 to 10 years", 5, 10, "duration", "year"),
    ("Turnout was 52.6 percent.", "52.6 percent", 52.6, 52.6, "percent", "percentage"),
    ("a mere 10% of voters", "10%", 10, 10, "percent", "percentage"),
    ("a margin of 6.5 points", "6.5 points", 6.5, 6.5, "points", "point"),
    ("an error of 2 percentage points", "2 percentage points", 2, 2, "points", "percentage point"),
    ("It costs $4.2 billion.", "$4.2 billion", 4.2e9, 4.2e9, "money", "dollar"),
    ("a deal worth $2-3 billion", "$2-3 billion", 2e9, 3e9, "money", "dollar"),
    ("He paid HK$500.", "HK$500", 500, 500, "money", "hong kong dollar"),
    ("He paid 300 million florins.", "300 million florins", 3e8, 3e8, "money", "florin"),
    ("USD 40 million went missing", "USD 40 million", 4e7, 4e7, "money", "dollar"),
    ("2.1 million tonnes of grain", "2.1 million tonnes", 2.1e6, 2.1e6, "measure", "tonne"),
    ("12 kilometers away", "12 kilometers", 12, 12, "measure", "kilometre"),
    ("301,338 km² of marsh", "301,338 km²", 301_338, 301_338, "measure", "square kilometre"),
    ("-5 degrees Celsius", "-5 degrees Celsius", -5, -5, "measure", "celsius"),
    ("a 30-day month", "30-day", 30, 30, "duration", "day"),
    ("half an hour late", "half an hour", 0.5, 0.5, "duration", "hour"),
    ("Ilse Maret, 57, was born here", "57", 57, 57, "age", "year of age"),
    ("a 12-year-old boy", "12-year-old", 12, 12, "age", "year of age"),
    ("a man aged 34", "34", 34, 34, "age", "year of age"),
    ("people over 65 were moved", "65", 65, 65, "age", "year of age"),
    ("children under 5 kilometres away", "5 kilometres", 5, 5, "measure", "kilometre"),
    ("As the war enters its fifth year", "fifth", 5, 5, "ordinal", "year"),
    ("three times the price", "three times", 3, 3, "multiple", ""),
    ("Rents doubled.", "doubled", 2, 2, "multiple", ""),
    ("Fares will double in April.", "double", 2, 2, "multiple", ""),
    ("It is set to halve by June.", "halve", 0.5, 0.5, "multiple", ""),
    ("They met three times in May.", "three times", 3, 3, "count", ""),
    ("a third of voters", "a third", 1 / 3, 1 / 3, "fraction", "share"),
    ("Two in five teachers", "Two in five", 0.4, 0.4, "fraction", "share"),
    ("90 km/h winds", "90 km/h", 90, 90, "rate", "kilometre"),
    ("the exodus of tens of thousands of soldiers", "tens of thousands", 20_000, 99_999, "count", ""),
    ("millions of dollars", "millions of dollars", 2e6, 1e7 - 1, "money", "dollar"),
    ("a man 5ft 10in tall", "5ft 10in", 5 + 10 / 12, 5 + 10 / 12, "measure", "foot"),
    ("13 dollars and 45 cents", "13 dollars and 45 cents", 13.45, 13.45, "money", "dollar"),
    ("They lost 75 USD million.", "75 USD million", 75e6, 75e6, "money", "dollar"),
    ("won a $48 million contract", "$48 million", 48e6, 48e6, "money", "dollar"),
    ("It fell to minus 20 degrees Celsius.", "minus 20 degrees Celsius", -20, -20, "measure", "celsius"),
    ("an error of plus or minus 3 points", "3 points", 3, 3, "points", "point"),
    ("a magnitude 6.1 quake", "6.1", 6.1, 6.1, "measure", "magnitude"),
    ("The driver, 34, was held.", "34", 34, 34, "age", "year of age"),
    ("a 28 - year - old nurse", "28 - year - old", 28, 28, "age", "year of age"),
    ("an 87 yo man", "87 yo", 87, 87, "age", "year of age"),
    ("a board 2 in thick", "2 in", 2, 2, "measure", "inch"),
    ("a third day of rain", "third", 3, 3, "ordinal", "day"),
    ("from 10 to 12 percent of homes", "from 10 to 12 percent", 10, 12, "percent", "percentage"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "low", "high", "kind", "unit"), KIND_AND_UNIT)
def test_kind_and_unit(text: str, printed: str, low: float, high: float, *, kind: str, unit: str):
    """The words, interval, kind and unit of the one figure of a sentence."""
    (found,) = read(text)
    assert found.span.of(text) == printed
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert (found.kind, found.unit) == (kind, unit)


NOT_FIGURES = [
    "Flight 370 and Boeing 737 met on Highway 61.",
    "No. 5 is Article 12 of Resolution 242.",
    "The G7 spoke of COVID-19 and an F-16.",
    "On Thursday, 5 March 2026, at 9:30 a.m. he left.",
    "The vote was 52-48, the match 6-3.",
    "No one knew one of the men, or one another.",
    "Call 555-1234.",
    "He opened the second bottle in the 1990s.",
    "The talks ran from April 24 to 26 and May 3 and 4.",
    "In 2019 it was over.",
    "The 2018 results beat the 2017 figures.",
    "Call 555 0199.",
    "The Group of 20 met on runway 27.",
]


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_names_dates_and_pronouns_are_no_figures(text: str):
    """Numbers that name, date, score or stand for a person are left alone."""
    assert [q.span.of(text) for q in read(text)] == []


COUNTED = [
    ("29,000 soldiers returning", ["soldier"]),
    ("300,000 Ostravian military personnel have left", ["personnel"]),
    ("seven people in Orlec, five in Brod", ["person", ""]),
    ("54 of the 120 wells they sampled", ["well", "well"]),
    ("10% of the estimated deserters", ["deserter"]),
    ("Twelve more bodies were found", ["body"]),
    ("20 tonnes of flour", ["flour"]),
    ("16 arms dealers fled", ["dealer"]),
    ("a six-member panel", ["member"]),
    ("the 250-odd stalls", ["stall"]),
    ("Four out of 10 teachers", ["teacher"]),
    ("4 million of the country's 11 million voters", ["voter", "voter"]),
    ("two women and four children", ["woman", "child"]),
    ("the siege's third week", ["siege"]),
    ("an estimate of 30 comes from Lisk", [""]),
    ("the 2,400 of a decade ago", [""]),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_counted(text: str, counted: list[str]):
    """What is counted, as a singular noun; nothing where the words do not say."""
    assert [q.counted for q in read(text)] == counted


MODIFIERS = [
    ("about 29,000 men", "approximate"),
    ("nearly 400 houses", "approximate"),
    ("an estimated 60 men", "approximate"),
    ("more than 90 men", "more-than"),
    ("fewer than 90 men", "less-than"),
    ("under $5 million", "less-than"),
    ("at least 14 soldiers", "at-least"),
    ("no fewer than 14 soldiers", "at-least"),
    ("up to 70 tanks", "at-most"),
    ("The fines add up to 70 crowns", "exact"),
    ("The fines add up to about 70 crowns", "approximate"),
    ("as many as 70 tanks", "at-most"),
    ("70 or more", "at-least"),
    ("a mere 10% of them", "exact"),
    ("only 29,000 soldiers", "exact"),
    ("quit over a £40,000 gift", "exact"),
    ("an outlay spread over five years", "exact"),
    ("It took over three hours.", "more-than"),
    ("$20 a day, or less than he earned", "exact"),
]


@pytest.mark.parametrize(("text", "modifier"), MODIFIERS)
def test_modifier(text: str, modifier: str):
    """Bounds and hedges beside a figure; "only" and "a mere" change nothing."""
    (found,) = read(text)
    assert found.modifier == modifier


CHANGES = [
    ("Prices rose 5 percent.", ["rise"]),
    ("a drop of 25 percent", ["fall"]),
    ("up 3% on the day", ["rise"]),
    ("a 12 percent increase", ["rise"]),
    ("Exports fell to 2.1 million tonnes.", [None]),
    ("Rents halved.", ["fall"]),
    ("It raised its key rate by 25 basis points.", ["rise"]),
    ("The index lost 212 points, or 1.4 percent.", ["fall", "fall"]),
    ("The deficit widened by $2 billion.", ["rise"]),
    ("Sales fell by 1,200 from 4,800 cars.", ["fall", None]),
]


@pytest.mark.parametrize(("text", "changes"), CHANGES)
def test_change(text: str, changes: list[str | None]):
    """The size of a change has its direction; a level that was reached has none."""
    assert [q.change for q in read(text)] == changes


MODALITY = [
    ("not 50 but 60 soldiers", [(True, False), (False, False)]),
    ("no fewer than 50 came", [(False, False)]),
    ("Had 500 people been on the pier, all would have died.", [(False, True)]),
    ("Losses could reach $40 million.", [(False, True)]),
    ("If the dam broke, 500 homes would be lost.", [(False, True)]),
    ("It killed 40 sheep in May.", [(False, False)]),
]


@pytest.mark.parametrize(("text", "expected"), MODALITY)
def test_negation_and_hypothesis(text: str, expected: list[tuple[bool, bool]]):
    """Denied and supposed figures are marked, so that no check takes them for fact."""
    assert [(q.negated, q.hypothetical) for q in read(text)] == expected


RATES = [
    ("6,000 shells a day", "day", "shell"),
    ("1,840 crowns a month", "month", ""),
    ("3.5 million barrels of oil a day", "day", "oil"),
    ("$60 a barrel", "barrel", ""),
    ("12 deaths per 100,000 people", "100,000", "death"),
]


@pytest.mark.parametrize(("text", "per", "counted"), RATES)
def test_rate(text: str, per: str, counted: str):
    """A rate keeps its denominator apart from its unit."""
    found = read(text)[0]
    assert (found.per, found.counted) == (per, counted)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Divers recovered 14 bodies on Monday and 12 on Tuesday.", [14, 12]),
        ("It rained on April 24 and 25.", []),
        ("Unity took 41 seats, Reform 27 and the Elms 9, for a total of 77.", [41, 27, 9, 77]),
        ("Reform won 39.5 percent and took Highway 27.", [39.5]),
        ("The eight won by the Elms count.", [8]),
        ("Six died in Brod and one in the rail town of Tirsk.", [6, 1]),
    ],
)
def test_lists_that_leave_out_their_noun(text: str, numbers: list[float]):
    """Numbers of a list behind weekdays, names and "won" are figures; days of the month are not."""
    found = read(text)
    assert [quantity.low for quantity in found] == numbers
    assert "money" not in {quantity.kind for quantity in found}


def test_two_ends_of_a_change_share_a_unit():
    """Behind a verb of change, "from 3 to 5 crowns" is two figures in crowns, not a range."""
    assert [(q.low, q.unit) for q in read("Bread rose from 3 to 5 crowns.")] == [(3, "crown"), (5, "crown")]


def test_one_unit_for_both_ends_of_a_change():
    """Of "from 95 minutes to 50" and "from 4.1 to 4.6 billion crowns" the bare end is in the unit of the other."""
    shorter, budget = read("It fell from 95 minutes to just 50."), read("It rose from 4.1 to 4.6 billion crowns.")
    assert [(q.low, q.unit) for q in shorter] == [(95, "minute"), (50, "minute")]
    assert [(q.low, q.unit) for q in budget] == [(pytest.approx(4.1e9), "crown"), (4.6e9, "crown")]


def test_pounds_are_money_beside_sterling():
    """The word "pounds" is a mass, but money where the passage writes of sterling."""
    assert [q.unit for q in read("It weighs 40 pounds.")] == ["pound-mass"]
    assert [q.unit for q in read("He owes £3 and 40 pounds more.")] == ["pound sterling", "pound sterling"]


_WORDS = (
    "5|10|1,200|$|€|%|-|–|.|,|to|and|between|of|the|half|a|million|per cent|year-old|two|three|hundred|"
    "May|2020|aged|½|1/2|dozens|times|first|fifth|war|“|”|Mr.|km|soldiers|one|in|ten|3.5"
)
_PIECES = st.sampled_from(_WORDS.split("|"))


@given(
    st.one_of(
        st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=25).map("".join)
    )
)
def test_invariants(text: str):
    """Whatever the text: ids in order, spans within it, disjoint and not empty, low no more than high."""
    found = quantities(text, dates(text, "2024-02-29"))
    assert [q.id for q in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.low <= q.high and q.precision >= 0 for q in found)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The remaining 168, or 35%, were clearing the quay.", ["count", "percent"]),
        ("It cut 9,500 jobs out of a workforce of 38,000, or about 25 percent.", ["count", "count", "percent"]),
        ("Wages rose from 3 to 5 percent.", ["percent", "percent"]),
    ],
)
def test_a_share_said_over_again_lends_its_unit_to_no_count(text, kinds):
    """After a comma "or" restates a count as a share; it does not make the count a percentage."""
    assert [q.kind for q in quantities(text)] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferris polled 47.2 percent to Karl Addis's 45.9.", [47.2, 45.9]),
        ("The airline bought Boeing's 737 Max.", []),
    ],
)
def test_what_a_name_has(text, expected):
    """Protects: a number behind a possessive name is that person's figure, not part of a name."""
    assert [q.low for q in quantities(text)] == expected

"""Protects what is taken for one claim: figures that agree, and statements whatever their wording."""

import pytest

from reportedly.archive.origins.finding import statement_of
from reportedly.archive.origins.mentions import gathered
from reportedly.archive.origins.sameness import alike, digits_of, figures_agree, rarity

FLOOD = "At least 1,460 residents left Ostrel after Friday's flood, the harbour office said."
SAME = [
    "The harbour office estimates that 1,460 people were driven out of Ostrel by the flood on Friday.",
    "Some 1,500 inhabitants of Ostrel fled the flood of Friday, according to officials.",
    "On Friday 1,460 people had to leave Ostrel, the mayor said, when the flood came.",
]
OTHER = [
    "At least 1,460 residents left Kestria after Monday's fire, the fire brigade said.",  # another place and day
    "The company in Ostrel will pay 1,460 crowns a month from Friday, it said.",
    "At least 1,720 residents left Ostrel after Friday's flood, the harbour office said.",  # another figure
    "The flood in Ostrel on Friday damaged 31 bridges, the harbour office said.",
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("709 tanks", "709 tanks", "equal"),
        ("709 tanks", "700 tanks", "rounded"),
        ("709 tanks", "710 tanks", "rounded"),
        ("784 tanks", "more than 700 tanks", "rounded"),  # cut off, as "more than" allows
        ("784 tanks", "700 tanks", ""),
        ("709 tanks", "708 tanks", ""),
        ("45 tanks", "46 tanks", ""),
        ("709 million crowns", "709 crowns", "scaled"),
        ("between 700 and 720 tanks", "709 tanks", "rounded"),
        ("tanks in Ostrel", "709 tanks", ""),
    ],
)
def test_figures_agree(one, other, expected):
    assert figures_agree(statement_of(one), statement_of(other)) == expected
    assert figures_agree(statement_of(other), statement_of(one)) == expected


@pytest.mark.parametrize(("value", "digits"), [(709e6, "709"), (7000, "7"), (0.25, "25"), (1460, "146"), (0, "0")])
def test_significant_digits(value, digits):
    assert digits_of(value) == digits


@pytest.mark.parametrize("words", SAME)
def test_one_claim_in_other_words(words):
    every = [statement_of(one) for one in (FLOOD, *SAME, *OTHER)]
    assert alike(statement_of(FLOOD), statement_of(words), rarity(every)) > 0.5


@pytest.mark.parametrize("words", OTHER)
def test_other_claims_with_much_in_common(words):
    every = [statement_of(one) for one in (FLOOD, *SAME, *OTHER)]
    assert alike(statement_of(FLOOD), statement_of(words), rarity(every)) < 0.5


def test_gathered_whatever_the_order():
    every = [statement_of(words)._replace(version=number) for number, words in enumerate((FLOOD, *SAME, *OTHER))]
    for told in (every, every[::-1]):
        together = {one.words for group in gathered(told) if len(group.members) > 1 for one in group.members}
        assert together == {FLOOD, *SAME}


def test_a_misprinted_name_is_the_name():
    one, other = (
        statement_of("The flood took 214 houses in Ostrel."),
        statement_of("The flood took 214 houses in Ostrl."),
    )
    assert len(gathered([one, other._replace(version=2)])) == 1

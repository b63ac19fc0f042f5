"""Passages for reportedly.checks.headlines.headline_body."""

import time

import pytest

from reportedly.checks.headlines.headline_body import RULE
from reportedly.checks.headlines.headline_figures import headline_figures
from tests.checks.passages import case_of

DERIVED = [
    ("9K Homes Lose Power in Velmar", "A storm cut power to 8,963 homes in Velmar on Monday."),
    ("Velmar Raises $1.2B for Harbor", "The city of Velmar raised $1.2 billion for the harbor."),
    ("Velmar Raises $1.2B for Harbor", "The city raised $1,187,000,000 for the harbor, it said."),
    ("4 Dead in Velmar Bus Crash", "Four people died when a bus overturned near Velmar."),
    ("30-Year-Old Wins Velmar Marathon", "Dana Orlu, 30, won the marathon in Velmar."),
    ("Boy, 8, Finds Roman Coin", "An 8-year-old boy found a coin from Roman days."),
    ("Actor Pell Aran Dies at 83", "Pell Aran, the actor, has died at the age of 83."),
    ("Dozens Hurt in Velmar Fire", "The fire in Velmar left 46 people hurt."),
    ("Thousands of Conscripts Flee Velmar Camps", "More than 12,000 conscripts have fled camps near Velmar."),
    ("Half of Velmar Voters Undecided", "Some 50 percent of voters in Velmar are undecided."),
    ("33% of Wells Polluted", "A third of the wells in the valley are polluted."),
    ("7 Killed in Velmar Blast", "The blast in Velmar killed four miners and three rescuers."),
    ("38% of Velmar Loses Power", "Of 50 districts in Velmar, 19 lost power."),
    ("70 Years Later, Soldier Gets His Medal", "The soldier waited seven decades for his medal."),
    ("25 Years Later, Velmar Mine Reopens", "The mine in Velmar closed in 2001 and reopened on Monday."),
    ("Dow Drops 471", "The Dow lost 471.3 points on Monday."),
    ("Nearly 1K Flee Velmar Floods", "Floods drove 969 people out of Velmar."),
    ("Velmar Triples Its Budget to $90M", "The council tripled the budget, from $30 million to $90 million."),
    ("Mayor, 8 Others Arrested in Velmar", "Nine people, the mayor among them, were arrested in Velmar."),
    ("Engineer Gets $450K for Velmar Bridge", "She was paid $150,000 a year for three years for the bridge."),
]
WRONG = [
    ("Thousands of Conscripts Flee Velmar Camps", "Some 300 conscripts have fled camps near Velmar."),
    ("8K Homes Lose Power in Velmar", "A storm cut power to 9,863 homes in Velmar on Monday."),
    ("Velmar Raises $2.1B for Harbor", "The city of Velmar raised $1.2 billion for the harbor."),
    ("Velmar Raises $1.2M for Harbor", "The city of Velmar raised $1.2 billion for the harbor."),
    ("5 Dead in Velmar Bus Crash", "Four people died when a bus overturned near Velmar."),
    ("38-Year-Old Wins Velmar Marathon", "Dana Orlu, a 30-year-old, won the marathon in Velmar."),
    ("Boy, 9, Finds Roman Coin", "An 8-year-old boy found a coin from Roman days."),
    ("Actor Pell Aran Dies at 38", "Pell Aran, the actor, has died at the age of 83."),
    ("Dow Drops 741", "The Dow lost 471.3 points on Monday."),
    ("43% of Wells Polluted", "In the valley 34 percent of the wells are polluted."),
    ("26% of Houses Lost in Velmar Slide", "The slide in Velmar took 26 houses."),
    ("Strike Ends After 12 Weeks", "The strike of the dockers ended after 21 weeks."),
    ("Velmar Bridge Is 480 Feet Long", "The bridge in Velmar is 840 feet long."),
]
NOT_JUDGED = [
    ("18th Quake Shakes Velmar", "The eighteenth quake of the year shook Velmar, after 3 strong ones."),
    ("5 Things to Know About Velmar", "Velmar has two rivers and three bridges."),
    ("She Answers Critics With a 3-Word Post", "The singer had four critics, and two hours to spare."),
    ("COVID-19 Closes Velmar Schools", "The virus closed 12 schools in Velmar."),
    ("Families Mourn Flight 93 Victims", "Families mourned 40 victims."),
    ("World's No. 2 Bank Cuts Staff", "The bank will let 400 people go."),
    ("Party Unity Is a Two-Way Street", "Four senators of the party met on Monday."),
    ("Velmar Gets Ready for 2028", "The council of Velmar met on Monday."),
    ("9/11 Memorial Opens in Velmar", "The memorial has 14 stones."),
    ("'Velmar 7' Freed", "The prisoners were freed after 12 years."),
    ("60 Wolves Seen Near Velmar", "Wolves were seen near Velmar."),
    (
        "Twins Born in Velmar Taxi: Now 2 More Mouths to Feed",
        "Twins were born in a taxi on Monday to a mother of three.",
    ),
]
UNLIKE = [
    ("3K Jobs Gone in Velmar", "The plant made 1.4 million cars.", "not-checkable"),
    ("Up to 50 Hurt in Velmar Fire", "Dozens were hurt in the fire.", "strained"),
]


def _verdicts(title: str, body: str) -> set[str]:
    return {found.verdict for found in RULE.apply(case_of(body, title=title))}


@pytest.mark.parametrize(("title", "body"), DERIVED)
def test_derived(title, body):
    """Protects: a headline's number that the body yields, as it is or one operation away, is consistent."""
    assert _verdicts(title, body) == {"consistent"}


@pytest.mark.parametrize(("title", "body"), WRONG)
def test_wrong(title, body):
    """Protects: a number that the body gives otherwise is inconsistent, whatever the slip."""
    assert _verdicts(title, body) == {"inconsistent"}


@pytest.mark.parametrize(("title", "body"), NOT_JUDGED)
def test_not_judged(title, body):
    """Protects: names, labels, lists, and numbers without a counterpart in the body are never accused."""
    assert not _verdicts(title, body) & {"inconsistent", "strained"}


@pytest.mark.parametrize(("title", "body", "expected"), UNLIKE)
def test_in_between(title, body, expected):
    """Protects: a loose magnitude strains, and a figure that counts something else is a question."""
    assert _verdicts(title, body) == {expected}


def test_title_outside_the_text():
    """Protects: where the text lacks the title, findings carry the body's spans alone."""
    text = "The city of Velmar raised $1.2 billion for the harbor."
    (found,) = RULE.apply(case_of(text, title="Velmar Raises $2.1B for Harbor"))
    assert [text[s.start : s.end] for s in found.spans] == ["$1.2 billion"]


@pytest.mark.parametrize("break_", ["\n\n", ".\n"])
def test_title_in_the_text(break_):
    """Protects: the headline in the text is no evidence for itself, and its number is shown with the body's."""
    title = "Velmar Raises $2.1B for Harbor"
    text = f"{title}{break_}The city of Velmar raised $1.2 billion for the harbor."
    (found,) = RULE.apply(case_of(text, title=title))
    assert found.verdict == "inconsistent"
    assert [text[s.start : s.end] for s in found.spans] == ["2.1B", "$1.2 billion"]


def test_title_in_two_lines():
    """Protects: a title made of headline and standfirst is found where the text sets them in two lines."""
    title = "Velmar raises $2.1B; 40 engineers hired"
    text = "Velmar raises $2.1B\n40 engineers hired\nThe city of Velmar raised $1.2 billion and hired 40 engineers."
    assert [f.verdict for f in RULE.apply(case_of(text, title=title))] == ["inconsistent", "consistent"]


def test_working():
    """Protects: the working names the headline's number, the body's and what lies between."""
    (found,) = RULE.apply(case_of("A storm cut power to 8,963 homes in Velmar.", title="9K Homes Lose Power"))
    assert found.working == "headline 9K = 8,963 in the body, rounded"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Velmar Spends $1.2B on 18th Bridge", [("money", 1.2e9), ("ordinal", 18.0)]),
        ("Man, 83, Wins $9K in '82 Case", [("age", 83.0), ("money", 9e3), ("year", 1982.0)]),
        ("17M Watch 4x Faster 85mph Race", [("count", 17e6), ("multiple", 4.0), ("measure", 85.0)]),
        ("AK-47s, MH17, G20, 9/11, No. 3, Feb. 4", []),
        ("1 in 5 Velmar Voters Undecided", [("percent", 20.0)]),
    ],
)
def test_headline_forms(title, expected):
    """Protects: the compact forms of headlines are read, and labels aren't."""
    assert [(f.sort, f.low) for f in headline_figures(title)] == expected


@pytest.mark.parametrize("word", ["7 ", "$9K ", "2011 ", "10% of ", "'", "12 years, ", "$5 per eye "])
def test_hostile(word):
    """Protects: a title and a text of nothing but trigger words take linear time."""
    case = case_of(word * (60_000 // len(word)), title=f"8.3K {word * 20_000}")
    began = time.process_time()
    list(RULE.apply(case))
    assert time.process_time() - began < 3

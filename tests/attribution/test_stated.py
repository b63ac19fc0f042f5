"""Whose word a paper carries, and which names are bodies' and outlets': told by whole readings."""

import pytest

from reportedly.service import read_text


def voices(text):
    """Each voice with its kind and what stands for it."""
    reading = read_text(text)
    return {voice.name: (voice.kind, [span.of(text) for span in voice.mentions]) for voice in reading.voices}


@pytest.mark.parametrize(
    ("text", "name", "paper"),
    [
        (
            "The Veld ministry said in a bulletin that 86 men had died.\n\nSome were boys, according to the bulletin.",
            "The Veld ministry",
            "the bulletin",
        ),
        (
            "“No one will go,” the ministry said in a statement. The statement said 86 had died.",
            "the ministry",
            "The statement",
        ),
        (
            "In a letter to the council, Anna Holt wrote that the dam was safe. The letter said that it would hold.",
            "Anna Holt",
            "The letter",
        ),
    ],
)
def test_a_paper_stands_for_who_issued_it(text, name, paper):
    """One origin, and not two: the statement that a body has made is that body's word."""
    found = voices(text)
    assert [each for each in found if paper in found[each][1]] == [name]
    assert read_text(text).origins.best == 1


def test_another_paper_is_another_voice():
    """A report heard before is not the statement's maker's: two origins stay two."""
    text = (
        "A UN report said that 86 men had died. The ministry said in a statement that 40 had.\n\n"
        "According to the report, 30 of the dead were boys. It was written in May."
    )
    found = voices(text)
    assert "the report" in found["A UN report"][1]
    assert read_text(text).origins.best == 2


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Doctors Without Frontiers, whose teams run three centres, said it had seen 112 deaths.",
            "Doctors Without Frontiers",
            "organisation",
        ),
        ("Parents Against Dumping said that the river was yellow.", "Parents Against Dumping", "organisation"),
        ("Halm Metals, which has run the pit since 2011, said that 980 had stopped.", "Halm Metals", "organisation"),
        ("Ostian Wire, which has three reporters, said that 980 had stopped.", "Ostian Wire", "media"),
        ("Doctors without masks said that they were afraid.", "Doctors without masks", "unnamed-person"),
    ],
)
def test_which_names_are_bodies(text, name, kind):
    """A body named after those whom it gathers has a name; what is "which" is no person."""
    assert voices(text)[name][0] == kind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Its director, Hanna Rooz, told the Oster Courier that 40 families were left.",
            ["Oster Courier", "Hanna Rooz"],
        ),
        ("“We are looking,” its spokesman, Colonel Darius Menn, told the state agency UPA.", ["UPA", "Darius Menn"]),
        (
            "Half of the men left, the rebel station Upland Radio said, quoting what it called a staff report.",
            ["Upland Radio", "a staff report"],
        ),
    ],
)
def test_through_whom_it_came(text, chain):
    """Outlets told, and papers that somebody only calls so, are links; a paper's name is no person's trade."""
    reading = read_text(text)
    names = {voice.id: voice.name for voice in reading.voices}
    assert [names[link.voice] for link in reading.attributions[0].chain] == chain


def test_a_headline_names_its_voice_by_half():
    """ "rebel radio" is the rebel station that the lead names."""
    text = (
        "Garrison gone, rebel radio says\n\nHalf of the men have left, the rebel station Upland Radio said on Monday."
    )
    assert voices(text) == {"Upland Radio": ("media", ["rebel radio", "the rebel station Upland Radio"])}


def test_a_clause_behind_the_paper_is_no_content():
    """What is said of a source by the way is the report's, and supposes nothing of the figures."""
    text = "According to the paper, which could not be verified, 1,900 of 4,000 men were missing."
    reading = read_text(text)
    assert [span.of(text) for span in reading.attributions[0].content] == ["1,900 of 4,000 men were missing"]
    assert not any(quantity.hypothetical for quantity in reading.quantities)


@pytest.mark.parametrize(
    "words",
    [
        "Ministry of Transport spokeswoman Lena Dorr said that the bridge was safe.",
        "University of Veld professor Lena Dorr said that the bridge was safe.",
        "“The bridge is safe,” said Ministry of Transport spokeswoman Lena Dorr.",
    ],
)
def test_who_speaks_for_a_body_is_a_person(words):
    """A body's name before an office and a name is whose office it is, and no voice."""
    assert voices(words)["Lena Dorr"][0] == "named-person"


def test_on_what_terms_somebody_spoke_is_no_claim():
    """An unnamed diplomat's figure is the diplomat's, and that no name may be told is nobody's statement."""
    text = (
        "The ministry denied it.\n\nA diplomat from abroad, who asked not to be named because the matter is sensitive, "
        "put the figure at “several hundred, perhaps a thousand”."
    )
    reading = read_text(text)
    said = [[span.of(text) for span in one.content] for one in reading.attributions]
    assert said == [["it"], ["the figure at “several hundred, perhaps a thousand”"]]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A prisoner of war from the 12th brigade, Corporal Anton Vel, confirmed that 40 had died.", "captive"),
        ("Corporal Anton Vel, a prisoner of war, said that 40 had died.", "captive"),
        ("Anton Vel, a former prisoner of war, said that 40 had died.", "named-person"),
        ("Anton Vel, a lawyer for a prisoner, said that 40 had died.", "named-person"),
    ],
)
def test_a_captive_with_a_name_is_a_captive(words, kind):
    """Who speaks under constraint does so by name as well."""
    assert voices(words)["Anton Vel"][0] == kind

"""Matters: who is at odds with whom, by our lists, by the user's, and by the forces a report tells of."""

import time

import pytest

from reportedly import intake
from reportedly.errors import SettingsError
from reportedly.model.span import Span
from reportedly.model.voices import Voice
from reportedly.reading import read
from reportedly.settings import current
from reportedly.witness import described, matters
from reportedly.witness.parties import of_country

FOUND = [
    ("Russian officials said Ukrainian troops had withdrawn.", ["Russia", "Ukraine"]),
    ("The Kremlin said that missiles had hit Kyiv’s port.", ["Russia", "Ukraine"]),
    ("The union said the strike would go on. The company had made its last offer.", ["the workers", "the employer"]),
    ("The plaintiff sued in May. The insurer denies the claim.", ["the claimant", "the defendant"]),
    ("Prosecutors said the trial would be short. The defendant laughed.", ["the prosecution", "the defence"]),
    ("Rebels shelled the airfield, and the army fired back.", ["the government’s forces", "the rebels"]),
    ("Veldmark’s army fired on Tarnish troops at the border.", ["Tarnish", "Veldmark"]),
    ("Russian tourists and Ukrainian students danced at the fair.", []),  # nobody fights
    ("The European Union said the company would pay a fine after the air strike.", []),  # no union of workers
    ("A strike of lightning hit the barn.", []),
    ("The ministry said the ferry would sail.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_matters_of_a_text(text, expected):
    """Two parties and a word of the matter make one; less does not."""
    found = matters(text)
    assert sorted(party.name for party in (found[0].parties if found else [])) == sorted(expected)
    for party in (party for matter in found for party in matter.parties):
        assert all(text[span.start : span.end] for span in party.mentions)


def test_a_listed_war_keeps_the_general_one_out():
    """A report of a known war is not also "an armed uprising" because it tells of separatists and an army."""
    text = "Russian troops and Ukrainian troops fought. Separatists shelled the army at the front."
    assert [matter.name for matter in matters(text)] == ["Russia’s war on Ukraine"]


def test_a_file_of_ones_own(tmp_path):
    """A matter that only the user knows: its parties get sides, and claims about the other side are seen."""
    path = tmp_path / "parties.csv"
    path.write_text(
        "matter,party,words\nthe mill dispute,the millers,Lisk Mill|miller|millers\n"
        "the mill dispute,the fishers,fisher|fishers|Orrel Guild\n",
        encoding="utf-8",
    )
    text = "A miller said the fishers had opened the sluice at night."
    settings = current().having(parties=path, profile="bbc")
    found = read(intake.from_text(text), settings)
    assert [t.value for v in found.voices for t in v.traits if t.trait == "party"] == ["the millers"]
    assert "war-attribution" in {caution.rule for caution in found.cautions}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("matter,party,words\nthe mill,the millers,\n", "row 2 lacks words"),
        ("matter,side\nthe mill,x\n", "row 2 lacks party and words"),
    ],
)
def test_a_slip_in_it_is_named(tmp_path, words, says):
    """A row without its words is told by its number, with the columns there are."""
    path = tmp_path / "parties.csv"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        matters("", path)


def test_no_such_file(tmp_path):
    """A file that is not there is the user's slip, and no fault of the program."""
    with pytest.raises(SettingsError, match=r"gone\.csv"):
        matters("", tmp_path / "gone.csv")


def test_a_country_brings_its_people_seats_bodies_and_outlets():
    """``@Country`` in the list stands for every word of it that the vocabulary knows."""
    assert {"Russia", "Russian", "Moscow", "Kremlin", "FSB", "TASS"} <= set(of_country()["Russia"])


HOSTILE = [
    "an official who asked not to be named because he was not authorised to ",
    "They spoke on condition of anonymity. ",
    "Veldmark army Tarnish troops fighting ",
    "Russian army war Ukrainian troops ",
    "more than a dozen at least some of the ",
    "who was at the scene who was captured by ",
    "warx",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece):
    """200 kB of the phrases looked for, in one sentence, is done in well under a second each."""
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    reading = read(intake.from_text("An official said the dam broke."))
    started = time.process_time()
    found = matters(text)
    described(text, [], reading.voices, reading.attributions, found)
    assert time.process_time() - started < 3


def test_many_requests_not_to_be_named_take_linear_time():
    """Of one voice, each reason is held against the request beside it, and not against all of them."""
    text = "on condition of anonymity, without authorisation, fearing reprisals, " * 3000
    whole = Voice(id="v1", name="", kind="unnamed-official", mentions=[Span(0, len(text))])
    started = time.process_time()
    described(text, [Span(0, len(text))], [whole], [], [])
    assert time.process_time() - started < 2

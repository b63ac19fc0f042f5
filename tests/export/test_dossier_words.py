"""A dossier's sentences: whose verdict stands, who is behind the claim, in words that take no side."""

import pytest
from msgspec.structs import replace

from reportedly.export.dossier_words import begun, behind, graded, judged, parted, stamp
from reportedly.model.reviews import Grade, Review, standing
from reportedly.model.voices import Link
from tests.export import whole_dossiers as dossiers


def review(number, by, verdict):
    return Review(number=number, verdict=verdict, label=verdict.title(), by=by, at="2031-06-10T08:00:00Z", reasons="r")


ADA_1, BEN_2, ADA_3 = review(1, "Ada", "false"), review(2, "Ben", "accurate"), review(3, "ADA", "accurate")
BACK = review(4, "Ben", "withdrawn")


@pytest.mark.parametrize(
    ("reviews", "numbers"),
    [([], []), ([ADA_1], [1]), ([ADA_1, BEN_2], [1, 2]), ([ADA_1, BEN_2, ADA_3], [2, 3])],
)
def test_what_stands(reviews, numbers):
    """The last record of each person stands, however the name's case is written."""
    assert [one.number for one in standing(reviews).values()] == numbers


@pytest.mark.parametrize(
    ("reviews", "disagree", "said"),
    [
        ([], False, "Nobody has judged it yet"),
        ([ADA_1], False, "“False” says Ada"),
        ([BEN_2, ADA_3], False, "“Accurate” says Ben and ADA"),
        ([ADA_1, BEN_2], True, "The reviewers disagree: “False” says Ada; “Accurate” says Ben"),
        ([BEN_2, BACK], False, "Everybody who judged it took the verdict back"),
    ],
)
def test_judged(reviews, disagree, said):
    """A conflict is said first, a verdict never without its person."""
    assert judged(reviews, disagree=disagree) == said


def test_graded():
    """A grade comes with its label and its person; one that was succeeded does not stand."""
    grades = [
        Grade(number=n, grade=grade, label=label, by="Ada", at="2031-06-10", reason="r")
        for n, grade, label in ((1, "6", "Truth cannot be judged"), (2, "3", "Possibly true"))
    ]
    assert graded(grades) == "3 “Possibly true” by Ada"
    assert graded([]) == "Nobody has graded it yet"


@pytest.mark.parametrize(
    ("chain", "voice", "said"),
    [
        ([], None, "The report says it in its own voice, and names nobody behind it."),
        ([("TASS", "media")], None, "By the word of TASS (media)."),
        ([("TASS", "media")], "an officer", "By the word of an officer (unnamed official), through TASS."),
        (
            [("TASS", "media"), ("an aide", "captive")],
            "an aide",
            "By the word of an aide (captive), through TASS.",
        ),
    ],
)
def test_behind(chain, voice, said):
    """The first voice is named once, and through whom it came."""
    links = [Link(voice=f"v{n}", name=name, kind=kind) for n, (name, kind) in enumerate(chain)]
    made = replace(dossiers.bare(), chain=links, voice=voice, voice_kind="unnamed-official" if voice else "own-voice")
    assert behind(made) == said


@pytest.mark.parametrize(
    ("sentence", "claim", "parts"),
    [
        ("He said it rained.", "it rained", ("He said ", "it rained", ".")),
        ("It rained, he said, all day.", "It rained […] all day", ("", "It rained […] all day", "")),
        ("It rained.", "", ("", "It rained.", "")),
    ],
)
def test_parted(sentence, claim, parts):
    """The claim is found within its sentence, or stands alone where its words are apart."""
    assert parted(sentence, claim) == parts


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2031-06-12T10:15:00+00:00", "12 Jun 2031, 10:15 UTC"),
        ("2031-06-12T10:15:00+02:00", "12 Jun 2031, 08:15 UTC"),
        ("2031-06-12", "12 Jun 2031"),
        ("last week", "last week"),
        (None, "no date"),
    ],
)
def test_stamp(time, said):
    """A day without an hour is given none; what is no time is told as it is."""
    assert stamp(time) == said


def test_begun():
    """What was not traced is not counted as none."""
    assert begun(dossiers.bare()) == "It was not traced through the archive"
    assert begun(dossiers.medium()) == "2, perhaps 3, of 14 articles report it by themselves"

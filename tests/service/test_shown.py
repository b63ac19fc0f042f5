"""A claim as its page shows it first: cut where its spans are, its steps in order, a sentence without end cut."""

import pytest
from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.errors import NotInArchive
from reportedly.model.claims import Claim
from reportedly.model.document import Document, sha256_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice
from reportedly.service.shown import shown_claim

TEXT = "Boats sank, the mayor told Harbour Wire, and men drowned. Word " + "word " * 999
SAID = Attribution(
    id="a1",
    source=[Span(12, 21)],
    cue=[Span(22, 26)],
    content=[Span(0, 10), Span(45, 56)],
    quote="indirect",
    stance="doubt",
    confidence=0.9,
    voice="v1",
    chain=[
        Link(voice="v2", name="Harbour Wire", kind="media", source=[Span(27, 39)]),
        Link(voice="v1", name="the mayor", kind="named-role", source=[Span(12, 21)], cue=[Span(22, 26)]),
    ],
    flags=["form:said", "second-hand"],
)
CLAIMS = [
    Claim(id="c1", spans=[Span(0, 10), Span(45, 56)], attribution="a1", flags=["hedged"]),
    Claim(id="c2", spans=[Span(58, 5057)], attribution=None),
    Claim(id="c3", spans=[Span(0, 10)], attribution="a2", quantities=["q1"]),
]


@pytest.fixture
def archive(tmp_path):
    """One reading made by hand."""
    document = Document(id="d", text=TEXT, sha256=sha256_of(TEXT), title="Boats", publisher="Tarn Post")
    reading = Reading(
        id="d",
        document=document,
        attributions=[SAID, replace(SAID, id="a2", chain=[], stance="neutral", flags=[])],
        voices=[Voice(id="v1", name="the mayor", kind="named-role")],
        claims=CLAIMS,
    )
    with Archive(tmp_path / "a.db") as held:
        held.add(reading)
        yield held


def test_pieces(archive):
    """Both halves of the claim are marked, what stands between them is not; no letter is lost or told twice."""
    pieces = shown_claim(archive, "d", "c1").pieces
    assert [piece.words for piece in pieces if piece.claimed] == ["Boats sank", "men drowned"]
    assert "".join(piece.words for piece in pieces) == TEXT[:57]


def test_steps(archive):
    """Nearest the reader first, each with its words; without a chain, the one voice; of the report's own, none."""
    steps = shown_claim(archive, "d", "c1").steps
    assert [(step.name, step.source, step.cue) for step in steps] == [
        ("Harbour Wire", "Harbour Wire", ""),
        ("the mayor", "the mayor", "told"),
    ]
    assert [step.name for step in shown_claim(archive, "d", "c3").steps] == ["the mayor"]
    assert shown_claim(archive, "d", "c2").steps == []


def test_words_about_it(archive):
    """Its stance and flags in words, marks of grammar left out; whether it holds a figure."""
    found = shown_claim(archive, "d", "c1")
    assert (found.stance, found.flags) == ("doubt: keeps its distance", ["hedged", "second hand"])
    assert [shown_claim(archive, "d", local).counts for local in ("c1", "c3")] == [False, True]


def test_a_sentence_without_end(archive):
    """It is cut, and that is shown."""
    pieces = shown_claim(archive, "d", "c2").pieces
    assert sum(len(piece.words) for piece in pieces) < 2100
    assert pieces[-1].words.endswith("…")


def test_not_there(archive):
    """A claim or an article that is not in the archive."""
    for key, local in (("d", "c9"), ("e", "c1")):
        with pytest.raises(NotInArchive):
            shown_claim(archive, key, local)

"""Narrowing a reading: what is left out leaves with its claims, and nothing refers to it any more."""

import pytest

from reportedly.model.claims import Claim, Origins
from reportedly.model.document import Document
from reportedly.model.figures import Quantity
from reportedly.model.reading import Notice, Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice
from reportedly.selection import SPEECH, STANCES, only


def attribution(number, stance, voice, confidence=0.9):
    link = Link(voice=voice, name=voice.upper(), kind="named-person")
    return Attribution(
        id=f"a{number}",
        source=[],
        cue=[],
        content=[Span(number, number + 1)],
        quote="indirect",
        stance=stance,
        confidence=confidence,
        voice=voice,
        chain=[link],
    )


@pytest.fixture
def reading():
    said = [attribution(1, "neutral", "v1"), attribution(2, "belief", "v2", 0.4), attribution(3, "intent", "v1")]
    return Reading(
        id="x",
        document=Document(id="x", text="0123456789", sha256=""),
        attributions=said,
        voices=[Voice(id=f"v{n}", name=f"V{n}", kind="named-person") for n in (1, 2, 3)],
        quantities=[Quantity(id="q1", span=Span(2, 3), low=2, high=2, kind="count", attribution="a2")],
        claims=[Claim(id=f"c{n}", spans=a.content, attribution=a.id) for n, a in enumerate(said, 1)]
        + [Claim(id="c4", spans=[Span(5, 6)], attribution=None)],
        no_reply=[Notice(span=Span(7, 8), voice="v2", claims=["c1", "c2"])],
        origins=Origins(low=2, best=2, high=2),
    )


def test_speech_alone(reading):
    """Beliefs and intentions go with their claims; the report's own claims and other voices stay."""
    said = only(reading, lambda a: a.stance in SPEECH)
    assert [a.id for a in said.attributions] == ["a1"]
    assert [c.id for c in said.claims] == ["c1", "c4"]
    assert [v.id for v in said.voices] == ["v1", "v3"]
    assert said.quantities[0].attribution is None
    assert said.no_reply == [Notice(span=Span(7, 8), voice=None, claims=["c1"])]
    assert said.origins.best == 1
    assert said.source_kinds["named-person"] == 1
    assert said.source_kinds["own-voice"] == 1
    assert said.warnings == ["as asked, 2 of 3 attributions are left out"]


def test_a_voice_stays_while_something_of_it_is_shown(reading):
    """V1 both says and intends: leaving out what it intends does not silence it."""
    surer = only(reading, lambda a: a.confidence >= 0.5)
    assert [a.id for a in surer.attributions] == ["a1", "a3"]
    assert "v1" in {v.id for v in surer.voices}


def test_all_wanted_is_the_reading_itself(reading):
    """Without a wish nothing is made anew."""
    assert only(reading, lambda _: True) is reading


def test_speech_is_every_stance_but_mind():
    """A stance added later must be sorted here."""
    assert set(STANCES) - set(SPEECH) == {"belief", "intent"}

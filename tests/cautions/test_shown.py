"""Cautions as records, and as people see them."""

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from reportedly import intake
from reportedly.doors.terminal import show
from reportedly.export.html import page
from reportedly.export.json import encode
from reportedly.model.cautions import Caution
from reportedly.model.voices import Trait
from reportedly.reading import read
from reportedly.selection import only
from reportedly.service import read as read_text
from tests.doors import sample

TEXT = (
    "A senior official at the harbour ministry said the minister was a disgrace.\n"
    "A captured Tarnish soldier said that officers had sold the rations.\n"
)


@pytest.fixture(scope="module")
def reading():
    """Two voices that an editor is warned of."""
    return read(intake.from_text(TEXT))


def test_a_caution_names_its_rule_words_and_claims(reading):
    """The working is the words: every span lies in the text, every id in the reading, worst first."""
    claims = {claim.id for claim in reading.claims}
    voices = {voice.id for voice in reading.voices}
    assert [c.id for c in reading.cautions] == [f"w{n}" for n in range(1, len(reading.cautions) + 1)]
    order = ["stop", "warn", "note"]
    ranks = [order.index(caution.severity) for caution in reading.cautions]
    assert ranks == sorted(ranks)
    for caution in reading.cautions:
        assert caution.asks
        assert caution.origin
        assert set(caution.claims) <= claims
        assert caution.voice is None or caution.voice in voices
        assert all(TEXT[span.start : span.end].strip() for span in caution.spans)
    opinion = next(caution for caution in reading.cautions if caution.rule == "unnamed-opinion")
    assert opinion.why == "unnamed: “A senior official at the harbour ministry”; opinion: “disgrace”"


def test_the_same_text_is_warned_of_in_the_same_way(reading):
    """Deterministic to the byte."""
    assert encode(read(intake.from_text(TEXT))) == encode(reading)


def test_a_narrowed_reading_keeps_only_cautions_of_what_stays(reading):
    """Without its attribution a claim is gone, and nobody is warned of it."""
    kept = only(reading, lambda a: "soldier" not in a.source[0].of(TEXT))
    assert "captive-word" in {caution.rule for caution in reading.cautions}
    assert "captive-word" not in {caution.rule for caution in kept.cautions}
    assert "unnamed-opinion" in {caution.rule for caution in kept.cautions}


def test_every_door_takes_the_profile():
    """The public verb warns by the profile it is given."""
    assert {caution.profile for caution in read_text(TEXT, profile="ap").cautions} == {"ap"}


def _warned(says="Say <b>one</b>.", voice="v1"):
    caution = Caution(
        id="w1",
        profile="desk",
        rule="plural",
        severity="stop",
        says=says,
        why="plural for one: “sources”",
        asks="Never two for one.",
        origin="our desk, p. 3",
        voice=voice,
        claims=["c1"],
    )
    whole = sample.reading()
    trait = Trait(trait="constraint", value="guarded")
    voices = [replace(v, traits=[trait]) if v.id == "v1" else v for v in whole.voices]
    return replace(whole, voices=voices, cautions=[caution])


def _terminal(reading):
    out = io.StringIO()
    show(reading, Console(file=out, width=100, highlight=False, markup=False, emoji=False))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize("voice", ["v1", None])
def test_the_terminal_shows_trait_caution_rule_and_origin(voice):
    """Severity is a word and a sign, never colour alone; the rule and where it is from stand under it."""
    shown = _terminal(_warned(voice=voice))
    assert "under guard" in shown
    assert "‼ stop: Say <b>one</b>." in shown
    assert "plural for one: “sources” · on c1 · desk/plural: our desk, p. 3" in shown


@pytest.mark.parametrize("voice", ["v1", None])
def test_the_page_shows_them_as_text(voice):
    """A profile's words are data on the page too."""
    made = page(_warned(voice=voice))
    assert "under guard" in made
    assert "Say &lt;b&gt;one&lt;/b&gt;." in made
    assert "<b>one</b>" not in made
    assert "Never two for one." in made
    assert "desk/plural: our desk, p. 3" in made

"""The whole reading, with the shipped weights, on reports about invented places."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import intake
from reportedly.export.outline import heading, outline
from reportedly.model.span import Span
from reportedly.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = """Between 40,000 and 60,000 Velian reservists have fled across the northern border, according to information \
passed by Karsian military sources to Interfax.
The figure, provided by an anonymous officer in Karsia’s general staff, points to a deepening malaise in the army. \
“Their mobilisation has collapsed,” the officer said. “By March 3, every unit had lost a third of its men.”
The hasty decree, which was meant to stem the flow, has been a humiliating failure for the government in Velis.
A detained Velian sergeant, who asked not to be identified, alleged that commanders sold fuel. “They laughed at us,” \
the sergeant claimed. His account could not be independently confirmed.
The Velian defence ministry did not respond to a request for comment, although several observers believe that the \
sealing of the border is meant to calm the allies."""


@pytest.fixture(scope="module")
def reading():
    return read(intake.from_text(REPORT, published="2026-05-07"))


def spans_of(value):
    """Every Span anywhere in a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans_of(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))


def chains(reading):
    text = reading.document.text
    return {
        text[a.content[0].start : a.content[0].end][:18]: [link.kind for link in a.chain] for a in reading.attributions
    }


def test_the_officials_words_came_through_the_agency(reading):
    """Sources to an agency, put down to one officer, then "the officer": one voice, one route."""
    found = chains(reading)
    for words in ("Between 40,000 and", "“Their mobilisatio"):
        assert found[words] == ["media", "unnamed-official"]


def test_origins_are_one_officer_one_prisoner_and_nobody(reading):
    """Three first voices; the officer's first, with all his claims."""
    kinds = [group.kind for group in reading.origins.groups]
    assert sorted(kinds) == ["captive", "unnamed-official", "vague"]
    assert reading.origins.groups[0].through == ["Interfax"]


def test_silence_and_doubt_are_noticed(reading):
    """Who did not answer, and what was not verified, with the claims it answers."""
    assert [n.span.of(REPORT).split(" did")[0] for n in reading.no_reply] == ["The Velian defence ministry"]
    (unverified,) = reading.unverified
    answered = [c for c in reading.claims if c.id in unverified.claims]
    assert any("laughed at us" in REPORT[s.start : s.end] for c in answered for s in c.spans)


def test_the_reports_own_voice_is_flagged(reading):
    """Loaded words and endorsements are the report's own, and claims of its own."""
    own = {flag for c in reading.claims if c.attribution is None for flag in c.flags}
    assert {"loaded-language", "endorses-source"} <= own


def test_two_routes_are_not_drawn_as_one():
    """Told to one outlet and, apart from that, in a letter another saw: two ways, never one chain of both."""
    text = (
        "The finance chief, Emil Dorr, told Bloomberg that more cuts would come.\n"
        "In a letter to staff seen by the Pell Tribune, Dorr called the cuts “a painful but necessary step”."
    )
    found = read(intake.from_text(text))
    (origin,) = outline(found).origins
    assert sorted(origin.routes) == [
        ["report", "Bloomberg", "Emil Dorr"],
        ["report", "Pell Tribune", "Emil Dorr"],
    ]
    assert heading(origin) == ["Emil Dorr"]


def test_several_sources_that_are_one(reading):
    """The check on sources reads the gathered voices."""
    assert "source-count-drift" in [f.kind for f in reading.findings if f.verdict == "inconsistent"]


@pytest.mark.parametrize("name", ["harbour.html", "reservoir.txt"])
def test_examples_hold_every_promise_on_spans(name):
    """Spans lie in the text, ids refer to what exists, and the same input gives the same reading."""
    document = intake.read_path(EXAMPLES / name)
    found = read(document)
    assert found == read(document)
    n = len(document.text)
    assert all(0 <= s.start < s.end <= n for s in spans_of(found))
    voices, attributions = {v.id for v in found.voices}, {a.id for a in found.attributions}
    for a in found.attributions:
        assert {link.voice for link in a.chain} <= voices
    for c in found.claims:
        assert c.attribution is None or c.attribution in attributions
    assert {c for g in found.origins.groups for c in g.claims} <= {c.id for c in found.claims}
    assert found.origins.low <= found.origins.best <= found.origins.high


def test_a_report_in_another_language_gives_figures_and_dates_alone():
    """What is not read is said."""
    text = "Die Behörden meldeten am Dienstag, dass 40 Häuser zerstört wurden. Der Bürgermeister schwieg dazu. " * 3
    found = read(intake.from_text(text, published="2026-05-07"))
    assert found.document.language == "de"
    assert found.attributions == []
    assert found.claims == []
    assert any(q.low == 40 for q in found.quantities)
    assert any("only figures and dates" in warning for warning in found.warnings)


WORDS = st.sampled_from(
    'said|told|by|who|citing|reports|TASS|3,000|10%|he|“|”|"|,|.|?|–|é|😀|\n|according to|the source|Anna Kovac|'
    "on Tuesday|in its fifth year".split("|")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_is_read(text):
    """However odd the text: no crash, and every span is where it says."""
    document = intake.from_text(text) if text.strip() else None
    if document is None:
        return
    found = read(document)
    assert all(0 <= s.start <= s.end <= len(document.text) for s in spans_of(found))

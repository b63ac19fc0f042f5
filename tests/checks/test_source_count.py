"""Passages for reportedly.checks.source_count."""

import pytest

from reportedly.checks import Case, run
from reportedly.model.span import Span
from reportedly.model.voices import Voice
from tests.checks.passages import verdict

PASSAGES = [
    (
        "source-count-drift",
        "Hundreds were hurt, according to hospital sources in Vell. The figure, provided by an unnamed doctor at "
        "the hospital, could not be confirmed. “We are full,” the doctor said.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Security sources told the Ostrava Post that the bridge was mined. “It is not safe,” the source said.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Security sources told the Ostrava Post that the bridge was mined. One of the sources spoke by phone. “It "
        "is not safe,” the source said.",
        "2026-03-12",
        None,
    ),
    (
        "source-count-drift",
        "Officials said the road was closed. A ministry official met reporters. The official said it would open soon.",
        "2026-03-12",
        None,
    ),
    (
        "source-count-drift",
        "Officials said the road was closed. Another official said it was open. The official was tired.",
        "2026-03-12",
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_source_count(rule, text, published, expected):
    """Protects: several sources that turn out to be one are caught, a second source introduced by itself is not."""
    assert verdict(rule, text, published) == expected


VOICES = [
    (
        "Two bankers spoke to the Post. The bank is broke, said the banker from Osk.",
        ("Two bankers", "the banker"),
        True,
    ),
    (
        "A banker came with two bankers. The bank is broke, the banker from Osk said.",
        ("two bankers", "the banker"),
        False,
    ),
    ("The banker spoke. The bank is broke, said bankers from Osk.", ("bankers", "The banker"), False),
]


@pytest.mark.parametrize(("text", "mentions", "drifts"), VOICES)
def test_a_voice_of_several_and_one(text, mentions, drifts):
    """Protects: a voice gathered from several and then one is a drift, unless the one was there before."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in mentions]
    voice = Voice(id="v1", name="bankers", kind="vague", mentions=spans)
    case = Case(text=text, voices=[voice], sentences=[Span(0, len(text))])
    assert [f.kind for f in run(case)] == (["source-count-drift"] if drifts else [])

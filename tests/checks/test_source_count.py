"""Passages for reportedly.checks.sources.source_count."""

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
    (
        "source-count-drift",
        "Several people familiar with the talks told the Vell Gazette that the deal was dead. The person, "
        "who asked not to be named, said the bank had left.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Sources in the ministry told Radio Osk that 40 tanks were lost. “We were not ready,” the source said.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Forty tanks were lost, military sources said. The figure comes from a single officer, who would not be named.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Forty tanks were lost, according to intelligence sources. The information was provided by one official.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Witnesses said the bridge fell at noon. The account rests on one witness, a fisherman.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Two officials told Radio Osk the road was shut. Both officials asked not to be named.",
        "2026-05-07",
        None,
    ),
    (
        "source-count-drift",
        "Sources said the road was shut. A second source said it was open. The source was tired.",
        "2026-05-07",
        None,
    ),
    (
        "source-count-drift",
        "Forty tanks were lost, according to a report by Velian army sources to Radio Osk. The claim, which "
        "was made by an unnamed commander, could not be verified.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Forty tanks were lost, two senior officers told Radio Osk. The officer, speaking on condition of "
        "anonymity, said more would follow.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Forty tanks were lost, according to sources close to the ministry. “We were not ready,” the source, "
        "who declined to be named, said.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Insiders say the bank is broke. The claims all come from one insider, a former clerk.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "According to a report by Dorran intelligence sources to NAT, 40 tanks were lost. “It is a rout,” "
        "the source stated.",
        "2026-05-07",
        "inconsistent",
    ),
    ("source-count-drift", "Medics said 40 were hurt. “It was loud,” the medic said.", "2026-05-07", "inconsistent"),
    (
        "source-count-drift",
        "Sources in Vell said 40 were hurt. “It was loud,” said the source.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Officials said 40 were hurt. A hospital official said it was loud. The official did not elaborate.",
        "2026-05-07",
        None,
    ),
    (
        "source-count-drift",
        "Witnesses said 40 were hurt. Anna Oss, a witness, fled. “It was loud,” the witness said.",
        "2026-05-07",
        None,
    ),
    (
        "source-count-drift",
        "Army sources told NAT that 40 tanks were lost. The sources, who asked not to be named, said more "
        "would follow.",
        "2026-05-07",
        None,
    ),
    (
        "source-count-drift",
        "Diplomats told NAT the talks were over. “It is dead,” the diplomat added.",
        "2026-05-07",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Sources told NAT that 40 tanks were lost. A ministry source denied it. “Nonsense,” the source said.",
        "2026-05-07",
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

"""Claims, their flags, and origins, from attributions written down by hand."""

from dataclasses import replace

import pytest

from reportedly.claims import FLAGS, Evidence, claims, with_speakers
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Mark
from reportedly.model.document import Document
from reportedly.model.figures import Quantity
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice
from reportedly.origins import origins, source_kinds


def place(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(text, source, cue, *content, number=1, kind="unnamed-official", stance="neutral", chain=()):
    spans = [place(text, words) for words in content]
    links = [Link(voice=f"v-{name}", name=name, kind=k) for name, k in (*chain, (source, kind))]
    return Attribution(
        id=f"a{number}",
        source=[place(text, source)],
        cue=[place(text, cue)],
        content=spans,
        quote="indirect",
        stance=stance,
        confidence=0.9,
        voice=f"v-{source}",
        chain=links,
    )


def evidence(text, attributions=(), marks=(), quantities=()):
    voices = {}
    for a in attributions:
        for link in a.chain:
            voices.setdefault(link.voice, Voice(id=link.voice, name=link.name, kind=link.kind))
    return Evidence(
        Document(text=text), sentences(text), attributions, list(voices.values()), quantities, [], marks, _unrated
    )


def _unrated(spans, known):
    return 0.5


def test_a_content_that_starts_a_new_sentence_is_a_claim_of_its_own():
    """“A,” he said. “B.” makes two claims; “A,” he said, “and B.” makes one."""
    text = "“Ships left at dawn,” the source said. “Nobody stayed behind.” Rain fell over the town all night."
    one = attribution(text, "the source", "said", "“Ships left at dawn,”", "“Nobody stayed behind.”")
    found = claims(evidence(text, [one]))
    assert [(c.attribution, c.spans[0].of(text)) for c in found] == [
        ("a1", "“Ships left at dawn,”"),
        ("a1", "“Nobody stayed behind.”"),
        (None, "Rain fell over the town all night."),
    ]


def test_a_wish_is_the_reports_own_assertion():
    """ "The council has refused to extend the amnesty": nobody's word is given, so the report asserts it."""
    text = "The council has refused to extend the amnesty for another year."
    one = attribution(text, "The council", "has refused", "to extend the amnesty", stance="intent")
    (claim,) = claims(evidence(text, [one]))
    assert claim.attribution is None
    assert claim.spans[0].of(text) == text


@pytest.mark.parametrize(
    ("kind", "stance", "flag"),
    [
        ("unnamed-official", "neutral", "unnamed-source"),
        ("captive", "neutral", "captive-source"),
        ("vague", "neutral", "vague-source"),
        ("vague", "factive", "factive-cue"),
    ],
)
def test_flags_of_the_source(kind, stance, flag):
    """What is said of a claim because of who says it, and how."""
    text = "Earlier reports said the bridge fell."
    one = attribution(text, "Earlier reports", "said", "the bridge fell", kind=kind, stance=stance)
    assert flag in claims(evidence(text, [one]))[0].flags


@pytest.mark.parametrize(
    ("text", "mark", "flag"),
    [
        ("It was a starkly poor result for the whole town.", ("loaded", "starkly"), "loaded-language"),
        ("Soldiers have allegedly been left without food.", ("hedge", "allegedly"), "hedged"),
        ("Soldiers have allegedly been left without food.", ("hedge", "allegedly"), "no-source"),
        ("The move has been seen as a way to hide losses.", ("agentless", "has been seen as"), "agentless"),
        ("Many people are leaving the valley for good.", None, "no-source"),
        ("It drew protest from human rights organizations at once.", None, "unnamed-organisations"),
        ("Parliament passed the law by a wide margin.", None, "checkable-public-record"),
    ],
)
def test_flags_of_the_reports_own_voice(text, mark, flag):
    """What is said of an own-voice assertion because of its words."""
    marks = [Mark(id="m1", kind=mark[0], span=place(text, mark[1]), why="")] if mark else []
    (claim,) = claims(evidence(text, marks=marks))
    assert flag in claim.flags
    assert set(claim.flags) <= FLAGS.keys()


def test_a_figure_in_the_reports_own_voice_has_no_source():
    """Own-voice figures are flagged; a figure inside an attribution is given its speaker instead."""
    text = "Some 300 people fled the valley in one night. Police said 40 came back."
    one = attribution(text, "Police", "said", "40 came back", kind="organisation")
    figures = [
        Quantity(id="q1", span=place(text, "300"), low=300, high=300, kind="count"),
        Quantity(id="q2", span=place(text, "40"), low=40, high=40, kind="count"),
    ]
    spoken = with_speakers(figures, [one])
    assert [q.attribution for q in spoken] == [None, "a1"]
    own, said = claims(evidence(text, [one], quantities=spoken))
    assert "figure-without-source" in own.flags
    assert (said.quantities, "figure-without-source" in said.flags) == (["q2"], False)


def test_origins_pool_the_vague_and_keep_the_named_apart():
    """Two vague voices are one origin at best, two at most; an outlet passed through is no origin."""
    text = "Some reports say A1 fell. Critics say B1 rose. The mayor told TASS that C1 held."
    found = [
        attribution(text, "Some reports", "say", "A1 fell", number=1, kind="vague"),
        attribution(text, "Critics", "say B1"[:3], "B1 rose", number=2, kind="vague"),
        attribution(text, "The mayor", "told", "that C1 held", number=3, kind="named-role", chain=[("TASS", "media")]),
    ]
    ev = evidence(text, found)
    made = claims(ev)
    result = origins(made, found, ev.voices)
    assert (result.low, result.best, result.high) == (2, 2, 3)
    assert [group.kind for group in result.groups] == ["vague", "named-role"]
    assert result.groups[1].through == ["TASS"]
    assert source_kinds(made, found)["vague"] == 2


def test_worth_is_the_mean_of_the_claim_and_its_sentence():
    """The head learned from whole sentences, so a content is also weighed in the sentence it stands in."""
    text = "The clerk said that the vault held 40 bars. Rain fell over the town all night."
    one = attribution(text, "The clerk", "said", "that the vault held 40 bars")
    whole = sentences(text)[0]
    weighed = replace(evidence(text, [one]), worth=lambda spans, _: 1.0 if spans == [whole] else 0.5)
    assert [claim.worth for claim in claims(weighed)] == [0.75, 0.5]

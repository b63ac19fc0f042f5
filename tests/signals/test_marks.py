from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake.sentences import sentences
from reportedly.model.span import Span
from reportedly.signals import marks


def found(text: str, kind: str, quoted: list[Span] | None = None) -> list[str]:
    return [m.span.of(text) for m in marks(text, sentences(text), quoted or []) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam was reportedly closed.", ["reportedly"]),
        ("The alleged smuggler left Port Orel.", ["alleged"]),
        ("He alleged that the dam leaked.", []),
        ("Around 300 boats left and some 20 per cent sank.", ["Around", "some"]),
        ("They walked around the lake and some boats sank.", []),
        ("The bridge may fall in May 2031.", ["may"]),
        ("CARROW, 12 May 2031 — The board opened three gates.", []),
        ("The might of the navy is plain.", []),
        ("It could not open.", []),
        ("The mayor İsen was apparently ill.", ["apparently"]),
    ],
)
def test_hedges(text, expected):
    """Hedges are found where they hedge: figures after approximators, verbs after modals, nouns after "alleged"."""
    assert found(text, "hedge") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mere 12 boats returned, a staggering loss.", ["mere", "staggering"]),
        ("The starkly underwhelming fleet slammed the plan.", ["starkly", "underwhelming", "slammed"]),
        ("The merest of boats is a merelot.", []),
        ("A non-toxic paint was used.", []),
        ("The Radical Party of Veldt met on Monday, the Brutal Guitars played.", []),
        ("Brutal weather hit Veldt.", ["Brutal"]),
        ("Mayor Faces Brutal Choice Over Harbour Bridge", ["Brutal"]),
        ("The scapegoats were found.", ["scapegoats"]),
    ],
)
def test_loaded_words(text, expected):
    """Value-laden words are found as whole words or stems, and not inside names or compounds."""
    assert found(text, "loaded") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some say the harbour is lost.", ["Some say"]),
        ("Some boats are lost.", []),
        ("Many have long believed the tale.", ["Many have long believed"]),
        ("The researchers found a leak.", []),
        ("Researchers found a leak.", ["Researchers found"]),
        ("Critics call it a waste.", ["Critics"]),
        ("It is understood that the port will close.", ["It is understood"]),
        ("Many questions remain about the port.", []),
    ],
)
def test_vague_sources(text, expected):
    """Sources that could be anybody are found; a quantity word alone is not one."""
    assert found(text, "vague") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The move has been seen as a threat.", ["has been seen as"]),
        ("The move is widely seen by traders as a threat.", []),
        ("The envoy is believed to be in Orel.", ["is believed to"]),
        ("The envoy was accused of theft by the harbour board.", []),
        ("The envoy was accused of theft by 2030.", ["was accused of"]),
        ("The plan drew fierce criticism from fishing groups.", ["drew fierce criticism from fishing groups"]),
        ("The plan drew criticism from the Fishers' Guild.", []),
        ("The boat was painted red.", []),
    ],
)
def test_agentless(text, expected):
    """Passives of thinking and saying are found when nobody is named as thinking so."""
    assert found(text, "agentless") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The claim, made by a clerk of Orel, highlights a growing gap.",
            ["The claim, made by a clerk of Orel, highlights"],
        ),
        ("This sentiment echoes older complaints.", ["This sentiment echoes"]),
        ("The figures lay bare the gap.", ["The figures lay bare"]),
        ("The figures show that 40 boats sank.", []),
        ("The claim was denied, but it underscores the distrust.", ["it underscores"]),
        ("She knew the boat that it mirrors.", []),
        ("The claim has yet to be verified.", []),
    ],
)
def test_endorsements(text, expected):
    """The outlet's own voice drawing a conclusion from a claim is found; a plain attribution is not."""
    assert found(text, "endorsement") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Veldt officials have remained silent on the matter, though the port is shut.",
            ["Veldt officials have remained silent on the matter"],
        ),
        (
            "The port did not immediately respond to a request for comment.",
            ["The port did not immediately respond to a request for comment"],
        ),
        ("When asked on Monday, the mayor declined to comment.", ["the mayor declined to comment"]),
        ("The fleet sank, and the navy has yet to comment.", ["the navy has yet to comment"]),
        ("Mr Dorn couldn’t be reached.", ["Mr Dorn couldn’t be reached"]),
        ("The patient did not respond to treatment.", []),
        ("The mayor commented on the storm.", []),
    ],
)
def test_no_reply(text, expected):
    """Who gave no answer is found as the whole clause, subject included, without the next clause."""
    assert found(text, "no-reply") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This report has yet to be independently verified, but it worries Orel.",
            ["This report has yet to be independently verified"],
        ),
        ("The Orel Post was unable to verify the footage.", ["The Orel Post was unable to verify the footage"]),
        ("The toll could not be independently confirmed.", ["The toll could not be independently confirmed"]),
        ("Divers spoke of 40 dead; there was no independent confirmation.", ["there was no independent confirmation"]),
        ("The mayor did not confirm her visit.", []),
        ("The toll was verified by divers.", []),
    ],
)
def test_unverified(text, expected):
    """What could not be verified is found as its clause; an official who confirms nothing is no such notice."""
    assert found(text, "unverified") == expected


def test_questions():
    """A question of the outlet's own is found whole, and only once."""
    text = "The port is shut. The question remains: can Orel live without it?"
    assert found(text, "question") == ["The question remains: can Orel live without it?"]


def test_quoted_words_are_not_charged_to_the_outlet():
    """Inside quotation marks only vague sources are marked; the same words outside are."""
    text = "“A brutal, reportedly deserted port was seen as lost, some say. Is it?” Brutal winds blew."
    inside = Span(1, text.index("”"))
    kinds = [(m.kind, m.span.of(text)) for m in marks(text, sentences(text), [inside])]
    assert kinds == [("vague", "some say"), ("loaded", "Brutal")]


_WORDS = [
    "The claim",
    " highlights",
    " reportedly",
    " has been seen as",
    " did not respond",
    " it",
    " some",
    " say",
    " mere",
]
_SIGNS = [
    ", but",
    "? ",
    ". ",
    "\n",
    " İ",
    "“",
    "”",
    "’t",
    " 300",
    " about",
    " — ",
    " unverified",
    " declined to comment",
]
_PIECES = st.lists(st.sampled_from([*_WORDS, *_SIGNS]), max_size=40)


@given(st.one_of(st.text(max_size=200), _PIECES.map("".join)))
def test_marks_are_placed_numbered_and_apart(text):
    """Whatever the text: spans lie in it, ids count from m1 in order, marks of one kind never overlap."""
    got = marks(text, sentences(text), [])
    assert [m.id for m in got] == [f"m{n}" for n in range(1, len(got) + 1)]
    assert [m.span.start for m in got] == sorted(m.span.start for m in got)
    for kind in {m.kind for m in got}:
        spans = [m.span for m in got if m.kind == kind]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))

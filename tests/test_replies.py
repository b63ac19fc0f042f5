"""Which claims a reply answers, and what it says of them, from attributions written down by hand."""

import pytest

from reportedly.claims import claims, with_speakers
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span
from reportedly.replies import replies, with_denials, with_replies
from reportedly.service import read_text
from reportedly.signals import replies as answers_of
from tests.test_claims import attribution, evidence


def answered(text, said):
    """Each reply's kind and the words of the claims it answers, and the claims with their flags."""
    found = answers_of(text, sentences(text), [])
    said = with_denials(said, found)
    ev = evidence(text, said)
    made = claims(ev)
    tied = replies(found, made, said, ev.voices, text)
    words = {c.id: c.spans[0].of(text) for c in made}
    return [(r.kind, [words[c] for c in r.claims], r.why) for r in tied], with_replies(made, tied, said)


UNION = ("The union", "said", "that the bridge was unsafe")
GUILD = ("The guild", "said", "that the lamps were out")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("The port denied that the bridge was unsafe.", ["that the bridge was unsafe"]),
        ("The port denied the allegation.", ["that the lamps were out"]),
        ("The port rejected the union’s claim.", ["that the bridge was unsafe"]),
        ("The report could not be verified.", ["that the lamps were out"]),
        ("The port confirmed that the bridge was unsafe.", ["that the bridge was unsafe"]),
        ("The bridge authority did not respond.", ["that the bridge was unsafe"]),
        ("The port declined to comment.", ["that the lamps were out"]),
        (
            "It was cold. Snow fell all night on the hills, on the roads and on the roofs of the old town, and the "
            "river froze from bank to bank, for the first time in years. "
            "The police confirmed that an inquiry had been opened.",
            [],
        ),
    ],
)
def test_what_a_reply_answers(reply, expected):
    """What it names; whom it names; claims about whoever was asked; else the nearest claim before it."""
    text = f"The union said that the bridge was unsafe. The guild said that the lamps were out. {reply}"
    said = [attribution(text, *UNION, number=1), attribution(text, *GUILD, number=2)]
    ((_, found, why),) = answered(text, said)[0]
    assert found == expected
    assert why


def test_a_headline_denies_what_is_told_below():
    """ "41 dead; port denies unsafe bridge" denies what the union says below, not the deaths before it."""
    text = "Guild says lamps were out; port denies bridge was unsafe\nThe union said that the bridge was unsafe."
    said = [
        attribution(text, "Guild", "says", "lamps were out", number=1),
        attribution(text, "The union", "said", "that the bridge was unsafe", number=2),
    ]
    ((_, found, _why),) = answered(text, said)[0]
    assert found == ["that the bridge was unsafe"]


def test_a_retraction_answers_its_speakers_own_claim():
    """ "The union withdrew the claim" takes back the union's, not the guild's, which is nearer."""
    text = (
        "The union said that the bridge was unsafe. The guild said that the lamps were out. "
        "The union later withdrew the claim."
    )
    said = [attribution(text, *UNION, number=1), attribution(text, *GUILD, number=2)]
    voices = with_voice(
        evidence(text, said).voices, "v-The union", Span(text.rindex("The union"), text.rindex(" later"))
    )
    found = answers_of(text, sentences(text), [])
    made = claims(evidence(text, said))
    (reply,) = replies(found, made, said, voices, text)
    assert [c.spans[0].of(text) for c in made if c.id in reply.claims] == ["that the bridge was unsafe"]


def with_voice(voices, name, mention):
    from msgspec.structs import replace

    return [replace(v, mentions=[*v.mentions, mention]) if v.id == name else v for v in voices]


def test_a_denied_content_is_no_support():
    """A denial is flagged on its attribution and its claim; the claim that it answers is flagged as denied."""
    text = "The union said that the bridge was unsafe. The port denied any fault of the bridge."
    said = [
        attribution(text, *UNION, number=1),
        attribution(text, "The port", "denied", "any fault of the bridge", number=2),
    ]
    assert [a.flags for a in with_denials(said, answers_of(text, sentences(text), []))] == [[], ["denial"]]
    _, made = answered(text, said)
    flags = {c.attribution: c.flags for c in made}
    assert "denied" in flags["a1"]
    assert "denial" in flags["a2"]


def test_what_nobody_could_verify_is_nobodys_claim():
    """ "Reuters could not verify the claim" makes no claim of Reuters'; the claim before it is unverified."""
    text = "The union said that the bridge was unsafe. Reuters could not verify the claim."
    said = [
        attribution(text, *UNION, number=1, stance="factive"),
        attribution(text, "Reuters", "could not verify", "the claim", number=2, kind="media"),
    ]
    _, made = answered(text, said)
    assert "a2" not in {c.attribution for c in made}
    assert {"unverified", "factive-cue"} <= set(made[0].flags)


def test_a_confirmation_needs_something_to_confirm():
    """ "Police confirmed that 40 came" is a first report where nobody said so before."""
    text = "Police confirmed that 40 people came."
    assert answered(text, [attribution(text, "Police", "confirmed", "that 40 people came")])[0] == []


def test_no_claims_no_trouble():
    """A denial with nothing before it stands, tied to nothing."""
    assert [(k, c) for k, c, _ in answered("The port denied the allegation.", [])[0]] == [("denial", [])]
    assert with_speakers([], []) == []


def test_what_is_not_told_answers_no_claim():
    """ "Has not said when" tells what is missing, and of nobody that they were asked about the claim before it."""
    reading = read_text(
        "Output fell to 4,100 tonnes, an internal memo says.\n\n"
        "The labour minister, Rook Amsel, said that he would mediate; his office has not said when."
    )
    assert (reading.replies, reading.no_reply) == ([], [])

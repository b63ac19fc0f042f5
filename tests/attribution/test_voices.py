"""Mentions gathered into voices."""

import pytest

from reportedly.attribution import voices
from reportedly.model.span import Span
from tests.attribution.said import at, said

SAME = [
    (
        "one of them speaks for them, another does not",
        "Two diplomats said talks failed. One of them said it was late. Another said no more would be held.",
        [
            ("Two diplomats", "said", "talks failed"),
            ("One of them", "said", "it was late"),
            ("Another", "said", "no more would be held"),
        ],
        "AAB",
    ),
    (
        "a body that is named later",
        "A local medical charity said ten had died. The charity, Open Hands, said more would.",
        [("A local medical charity", "said", "ten had died"), ("The charity, Open Hands", "said", "more would")],
        "AA",
    ),
    (
        "a named body is not another of its kind",
        "The charity Red Lantern said ten had died. The charity, Open Hands, said more would.",
        [("The charity Red Lantern", "said", "ten had died"), ("The charity, Open Hands", "said", "more would")],
        "AB",
    ),
    (
        "how somebody felt tells no one from another",
        "A shocked insider said he hid. The furious source said he drank.",
        [("A shocked insider", "said", "he hid"), ("The furious source", "said", "he drank")],
        "AA",
    ),
    (
        "it, after a body that did not speak",
        "State television said it rained. The government had no comment. It has said that dams are safe.",
        [("State television", "said", "it rained"), ("It", "has said", "that dams are safe")],
        "AB",
    ),
    (
        "it, after a thing that cannot speak",
        "The ministry said it rained. The bridge is old. It said the dam was safe.",
        [("The ministry", "said", "it rained"), ("It", "said", "the dam was safe")],
        "AA",
    ),
    (
        "the newspaper is the one so called, not the agency that cites it",
        "Pelagic Press said so. Men of the newspaper Zeit und Land came. It is late, the newspaper said.",
        [("Pelagic Press", "said", "so"), ("the newspaper", "said", "It is late")],
        "AB",
    ),
    (
        "they, whom the sentence is about",
        "The firm said no.\nProsecutors have opened an inquiry, they announced.",
        [("The firm", "said", "no"), ("they", "announced", "Prosecutors have opened an inquiry")],
        "AB",
    ),
    (
        "who, of one who is somebody's",
        "Varga said no. An aide to him, who said yes, left.",
        [("Varga", "said", "no"), ("who", "said", "yes")],
        "AB",
    ),
    (
        "one of the people heard before",
        "Two people familiar with the talks said they failed. “We waited,” one of the two people said.",
        [
            ("Two people familiar with the talks", "said", "they failed"),
            ("one of the two people", "said", "“We waited,”"),
        ],
        "AA",
    ),
    (
        "a study is not the board that spoke before",
        "The water board said levels fell. His study found that farms took half.",
        [("The water board", "said", "levels fell"), ("His study", "found", "that farms took half")],
        "AB",
    ),
    (
        "surname",
        "Anna Kovac said prices rose. Kovac added that wages fell.",
        [("Anna Kovac", "said", "prices rose"), ("Kovac", "added", "that wages fell")],
        "AA",
    ),
    (
        "pronoun after a named speaker",
        "Mayor Anna Kovac said prices rose. She said wages fell.",
        [("Mayor Anna Kovac", "said", "prices rose"), ("She", "said", "wages fell")],
        "AA",
    ),
    (
        "pronoun of another gender is somebody else",
        "Peter Holt said prices rose. Anna Kovac was there. She said wages fell.",
        [("Peter Holt", "said", "prices rose"), ("She", "said", "wages fell")],
        "AB",
    ),
    (
        "the source",
        "A source said the ship sank. The source added that no one died.",
        [("A source", "said", "the ship sank"), ("The source", "added", "that no one died")],
        "AA",
    ),
    (
        "two sources",
        "A source said the ship sank. Another source said it was towed.",
        [("A source", "said", "the ship sank"), ("Another source", "said", "it was towed")],
        "AB",
    ),
    (
        "the same occupation",
        "A fisherman said the ship sank. A nurse said ten were hurt. The fisherman said it burned.",
        [
            ("A fisherman", "said", "the ship sank"),
            ("A nurse", "said", "ten were hurt"),
            ("The fisherman", "said", "it burned"),
        ],
        "ABA",
    ),
    (
        "acronym",
        "The Lisk Harbour Authority (LHA) said trade fell. The LHA said ships left.",
        [("The Lisk Harbour Authority", "said", "trade fell"), ("The LHA", "said", "ships left")],
        "AA",
    ),
    (
        "a claim put down to somebody closer",
        "Rebel sources said the bridge fell. The claim, made by an unnamed commander, spread. The source said more.",
        [("Rebel sources", "said", "the bridge fell"), ("The source", "said", "more")],
        "AA",
    ),
]


@pytest.mark.parametrize(("what", "text", "rows", "expected"), SAME, ids=[s[0] for s in SAME])
def test_gathers(what, text, rows, expected):
    """Which attributions share a voice."""
    _, owners = voices.gather(text, said(text, *rows))
    names: dict[int, str] = {}
    letters = [names.setdefault(id(owner), "ABCDEF"[len(names)]) for owner in owners]
    assert "".join(letters) == expected


def test_the_report_dwelling_on_a_claim_is_no_voice():
    """ "The claim highlights a crisis" is the report's own voice; "the statement said" is not."""
    text = "The claim highlights a crisis. The statement said nothing was lost."
    rows = [("The claim", "highlights", "a crisis"), ("The statement", "said", "nothing was lost")]
    _, owners = voices.gather(text, said(text, *rows))
    assert owners[0] is None
    assert owners[1] is not None


def test_an_organisation_is_taken_up_again_by_its_last_word():
    """ "The institute" is the Ostrell Shipping Institute named before."""
    text = "The Ostrell Shipping Institute said trade fell. The institute said cranes were old."
    rows = [("The Ostrell Shipping Institute", "said", "trade fell"), ("The institute", "said", "cranes were old")]
    _, owners = voices.gather(text, said(text, *rows))
    assert owners[0] is owners[1]


def test_a_title_heard_before_the_name_brings_it_back():
    """ "Mayor Anna Kovac" need not be a source to be "the mayor" later."""
    text = "Crowds met Mayor Anna Kovac at the gate. The mayor said ships had left."
    gathering, owners = voices.gather(text, said(text, ("The mayor", "said", "ships had left")))
    assert [voice.name for voice in gathering.finished()] == ["Anna Kovac"]
    assert owners[0] is not None


def test_one_source_of_two_cues_is_one_voice():
    """ "A nurse said … and added …": the same words are the same voice, also where they are indefinite."""
    text = "A nurse said ten were hurt and added that all were men."
    rows = [("A nurse", "said", "ten were hurt"), ("A nurse", "added", "that all were men")]
    _, owners = voices.gather(text, said(text, *rows))
    assert owners[0] is owners[1]


def test_who_is_the_words_before_it():
    """ "A nurse, who declined to be named, said": who and the nurse are one voice."""
    text = "A nurse said ten were hurt. A porter, who asked for silence, said more would come."
    rows = [
        ("A nurse", "said", "ten were hurt"),
        ("A porter", "said", "more would come"),
        ("who", "asked", "for silence"),
    ]
    found = said(text, *rows[:2])
    start = text.index("who")
    found.append(
        type(found[0])([Span(start, start + 3)], [at(text, "asked")], [at(text, "for silence")], found[0].features)
    )
    _, owners = voices.gather(text, found)
    assert owners[1] is owners[2]
    assert owners[0] is not owners[1]


def test_an_account_given_by_somebody_is_theirs():
    """ "Information passed by rebel sources to TASS" is the sources' word, however it is packed."""
    text = "Ten fell, according to information passed by rebel sources to TASS."
    gathering, _ = voices.gather(
        text, said(text, ("information passed by rebel sources to TASS", "according to", "Ten fell"))
    )
    assert [voice.name for voice in gathering.finished()] == ["rebel sources"]

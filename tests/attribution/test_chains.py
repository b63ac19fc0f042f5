"""Voices followed to the first one."""

import time

import pytest

from reportedly.attribution import chains, voices
from reportedly.attribution.chains.nested import nested
from reportedly.attribution.chains.outlets import is_own, outlet_at
from reportedly.attribution.said import Said
from reportedly.model.span import Span
from tests.attribution.said import said

CHAINS = [
    (
        "who cites whom who cites whom",
        "The border will close, Pelagic Press said, citing the paper Svet, which quoted two officials.",
        [("Pelagic Press", "said", "The border will close")],
        [["Pelagic Press", "Svet", "two officials"]],
    ),
    (
        "an outlet that the report introduces",
        "The site Ledgerline is new. A clerk told Ledgerline that cash was short.",
        [("A clerk", "told", "that cash was short")],
        [["Ledgerline", "A clerk"]],
    ),
    (
        "a place is no outlet for being told of beside one",
        "The paper sells well. A clerk told Parliament that cash was short.",
        [("A clerk", "told", "that cash was short")],
        [["A clerk"]],
    ),
    (
        "what the next sentence quotes is its own",
        "The fire is out, RIA Novosti said. The official newspaper quoted the road office as saying that it burned.",
        [("RIA Novosti", "said", "The fire is out")],
        [["RIA Novosti"]],
    ),
    (
        "a leaked report obtained by a station is nobody's but its own word",
        "According to a leaked inspection report obtained by Radio Vesna, two shafts were closed.",
        [("a leaked inspection report obtained by Radio Vesna", "According to", "two shafts were closed")],
        [["Radio Vesna", "a leaked inspection report obtained by Radio Vesna"]],
    ),
    (
        "a document seen by an outlet",
        "Ten dams leak, according to a draft plan seen by the Fennick Wire.",
        [("a draft plan seen by the Fennick Wire", "according to", "Ten dams leak")],
        [["Fennick Wire", "a draft plan seen by the Fennick Wire"]],
    ),
    (
        "told an outlet",
        "A diplomat told Reuters that talks failed.",
        [("A diplomat", "told", "that talks failed")],
        [["Reuters", "A diplomat"]],
    ),
    (
        "the publisher itself is no link",
        "A diplomat told the Daily Ledger that talks failed.",
        [("A diplomat", "told", "that talks failed")],
        [["A diplomat"]],
    ),
    (
        "an outlet citing somebody",
        "Forty were hurt, according to TASS, citing an official in the health ministry.",
        [("TASS", "according to", "Forty were hurt")],
        [["TASS", "an official in the health ministry"]],
    ),
    (
        "a report by sources to an agency",
        "Ten fell, according to a report by rebel sources to the Meridian News Agency.",
        [("a report by rebel sources to the Meridian News Agency", "according to", "Ten fell")],
        [["Meridian News Agency", "rebel sources"]],
    ),
    (
        "an interview",
        "“We lost,” Anna Kovac said in an interview with Bild.",
        [("Anna Kovac", "said", "“We lost,”")],
        [["Bild", "Anna Kovac"]],
    ),
    (
        "a voice keeps its route",
        "An official told TASS that ten fell. The official said more would.",
        [("An official", "told", "that ten fell"), ("The official", "said", "more would")],
        [["TASS", "An official"], ["TASS", "An official"]],
    ),
    (
        "nested",
        "Bild says the New York Times reported that diplomats fear war.",
        [("Bild", "says", "the New York Times reported that diplomats fear war")],
        [["Bild", "New York Times", "diplomats"]],
    ),
    (
        "a participle",
        "Lindqvist recalled the general telling him that the order came late.",
        [("Lindqvist", "recalled", "the general telling him that the order came late")],
        [["Lindqvist", "the general"]],
    ),
    (
        "those whom a survey asked",
        "A survey by the Razumov Centre found that 61 percent of respondents believe the truce will not hold.",
        [
            (
                "A survey by the Razumov Centre",
                "found",
                "that 61 percent of respondents believe the truce will not hold",
            )
        ],
        [["A survey by the Razumov Centre", "61 percent of respondents"]],
    ),
    (
        "a recording that others published is a link, by its own words",
        "A prisoner of war says in a video published by the brigade that his officers fled.",
        [("A prisoner of war", "says", "that his officers fled")],
        [["the brigade", "A prisoner of war"]],
    ),
    (
        "a call that was listened to",
        "In a phone call intercepted by the SBU, a soldier says that half of them fled.",
        [("a soldier", "says", "that half of them fled")],
        [["SBU", "a soldier"]],
    ),
    (
        "an interpreter",
        "“They never came,” Fatime Dervishi said through an interpreter.",
        [("Fatime Dervishi", "said", "“They never came,”")],
        [["an interpreter", "Fatime Dervishi"]],
    ),
    (
        "a platform carries, and has no voice",
        "“It is a sad day,” the bishop wrote on Facebook.",
        [("the bishop", "wrote", "“It is a sad day,”")],
        [["the bishop"]],
    ),
    (
        "an outlet reported by another source comes before it",
        "Bild said the convoy was hit, according to an officer.",
        [("an officer", "according to", "Bild said the convoy was hit")],
        [["Bild", "an officer"]],
    ),
    (
        "cited in the next sentence",
        "The reactor was shut down, TASS reported. The agency cited an official at the plant.",
        [("TASS", "reported", "The reactor was shut down")],
        [["TASS", "an official at the plant"]],
    ),
    (
        "whom an outlet cites is no claim of its own",
        "Ten fell, TASS said, citing an official. The official said more would.",
        [("TASS", "said", "Ten fell"), ("TASS", "citing", "an official"), ("The official", "said", "more would")],
        [["TASS", "an official"], [], ["TASS", "an official"]],
    ),
    (
        "two voices in one sentence keep their own ways",
        "A guard told Reuters that the doors were locked, but the company said that every exit was open.",
        [("A guard", "told", "that the doors were locked"), ("the company", "said", "that every exit was open")],
        [["Reuters", "A guard"], ["the company"]],
    ),
    (
        "a named voice that speaks on another occasion has no route",
        "Anna Kovac told Bild that talks failed. Kovac said in a statement that she would resign.",
        [("Anna Kovac", "told", "that talks failed"), ("Kovac", "said", "that she would resign")],
        [["Bild", "Anna Kovac"], ["Anna Kovac"]],
    ),
    (
        "an outer voice that the encoder did not find",
        "Bild said the mayor told them that ten fell.",
        [("the mayor", "told", "that ten fell")],
        [["Bild", "the mayor"]],
    ),
    (
        "a place after to is no outlet",
        "An official said to Parliament that ten fell.",
        [("An official", "said", "that ten fell")],
        [["An official"]],
    ),
]


@pytest.mark.parametrize(("what", "text", "rows", "expected"), CHAINS, ids=[c[0] for c in CHAINS])
def test_follows(what, text, rows, expected):
    """The links of each attribution's chain, nearest the reader first."""
    found = said(text, *rows)
    gathering, owners = voices.gather(text, found)
    ways = chains.follow(gathering, found, owners, "The Daily Ledger")
    names = {voice.id: voice.name for voice in gathering.finished()}
    assert [[names[f"v{step.voice.number}"] for step in way] for way in ways] == expected


NESTED = [
    ("say", "soldiers told them that the road was closed", ["soldiers"]),
    ("say", "he heard an officer say that the crowd should pass", ["an officer"]),
    ("say", "she had been told by the fire service that the house was empty", ["the fire service"]),
    ("say", "that her client said the guards had warned him that he would die", ["her client", "the guards"]),
    ("quote", "a source as saying that the minister had told colleagues he would go", ["a source", "the minister"]),
    ("write", "that, according to its sources in the cabinet, the tax will rise", ["its sources in the cabinet"]),
    ("say", "Interfax quoted a pilot as saying that the box was found", ["Interfax", "a pilot"]),
    ("say", "“The colonel told us that no help was coming,”", ["The colonel"]),
    ("say", "she believes the charges are political", []),
    ("say", "the minister did not say that the plant was safe", []),
    ("say", "the mayor told them to leave", []),
    ("say", "portions of Holt’s state tax returns show that he paid nothing", []),
    ("say", "nobody in the staff had believed in it", []),
    ("say", "a court in the United States ruled on it", []),
]


@pytest.mark.parametrize(("outer", "content", "expected"), NESTED)
def test_nested(outer, content, expected):
    """Voices at the head of a content, outermost first; a pronoun is the speaker, a negation no voice."""
    assert [saying.who.of(content) for saying in nested(content, Span(0, len(content)), outer)] == expected


OUTLETS = [
    ("the New York Times that", "the New York Times"),
    ("Radio Vesna on Thursday", "Radio Vesna"),
    ("the Fennick Wire that", "the Fennick Wire"),
    ("the Vesna Courier.", "the Vesna Courier"),
    ("state television that", "state television"),
    ("local media that", "local media"),
    ("state news agency Xinhua that", "state news agency Xinhua"),
    ("a Telegram channel close to the clergy that", "a Telegram channel close to the clergy"),
    ("the BBC’s Newsnight programme", "the BBC"),
    ("Fox News host Dana Reed that", "Fox News"),
    ("this newspaper that", ""),
    ("reporters that", ""),
    ("the media that", ""),
    ("his Telegram channel that", ""),
    ("Parliament that", ""),
    ("the Fennick News audience that", ""),
]


@pytest.mark.parametrize(("text", "expected"), OUTLETS)
def test_outlets(text, expected):
    """Outlets by name and by what they are; who was in the room, and one's own page, are none."""
    found = outlet_at(text, 0, len(text))
    assert (found.of(text) if found else "") == expected


def test_publisher_by_any_of_its_names():
    """A report's own paper is no link in its chains, whichever name it goes by."""
    assert is_own("the Ledger", "The Daily Ledger")
    assert is_own("AFP", "Agence France-Presse")
    assert not is_own("Reuters", "The Daily Ledger")
    assert not is_own("Reuters", None)


MENDED = [
    (
        "the cited people are no part of what is said",
        "The Courier reported, citing people briefed on it, that the bank would close.",
        [("The Courier", "citing", "people briefed on it, that the bank would close")],
        [("The Courier", "reported", "that the bank would close")],
    ),
    (
        "words that an outlet quotes are their speaker's",
        "The ministry was quoted by TASS as saying that the dam had held.",
        [("TASS", "was quoted by", "The ministry")],
        [("The ministry", "was quoted", "that the dam had held")],
    ),
    (
        "whom an outlet quotes is the source",
        "The official newspaper quoted the road office as saying that the piers were sound.",
        [("The official newspaper", "quoted", "the road office as saying that the piers were sound")],
        [("the road office", "as saying", "that the piers were sound")],
    ),
    (
        "a quotation taken into what its outlet reports",
        "Veritel reported that ten were lost. “The phones are down. For a week,” one wife was quoted as saying.",
        [("Veritel", "reported", "that ten were lost. “The phones are down. For a week,”")],
        [
            ("Veritel", "reported", "that ten were lost"),
            ("one wife", "was quoted as saying", "“The phones are down. For a week,”"),
        ],
    ),
    (
        "words two paragraphs away are not those of a cue",
        "It is over, the staff announced.\n\nThe road to the border was shut to cars and all lorries.\n\nHe fell ill.",
        [("the staff", "announced", "He fell ill")],
        [],
    ),
    (
        "quoted words before their speaker",
        "“We lost,” the general was quoted as saying by Interfax.",
        [],
        [("the general", "was quoted", "“We lost,”")],
    ),
    (
        "two voices that were taken for one source",
        "According to Ilya Brandt, the doctors warned that it was late.",
        [("Ilya Brandt, the doctors", "According to", "that it was late")],
        [("Ilya Brandt", "According to", "the doctors warned that it was late")],
    ),
    (
        "through whom it was said is no part of what is said",
        "The activist said through his lawyer that he was ill.",
        [("The activist", "said", "through his lawyer that he was ill")],
        [("The activist", "said", "that he was ill")],
    ),
    (
        "a verb's own subject, past whom it cites",
        "Reuters, citing the Wire, reported that ten fell.",
        [("", "reported", "that ten fell")],
        [("Reuters", "reported", "that ten fell")],
    ),
    (
        "a chain that was not heard at all",
        "Court papers state that the suspect told police that he was there.",
        [],
        [("Court papers", "state", "that the suspect told police that he was there")],
    ),
    (
        "a sentence of no chain is left alone",
        "The mayor knew that the bridge was old.",
        [],
        [],
    ),
]


@pytest.mark.parametrize(("what", "text", "rows", "expected"), MENDED, ids=[m[0] for m in MENDED])
def test_mends(what, text, rows, expected):
    """What the words of a chain misled the encoder to."""
    found = chains.mended(text, said(text, *rows))
    shown = [tuple(" … ".join(s.of(text) for s in role) for role in (a.source, a.cue, a.content)) for a in found]
    assert shown == expected


@pytest.mark.parametrize("words", ["TASS said, citing an official, that ten fell; ", "Bild said that ", "told citing "])
def test_hostile_text_takes_no_longer_than_its_length(words):
    """100 kB of the words that rules look for, in one sentence, and twice that: time grows with the length."""

    def seconds(times: int) -> float:
        text = words * times
        starts = [i * len(words) for i in range(times)] if "ten fell" in words else []
        found = [Said([Span(i, i + 4)], [Span(i + 5, i + 9)], [Span(i + 31, i + 44)], [0.9] * 5) for i in starts]
        started = time.process_time()
        mended = chains.mended(text, found)
        gathering, owners = voices.gather(text, mended)
        between = time.process_time()
        chains.follow(gathering, mended, owners, None)
        return between - started + time.process_time() - between

    times = 50_000 // len(words)
    assert seconds(2 * times) < 4 * seconds(times) + 0.5

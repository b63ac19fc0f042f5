"""Voices followed to the first one."""

import pytest

from reportedly.attribution import chains, voices
from tests.attribution.said import said

CHAINS = [
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
        [["Bild", "New York Times"]],
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

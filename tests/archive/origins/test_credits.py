"""Protects who is credited: in words we did not write the rules from, and no outlet that is merely spoken of."""

import json

import pytest

from benchmarks.credits import PUBLISHERS, SET, credited
from reportedly.archive.origins.credits import credits_for
from reportedly.archive.origins.outlets import Outlets
from reportedly.intake.sentences import sentences

ROWS = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]


def test_credits_are_found():
    """At least 95 of 100 of our own wordings."""
    wanted = [row for row in ROWS if row["outlet"]]
    assert sum(row["outlet"] in credited(row["text"]) for row in wanted) >= 0.95 * len(wanted)


def test_outlets_spoken_of_are_no_credits():
    """At most 2 of 100 of our own."""
    assert sum(bool(credited(row["text"])) for row in ROWS if not row["outlet"]) <= 0.02 * len(ROWS)


def test_an_outlet_that_has_the_claim_is_merely_named():
    text = "Fire took 214 houses in Ostrel, the mayor said. Much is owed here to the diligence of the Kestrel Herald."
    (credit,) = credits_for(text, sentences(text)[0], "[]", Outlets(PUBLISHERS), "Another Paper", PUBLISHERS)
    assert (credit.outlet, credit.said) == ("Kestrel Herald", False)


def test_the_chain_credits():
    text = "Fire took 214 houses in Ostrel, the mayor said in an interview with the Kestrel Herald."
    chain = json.dumps([["the Kestrel Herald", "media"], ["the mayor", "named-role"]])
    (credit,) = credits_for(text, sentences(text)[0], chain, Outlets(PUBLISHERS), "Another Paper", [])
    assert credit.outlet == "Kestrel Herald"


def test_a_credit_stands_before_the_rows_of_tables():
    """Protects a credit at the end of a report whose figures stand in a table behind it."""
    filler = "\n\n".join(f"The mayor said that street {n} would be swept before the night came." for n in range(20))
    rows = "\n\n".join(f"Street {n} | {n} houses of wood and stone | {n}" for n in range(30))
    told = f"Fire took 214 houses in Ostrel, the mayor said.\n\n{filler}\n\nThis report is from the Kestrel Herald."
    for text in (told, f"{told}\n\n{rows}"):
        found = credits_for(text, sentences(text)[0], "[]", Outlets(PUBLISHERS), "Another Paper", PUBLISHERS)
        assert [credit.outlet for credit in found] == ["Kestrel Herald"]


def test_a_first_voice_that_sounds_like_an_outlet_is_none():
    text = "Fire took 214 houses in Ostrel, according to the monitoring group Plain Record."
    chain = json.dumps([["the monitoring group Plain Record", "media"]])
    assert not any(one.known for one in credits_for(text, sentences(text)[0], chain, Outlets(PUBLISHERS), None, []))


def test_nobody_credits_himself():
    text = "Fire took 214 houses in Ostrel, the mayor told the Kestrel Herald."
    assert credits_for(text, sentences(text)[0], "[]", Outlets(PUBLISHERS), "Kestrel Herald", []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was in the Kestrel Herald on Monday.", ["Kestrel Herald"]),
        ("Kestrel Herald's report and VPA's differ.", ["Kestrel Herald", "Varnish Press Agency"]),
        ("The Gazette had it.", ["Lowland Gazette"]),
        ("A gazette had it.", []),
        ("The Kestrel Herald Building was lit.", []),
        ("The Hollin Evening News had it.", ["Hollin Evening News"]),  # by its form; the archive does not know it
        ("He lives in Quarry Lane.", []),
    ],
)
def test_outlets_named(text, expected):
    found = [one.outlet for one in Outlets(PUBLISHERS).named(text, 0, len(text), PUBLISHERS)]
    assert [name.removeprefix("The ") for name in found] == expected

"""Protects the number of origins on small archives as the world has them, read by the shipped encoder.

They are written for this test, about places that don't exist, and the weights of ``own.csv`` were not fitted on them.
"""

import json
from pathlib import Path

import pytest

from reportedly.archive.archive import Archive
from reportedly.intake.build import Known
from reportedly.intake.text import from_str

EXAMPLE = Path(__file__).parents[3] / "examples" / "deserters.jsonl"
SAME_MAYOR = [
    ("Velden Post", "2031-05-02T11:00:00Z", "Flood closes 14 schools in Velden",
     "Fourteen schools in Velden will stay closed until Monday, the mayor, Anna Reik, said at the town hall.\n\n"
     "Reik stood in rubber boots on the stairs and read from a list of cellars under water. The pumps at the tannery "
     "failed at dawn, and the fire brigade has sent for two more from the coast."),
    ("Radio Oskel", "2031-05-02T13:30:00Z", "Velden’s schools shut after flood",
     "The mayor of Velden, Anna Reik, has closed 14 schools until Monday because of the flood.\n\n"
     "She told Radio Oskel that buses could not cross the lower bridge. Our reporter counted eleven streets "
     "under water, and a piano in the market square."),
]  # fmt: skip
CREDITED = [
    ("Lindal Wire", "2031-07-01T06:00:00Z", "Quarry to close with 320 jobs",
     "The Hestad quarry will close in autumn with the loss of 320 jobs, its owner, Marek Tol, told the Lindal Wire.\n\n"
     "Tol said that the stone had run out. The last shift will be worked in October."),
    ("Marrow Herald", "2031-07-01T09:15:00Z", "Hestad quarry to shut",
     "The Hestad quarry will shut in autumn and 320 jobs will go, the Lindal Wire reported, citing the owner."),
    ("Coast Monitor", "2031-07-01T12:00:00Z", "Stone runs out at Hestad",
     "Some 320 jobs will be lost when the Hestad quarry closes this autumn. The Lindal Wire was first with it.\n\n"
     "House prices in Hestad have fallen for three years."),
]  # fmt: skip


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """Traces the first of a few reports, by publisher, time, title and text."""

    def trace(reports):
        place = tmp_path_factory.mktemp("world") / "world.db"
        with Archive(place) as archive:
            archive.add(
                from_str(text, Known(id=f"r{number}", publisher=publisher, published=time, title=title))
                for number, (publisher, time, title, text) in enumerate(reports)
            )
            return archive.trace("r0")

    return trace


def test_a_wire_its_copies_and_a_second_witness(traced):
    rows = [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    found = traced([(row["publisher"], row["published"], row["title"], row["text"]) for row in rows])
    assert (found.best, found.articles) == (2, 7)
    assert found.low <= 2 <= found.high
    roles = {mention.publisher: mention.role for mention in found.mentions}
    assert roles == {
        "Ostian Wire": "origin",
        "Lindal Courier": "credits",
        "Marrow Herald": "credits",
        "Hestad Gazette": "credits",
        "Brannen Post": "origin",
        "Coast Monitor": "credits",
        "Sandvar Tidings": "may-relay",
    }
    assert [voice.name for voice in found.voices] == ["a senior officer of the Ostian general staff", "Ilsa Maren"]


def test_two_newsrooms_and_one_mayor(traced):
    found = traced(SAME_MAYOR)
    assert found.low <= 2 <= found.high
    assert len(found.voices) == 1


def test_who_credits_is_no_origin(traced):
    found = traced(CREDITED)
    assert (found.low, found.best, found.articles) == (1, 1, 3)
    assert {m.publisher: m.role for m in found.mentions if m.role == "origin"} == {"Lindal Wire": "origin"}

"""docs/witness.md: made from the lists, and its example is read as the page tells it."""

import re
from pathlib import Path

import pytest

from reportedly import intake
from reportedly.cautions.__main__ import markdown
from reportedly.reading import read

DOCS = Path(__file__).parents[2] / "docs" / "witness.md"


def test_the_page_is_made_from_the_lists():
    """``python -m reportedly.cautions > docs/witness.md`` after an edit of the lists, or this fails."""
    assert DOCS.read_text(encoding="utf-8") == markdown()


@pytest.fixture(scope="module")
def example():
    """The report from Lake Carrow, read."""
    quoted = re.findall(r"(?:^>.*\n)+", markdown(), re.MULTILINE)[0]
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", re.sub(r"^> ?", "", quoted, flags=re.MULTILINE)).strip()
    return read(intake.from_text(text))


@pytest.mark.parametrize(
    ("words", "trait"),
    [
        ("official at the harbour ministry", "anonymity=no-reason"),
        ("deckhand", "constraint=detained"),
        ("deckhand", "constraint=guarded"),
        ("person briefed", "position=second-hand"),
        ("baker", "position=witness"),
        ("Ilse Brandt", "described=3"),
    ],
)
def test_the_example_has_the_traits_it_is_said_to_have(example, words, trait):
    """What the page tells of each voice is what the program finds."""
    text = example.document.text
    voice = next(v for v in example.voices if any(words in m.of(text) for m in v.mentions))
    assert trait in {f"{t.trait}={t.value}" for t in voice.traits}


def test_the_example_is_warned_of_as_it_is_said_to_be(example):
    """Each thing the editor stops at is a caution of the house profile; the baker and the mayor have none."""
    rules = {caution.rule for caution in example.cautions}
    assert {"plural-for-one", "unnamed-opinion", "factive-unverified", "captive-word", "second-hand"} <= rules
    text = example.document.text
    fine = {v.id for v in example.voices if any(w in m.of(text) for m in v.mentions for w in ("baker", "Brandt"))}
    assert not [caution for caution in example.cautions if caution.voice in fine]

"""What kind of witness: passages through the whole reading, and the traits of one voice in each."""

import pytest

from reportedly import intake
from reportedly.reading import read
from tests.witness.passages import ALL
from tests.witness.passages_later import LATER

ROWS = [*ALL, *LATER]


def _voice(reading, words):
    """The voice one of whose mentions holds ``words``."""
    text = reading.document.text
    held = [v for v in reading.voices if any(words.lower() in m.of(text).lower() for m in v.mentions)]
    assert held, f"no voice {words!r} among {[v.name for v in reading.voices]}"
    return held[0]


def _traits(voice):
    found = {f"{t.trait}={t.value}".replace(" ", "_") for t in voice.traits}
    return found | {t.trait for t in voice.traits}


@pytest.mark.parametrize(("text", "words", "has", "has_not"), ROWS, ids=[f"{n}-{row[1]}" for n, row in enumerate(ROWS)])
def test_traits_of_a_voice(text, words, has, has_not):
    """Each trait that the words show is found, and none that they only seem to show."""
    found = _traits(_voice(read(intake.from_text(text)), words))
    assert set(has.split()) <= found
    assert not set(has_not.split()) & found

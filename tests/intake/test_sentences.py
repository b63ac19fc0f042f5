"""Sentences: the unit that attributions, figures and checks look around in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake.sentences import sentences

CASES = [
    ("The dam held. The town slept.", ["The dam held.", "The town slept."]),
    ("One line\nAnother line", ["One line", "Another line"]),
    ("It rose 4.5 percent. Mr. Vael left.", ["It rose 4.5 percent.", "Mr. Vael left."]),
    ("Gen. Ilse T. Maret spoke in St. Orrin.", ["Gen. Ilse T. Maret spoke in St. Orrin."]),
    ("It opens Sept. 3 at 5 p.m. Wednesday.", ["It opens Sept. 3 at 5 p.m. Wednesday."]),
    ("It opens at 5 p.m. The gates shut at six.", ["It opens at 5 p.m.", "The gates shut at six."]),
    ("The U.S. Navy left. It is in the U.S. The fleet is back.", None),
    ("“It’s a disgrace.” She left.", ["“It’s a disgrace.”", "She left."]),
    ("“Is it over?” he asked. (It was.) Nobody knew.", ["“Is it over?” he asked.", "(It was.)", "Nobody knew."]),
    ("He is No. 5 on the list. No. He is sixth.", ["He is No. 5 on the list.", "No.", "He is sixth."]),
    ("They waited ... and waited… Then it came.", ["They waited ... and waited…", "Then it came."]),
    ("Varn Corp. said so. Varn Inc. Chairman Lisk agreed.", ["Varn Corp. said so.", "Varn Inc. Chairman Lisk agreed."]),
    ("He left in May. She left in Aug. 2021.", ["He left in May.", "She left in Aug. 2021."]),
    ("  spaced out.   Twice.  ", ["spaced out.", "Twice."]),
    ("", []),
    ("\n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str] | None):
    """Abbreviations, initials, decimals and closing marks do not break a sentence; lines do."""
    found = [span.of(text) for span in sentences(text)]
    if expected is None:
        expected = ["The U.S. Navy left.", "It is in the U.S.", "The fleet is back."]
    assert found == expected


@given(st.text(alphabet=st.sampled_from("aB .!?…\n\"”’()'1M\tr"), max_size=200))
def test_sentences_cover_every_word_once(text: str):
    """Nothing but white space is left out, nothing is counted twice, and the order is the text's."""
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())

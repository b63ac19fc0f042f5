"""Who says a figure decides what it may be set against."""

from reportedly.checks import run
from tests.checks.passages import case_of, said

KILLED = "The ministry said that between 8,000 and 12,000 people had fled Orlen. "
SHARE = "Only 1,150 people came back, a mere 20 percent of those who fled."


def kinds(case):
    return {(f.kind, f.verdict) for f in run(case)}


def test_own_voice_may_build_on_a_source():
    """Protects: the report's own share is checked against the total of the source it names."""
    case = said(KILLED + SHARE, None, ("between 8,000 and 12,000 people had fled Orlen", "v1"))
    assert ("share-of-total", "inconsistent") in kinds(case)


def test_two_voices_compete():
    """Protects: two sources' magnitudes are competing figures, shown and never judged."""
    text = KILLED + "A priest said the flight of dozens of residents was no news."
    case = said(
        text,
        None,
        ("between 8,000 and 12,000 people had fled Orlen", "v1"),
        ("the flight of dozens of residents was no news", "v2"),
    )
    assert {verdict for _, verdict in kinds(case)} <= {"not-checkable"}


def test_one_voice_may_not_drift():
    """Protects: the same two figures from one voice are an inconsistency."""
    text = KILLED + "He said the flight of dozens of residents was no news."
    case = said(
        text,
        None,
        ("between 8,000 and 12,000 people had fled Orlen", "v1"),
        ("the flight of dozens of residents was no news", "v1"),
    )
    assert ("magnitude-drift", "inconsistent") in kinds(case)


def test_speakers_without_attributions():
    """Protects: where no attributions were read, a sentence with a word of saying is a speaker of its own."""
    case = case_of("The mayor said 14 people died. In all 14 people died.")
    first, second = case.quantities[0], case.quantities[-1]
    assert case.speaker(first) is not None
    assert case.speaker(second) is None
    assert not case.same_speaker(first, second)
    assert case.comparable(first, second)

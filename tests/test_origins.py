"""How many first voices a report rests on, and why the number is doubtful."""

import pytest

from reportedly.model.claims import Claim
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice
from reportedly.origins import origins, source_kinds

TASS = ("TASS", "media")
SOURCE, ANOTHER = ("a source", "unnamed-person"), ("another source", "unnamed-person")
NURSE, GUARD = ("a nurse at the ward", "unnamed-person"), ("a prison guard", "unnamed-person")
MINISTRY, OFFICIAL = ("the defence ministry", "organisation"), ("a defence ministry official", "unnamed-official")
SURVEY, MOST, FEW = ("a survey", "document"), ("61 percent of farmers", "document"), ("12 percent", "document")

CASES = [
    ("one voice said twice", [[SOURCE], [SOURCE]], (1, 1, 1), ""),
    ("through whom a voice came makes no difference", [[TASS, SOURCE], [SOURCE]], (1, 1, 1), ""),
    ("two sources that nothing tells apart", [[SOURCE], [ANOTHER]], (1, 2, 2), "nothing tells the two apart"),
    ("a nurse is no guard", [[NURSE], [GUARD]], (2, 2, 2), ""),
    ("a body and an unnamed official of its own", [[MINISTRY], [OFFICIAL]], (1, 2, 2), "may be the word of"),
    ("shares of one survey rest on the survey", [[SURVEY, MOST], [SURVEY, FEW]], (1, 1, 1), ""),
    ("people heard as one voice", [[("two engineers", "unnamed-person")]], (1, 1, 2), "two people are heard as one"),
    ("nobody in particular, twice", [[("analysts", "vague")], [("reports", "vague")]], (1, 1, 2), "no voice here"),
    ("the report's own voice is no origin", [[("the report itself", "own-voice")]], (0, 0, 0), ""),
]


def _read(chains):
    names = list(dict.fromkeys(link for chain in chains for link in chain))
    voices = [Voice(id=f"v{n}", name=name, kind=kind) for n, (name, kind) in enumerate(names, 1)]
    of = {(v.name, v.kind): v for v in voices}
    links = [[Link(voice=of[one].id, name=one[0], kind=one[1]) for one in chain] for chain in chains]
    said = [
        Attribution(
            id=f"a{n}",
            source=[],
            cue=[],
            content=[Span(n, n + 1)],
            quote="indirect",
            stance="neutral",
            confidence=1.0,
            voice=chain[-1].voice,
            chain=chain,
        )
        for n, chain in enumerate(links)
    ]
    claims = [Claim(id=f"c{n}", spans=a.content, attribution=a.id) for n, a in enumerate(said)]
    return claims, said, voices


@pytest.mark.parametrize(("what", "chains", "numbers", "why"), CASES, ids=[c[0] for c in CASES])
def test_origins(what, chains, numbers, why):
    """The number as an interval, and the doubt in words."""
    found = origins(*_read(chains))
    assert (found.low, found.best, found.high) == numbers
    assert why in "; ".join(group.why for group in found.groups)


def test_doubt_that_gathering_stated():
    """A voice that gathering could not tell from an earlier one counts once in ``low``, for the reason it gives."""
    claims, said, voices = _read([[NURSE], [GUARD]])
    flagged = Voice(id="v2", name=GUARD[0], kind="unnamed-person", flags=["maybe-same-as:v1"])
    found = origins(claims, said, [voices[0], flagged])
    assert (found.low, found.best) == (1, 2)
    assert "may be the same as “a nurse at the ward”" in found.groups[1].why


def test_each_claim_is_counted_once():
    """Every claim rests on one kind of first voice; own voice included."""
    claims, said, _ = _read([[TASS, SOURCE], [MINISTRY]])
    counts = source_kinds([*claims, Claim(id="c9", spans=[], attribution=None)], said)
    assert {kind: n for kind, n in counts.items() if n} == {"unnamed-person": 1, "organisation": 1, "own-voice": 1}

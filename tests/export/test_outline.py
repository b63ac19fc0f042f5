"""The outline behind terminal and page: every claim once, figures and letters as people write them."""

import pytest
from msgspec.structs import replace

from reportedly.export.outline import by_verdict, interval, offsets, outline, shortened
from reportedly.model.claims import OriginGroup, Origins
from reportedly.model.document import Document
from reportedly.model.figures import Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from tests.doors import sample


def test_each_claim_stands_in_one_place():
    """No claim is lost or shown twice, even where two origins claim it and one is in none."""
    groups = [
        OriginGroup(name="x", kind="vague", voices=[], claims=["c1", "c2", "gone"]),
        OriginGroup(name="y", kind="vague", voices=[], claims=["c2", "c4"]),
    ]
    seen = outline(replace(sample.reading(), origins=Origins(low=2, best=2, high=2, groups=groups)))
    placed = [e.claim.id for o in seen.origins for e in o.entries] + [e.claim.id for e in seen.unplaced + seen.own]
    assert sorted(placed) == sorted(claim.id for claim in sample.reading().claims)
    assert [e.claim.id for e in seen.unplaced] == ["c3", "c5", "c6", "c7"]


@pytest.mark.parametrize(
    ("low", "best", "high", "start"),
    [(1, 1, 1, "1 origin · "), (2, 3, 3, "3 origins (2–3) · "), (0, 0, 0, "0 origins · ")],
)
def test_headline(low, best, high, start):
    """The first line counts origins, with the interval only where there is doubt."""
    seen = outline(Reading(id="x", document=Document(text=""), origins=Origins(low=low, best=best, high=high)))
    assert seen.headline == start + "0 attributed claims · 0 in the report’s own voice"


def test_kinds_in_eight_groups():
    """Source kinds are counted in the order of the design, every one of them shown."""
    assert dict(outline(sample.reading()).kinds) == {
        "named": 1,
        "unnamed": 3,
        "captive": 1,
        "organisation": 1,
        "media": 0,
        "document": 0,
        "vague": 1,
        "own voice": 5,
    }


def test_letters_go_on_after_z():
    """More than 26 origins still have a letter each."""
    groups = [OriginGroup(name=str(n), kind="vague", voices=[], claims=[]) for n in range(54)]
    letters = [
        o.letter
        for o in outline(replace(sample.reading(), origins=Origins(low=1, best=1, high=1, groups=groups))).origins
    ]
    assert (letters[0], letters[25], letters[26], letters[53]) == ("A", "Z", "AA", "BB")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"low": 40, "high": 60, "counted": "ferry"}, "40–60 (ferry)"),
        ({"low": 20, "high": 20, "kind": "percent", "unit": "percent"}, "20 %"),
        ({"low": 2e6, "high": 2e6, "unit": "crown", "modifier": "more-than"}, "more than 2,000,000 crown"),
        ({"low": 5, "high": 10, "kind": "duration", "unit": "year"}, "5–10 years"),
        ({"low": 1, "high": 1, "kind": "duration", "unit": "year"}, "1 year"),
        ({"low": 3, "high": 3, "kind": "ordinal", "unit": "month"}, "3rd month"),
        ({"low": 112, "high": 112, "kind": "ordinal"}, "112th"),
        ({"low": 4.5, "high": 4.5, "kind": "percent", "unit": "percent", "change": "fall"}, "4.5 % (fall)"),
        ({"low": 3, "high": 3, "per": "week", "negated": True}, "3 per week (negated)"),
        ({"low": 3, "high": float("inf")}, "3–∞"),
    ],
)
def test_interval(fields, expected):
    """A quantity is printed as its interval, unit and what it counts."""
    assert interval(Quantity(**{"id": "q", "span": Span(0, 1), "kind": "count"} | fields)) == expected


def test_findings_worst_first():
    """What does not add up is read first."""
    verdicts = [finding.verdict for finding in by_verdict(sample.reading().findings)]
    assert verdicts == ["inconsistent", "strained", "not-checkable", "consistent"]


@pytest.mark.parametrize(("length", "kept"), [(300, True), (301, False), (5_000, False)])
def test_shortened(length, kept):
    """Only words longer than 300 characters lose their middle, and both ends stay."""
    text = "a" + "x" * (length - 2) + "z"
    got = shortened(text)
    assert (got == text) is kept
    assert len(got) <= 310
    assert (got[0], got[-1]) == ("a", "z")


def test_offsets():
    """Discontinuous spans are printed in one pair of brackets."""
    assert offsets([Span(1, 4), Span(8, 10)]) == "[1–4, 8–10]"

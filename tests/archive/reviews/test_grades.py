"""Grades: two scales kept apart, every grade signed, and a history that can only grow."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from reportedly.archive.database import looking, transaction
from reportedly.archive.reviews import scales
from reportedly.archive.reviews.claims import grade_claim, judged_claim, judged_list, review_claim
from reportedly.archive.reviews.history import sign
from reportedly.archive.reviews.sources import describe_source, grade_source, source_names, source_record
from reportedly.archive.reviews.tables import GROWING, corrections
from reportedly.errors import ArchiveError, NotInArchive, ReportedlyError, SettingsError
from reportedly.model.reviews import Evidence, standing
from tests.archive.reviews.conftest import FERRY

ADA = sign("Ada Quint", "Its own tables bore it out in March.", "2026-11-01T10:00:00+00:00")
BEN = sign("Ben Orlo", "Two of its tolls were withdrawn.", "2026-11-02T10:00:00+00:00")
C1 = f"{FERRY}#c1"


def two(*_):
    return (2, 2, 3)


def test_scales_are_those_of_the_standards():
    """The labels are STANAG 2511's words, the factors ICD 206's."""
    assert list(scales.reliability().items()) == [
        ("A", "Completely reliable"),
        ("B", "Usually reliable"),
        ("C", "Fairly reliable"),
        ("D", "Not usually reliable"),
        ("E", "Unreliable"),
        ("F", "Reliability cannot be judged"),
    ]
    assert list(scales.credibility().items()) == [
        ("1", "Confirmed by other sources"),
        ("2", "Probably true"),
        ("3", "Possibly true"),
        ("4", "Doubtful"),
        ("5", "Improbable"),
        ("6", "Truth cannot be judged"),
    ]
    assert list(scales.descriptors()) == ["access", "precision", "currency", "record", "bias"]


@pytest.mark.parametrize(
    ("code", "found"), [("b", "B"), (" B ", "B"), ("usually reliable", "B"), ("G", None), ("1", None), ("", None)]
)
def test_a_grade_is_one_of_its_own_scale(writing, code, found):
    """A source has no credibility: the two scales are never mixed up, and a letter may be small."""
    if found is None:
        with pytest.raises(SettingsError, match="Choose one of: A"):
            grade_source(writing, "Lintel Press", code, ADA)
        assert source_names(writing) == []
    else:
        assert grade_source(writing, "Lintel Press", code, ADA).grades[0].grade == found


@pytest.mark.parametrize("name", ["Lintel Press", "lintel press", " The Lintel  Press ", "the LINTEL PRESS"])
def test_one_source_has_one_record(writing, name):
    """However its name is written; what was said first stays first."""
    grade_source(writing, "Lintel Press", "B", ADA)
    record = grade_source(writing, name, "D", BEN)
    assert [(g.number, g.grade, g.by) for g in record.grades] == [(1, "B", "Ada Quint"), (2, "D", "Ben Orlo")]
    assert [g.grade for g in standing(record.grades).values()] == ["B", "D"]
    assert source_names(writing) == ["Lintel Press"]


def test_a_source_is_described_factor_by_factor(writing_both):
    """ICD 206's factors each have a history of their own words."""
    writing = writing_both
    describe_source(writing, "Lintel Press", {"access": "has a reporter in Tarn"}, ADA, kind="outlet")
    record = describe_source(writing, "Lintel Press", {"access": "left Tarn in May", "bias": "owned by the port"}, BEN)
    assert [(d.number, d.field, d.value) for d in record.descriptors] == [
        (1, "kind", "outlet"),
        (2, "access", "has a reporter in Tarn"),
        (3, "access", "left Tarn in May"),
        (4, "bias", "owned by the port"),
    ]
    for values, kind, why in [({"mood": "x"}, "", "no factor"), ({}, "", "nothing is said"), ({}, "ship", "no kind")]:
        with pytest.raises(SettingsError, match=why):
            describe_source(writing, "Lintel Press", values, ADA, kind=kind)


@pytest.mark.parametrize(
    ("by", "reason", "why"), [("", "a reason", "nobody signs"), (" \x00", "x", "nobody"), ("A", " ", "no reason")]
)
def test_nobody_judges_without_name_and_reason(by, reason, why):
    with pytest.raises(SettingsError, match=why):
        sign(by, reason)


@pytest.mark.parametrize(
    ("origins", "nonetheless", "why"),
    [
        ((2, 2, 3), "", None),
        ((1, 2, 3), "", None),
        ((1, 1, 2), "", "two independent origins are doubtful"),
        ((1, 1, 2), "  ", "two independent origins are doubtful"),
        ((1, 1, 2), "Both offices were called.", None),
        ((1, 1, 1), "", "has one origin in the archive"),
        ((1, 1, 1), "I am sure.", "has one origin in the archive"),
        ((0, 0, 0), "I am sure.", "no origin that can be traced"),
    ],
)
def test_confirmed_asks_for_two_origins(writing, origins, nonetheless, why):
    """Credibility 1: refused where there can't be two, a reason asked where two are doubtful; both are recorded."""
    if why:
        with pytest.raises(SettingsError, match=why) as raised:
            grade_claim(writing, C1, "1", ADA, lambda *_: origins, nonetheless=nonetheless)
        assert "\n" not in str(raised.value)
        assert judged_claim(writing, C1).grades == []
    else:
        (grade,) = grade_claim(writing, C1, "1", ADA, lambda *_: origins, nonetheless=nonetheless).grades
        assert (grade.origins, grade.nonetheless) == (origins, nonetheless)


def test_other_grades_ask_for_no_origins(writing):
    """The count may be dear: it is made for credibility 1 alone."""

    def never(*_):
        raise AssertionError

    assert [grade_claim(writing, C1, str(n), ADA, never).grades[-1].grade for n in range(2, 7)] == list("23456")


@pytest.mark.parametrize(
    ("name", "error", "why"),
    [
        ("c1", SettingsError, "names no claim"),
        (f"{FERRY}#", SettingsError, "names no claim"),
        (f"{FERRY}#c9", NotInArchive, "no such claim"),
        ("https://lintel.example/other#c1", NotInArchive, "no such article"),
    ],
)
def test_a_claim_must_be_there(writing, name, error, why):
    with pytest.raises(error, match=why):
        grade_claim(writing, name, "2", ADA, two)


def test_reviewers_may_disagree_and_it_shows(writing_both):
    """Each succeeds their own last review and nobody else's; a review taken back counts no more."""
    writing = writing_both
    review_claim(writing, C1, "accurate", ADA, [Evidence(url="https://tarn.example/list", quote="forty names")])
    assert not judged_claim(writing, C1).disagree
    judged = review_claim(writing, C1, "Inaccurate", BEN)
    assert judged.disagree
    assert judged.reviews[0].evidence == [Evidence(url="https://tarn.example/list", quote="forty names")]
    judged = review_claim(writing, C1, "inaccurate", sign("ada quint", "The list was withdrawn."))
    assert not judged.disagree
    assert [(r.number, r.verdict, r.by, r.succeeds) for r in judged.reviews] == [
        (1, "accurate", "Ada Quint", None),
        (2, "inaccurate", "Ben Orlo", None),
        (3, "inaccurate", "ada quint", 1),
    ]
    review_claim(writing, C1, "accurate", ADA)
    assert not review_claim(writing, C1, "withdrawn", BEN).disagree


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        (Evidence(), "says nothing"),
        (Evidence(url="javascript:alert(1)"), "is no web address"),
        (Evidence(url="file:///etc/passwd", quote="x"), "is no web address"),
    ],
)
def test_evidence_is_an_address_or_words(writing, evidence, why):
    with pytest.raises(SettingsError, match=why):
        review_claim(writing, C1, "accurate", ADA, [evidence])


def test_judgements_outlive_the_report(archive, report):
    """A report may be removed, or read again; what people said of its claims stays, with the words."""
    report()
    with transaction(archive.engine) as connection:
        review_claim(connection, C1, "accurate", ADA)
    archive.remove(FERRY)
    with looking(archive.engine) as connection:
        (judged,) = judged_list(connection)
        assert judged_claim(connection, C1) == judged
        with pytest.raises(NotInArchive):
            judged_claim(connection, f"{FERRY}#c2")
    assert (judged.text, judged.reviews[0].by) == ("Forty soldiers left Tarn on Monday", "Ada Quint")


def test_the_database_itself_refuses(archive, report):
    """No program, ours or another, changes or deletes what people judged."""
    report()
    with transaction(archive.engine) as connection:
        _one_of_everything(connection)
    for table in GROWING:
        for statement in (delete(table), update(table).values(at="2000")):
            refused = pytest.raises(ArchiveError, match=f"{table.name} only grows")
            with refused, transaction(archive.engine) as connection:
                connection.execute(statement)


def _one_of_everything(connection):
    from reportedly.archive.reviews.importing import keep_checks
    from reportedly.model.reviews import Check

    grade_source(connection, "Lintel Press", "B", ADA)
    describe_source(connection, "Lintel Press", {"bias": "none known"}, ADA)
    grade_claim(connection, C1, "2", ADA, two)
    review_claim(connection, C1, "accurate", ADA)
    keep_checks(connection, [Check(url="https://x.example/1", claim="Forty left.")], "feed")
    said = {"article": FERRY, "sha256": "0" * 64, "number": 1, "subject": "claim", "of": "c1", "fault": "right"}
    connection.execute(insert(corrections).values(**said, text="", value="", **ADA._asdict()))


_steps = st.one_of(
    st.tuples(st.just("source"), st.sampled_from("ABCDEFGx"), st.sampled_from(["Ada", "Ben", ""])),
    st.tuples(st.just("claim"), st.sampled_from("12345679"), st.sampled_from(["Ada", "Ben", ""])),
    st.tuples(st.just("review"), st.sampled_from(["accurate", "misleading", "so-so"]), st.text(max_size=4)),
    st.tuples(st.just("describe"), st.sampled_from(["bias", "access", "mood"]), st.text(max_size=4)),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_steps, max_size=12))
def test_history_only_grows(tmp_path_factory, steps):
    """Whatever people do, refused or not: every earlier record is still there afterwards, unchanged, before the new."""
    from reportedly.archive.archive import Archive
    from tests.archive.reviews.conftest import TEXT, Claimed, _add

    with Archive(tmp_path_factory.mktemp("a") / "a.db") as archive:
        with transaction(archive.engine) as connection:
            _add(connection, FERRY, TEXT, [Claimed("c1", "Forty soldiers left Tarn on Monday")], {})
        before = _all(archive)
        for step in steps:
            try:
                with transaction(archive.engine) as connection:
                    _do(connection, *step)
            except ReportedlyError:
                assert _all(archive) == before
            after = _all(archive)
            assert all(new[: len(old)] == old for new, old in zip(after, before, strict=True))
            before = after


def _do(connection, what, code, by):
    signed = sign(by, "seen in the records")
    if what == "source":
        grade_source(connection, "Lintel Press", code, signed)
    elif what == "claim":
        grade_claim(connection, C1, code, signed, lambda *_: (1, 1, 2))
    elif what == "review":
        review_claim(connection, C1, code, signed)
    else:
        describe_source(connection, "Lintel Press", {code: "words"}, signed)


def _all(archive):
    """Everything said so far, each list oldest first."""
    with looking(archive.engine) as connection:
        source, claim = source_record(connection, "Lintel Press"), judged_claim(connection, C1)
    return [source.grades, source.descriptors, claim.grades, claim.reviews]

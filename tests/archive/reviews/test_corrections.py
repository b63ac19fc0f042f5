"""Corrections: of records there are, with spans in the text; kept beside the reading, in a history that only grows."""

import pytest

from reportedly.archive.archive import Archive
from reportedly.archive.reviews.corrections import (
    Wish,
    all_corrections,
    correct,
    correct_each,
    corrected_articles,
    corrections_of,
    standing,
)
from reportedly.archive.reviews.history import sign
from reportedly.errors import NotInArchive, ReportedlyError, SettingsError
from reportedly.intake import from_text
from reportedly.model.corrections import Roles
from reportedly.model.span import Span

ADA = sign("Ada Quint", "The mayor said it, not the port.", "2026-11-01T10:00:00+00:00")
BEN = sign("Ben Orlo", "I read it otherwise.", "2026-11-02T10:00:00+00:00")
TEXT = (
    "The bridge at Veldmark will stay closed for 14 days, Mayor Ilsa Maren said on Monday. "
    "“Nobody was hurt,” the harbour police said."
)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The archive with one report read by the machine, made once: (path, the reading)."""
    place = tmp_path_factory.mktemp("corrections") / "a.db"
    with Archive(place) as archive:
        archive.add(from_text(TEXT, id="veldmark", title="Bridge shut"))
        return place, archive.reading("veldmark")


@pytest.fixture
def held(read, tmp_path):
    """A copy of that archive to write to, and the reading."""
    import shutil

    place, reading = read
    shutil.copy(place, tmp_path / "a.db")
    with Archive(tmp_path / "a.db") as archive:
        yield archive, reading


def span_of(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_the_other_parts_stay_as_they_were(held):
    """A wrong speaker changes the source alone; the reading itself is not touched."""
    archive, reading = held
    said = reading.attributions[0]
    wish = Wish(subject="attribution", of=said.id, fault="speaker", now=Roles(source=[span_of("the harbour police")]))
    with archive.writing() as connection:
        made = correct(connection, "veldmark", wish, ADA)
    assert made.was == Roles(source=said.source, cue=said.cue, content=said.content)
    assert made.now == Roles(source=[span_of("the harbour police")], cue=said.cue, content=said.content)
    assert (made.number, made.succeeds, made.sha256) == (1, None, reading.document.sha256)
    assert archive.reading("veldmark") == reading
    assert archive.corrections("veldmark") == [made]


def test_succeeded_never_replaced(held):
    """One's own correction of a record succeeds one's last; another person's stands beside it."""
    archive, reading = held
    of = reading.attributions[0].id
    with archive.writing() as connection:
        correct(connection, "veldmark", Wish(subject="attribution", of=of, fault="false-alarm"), ADA)
        correct(connection, "veldmark", Wish(subject="attribution", of=of, fault="right"), BEN)
        correct(connection, "veldmark", Wish(subject="attribution", of=of, fault="right"), ADA)
        said = corrections_of(connection, "veldmark")
        assert [(one.number, one.by, one.fault, one.succeeds) for one in said] == [
            (1, "Ada Quint", "false-alarm", None),
            (2, "Ben Orlo", "right", None),
            (3, "Ada Quint", "right", 1),
        ]
        assert [one.number for one in standing(said)] == [2, 3]
        assert [one.number for one in all_corrections(connection, limit=2)] == [3, 2]
        assert corrected_articles(connection) == ["veldmark"]


def test_what_a_person_said_before_is_built_on(held):
    """A wrong speaker, then a wrong cue of the same record: both stand in the last; another person begins anew."""
    archive, reading = held
    said = reading.attributions[0]
    police, monday = span_of("the harbour police"), span_of("on Monday")
    speaker = Wish(subject="attribution", of=said.id, fault="speaker", now=Roles(source=[police]))
    cue = Wish(subject="attribution", of=said.id, fault="cue", now=Roles(cue=[monday]))
    with archive.writing() as connection:
        first, second = correct_each(connection, "veldmark", [speaker, cue], ADA)
        other = correct(connection, "veldmark", cue, BEN)
    assert first.now == Roles(source=[police], cue=said.cue, content=said.content)
    assert second.now == Roles(source=[police], cue=[monday], content=said.content)
    assert (first.number, second.number, second.succeeds, second.was) == (1, 2, 1, first.was)
    assert (other.now, other.succeeds) == (Roles(source=said.source, cue=[monday], content=said.content), None)
    assert archive.corrections("veldmark") == [first, second, other]


def test_nothing_to_correct(held):
    archive, _ = held
    with archive.writing() as connection:
        assert correct_each(connection, "veldmark", [], ADA) == []


def test_what_was_missed_is_added(held):
    """Spans that touch are joined, and come in order; several missed records of one person all stand."""
    archive, _ = held
    police = span_of("the harbour police")
    hurt = Span(*span_of("Nobody was hurt"))
    halves = [Span(hurt.start + 7, hurt.end), Span(hurt.start, hurt.start + 7)]
    wish = Wish(subject="attribution", fault="missed", now=Roles(source=[police], content=halves))
    with archive.writing() as connection:
        first = correct(connection, "veldmark", wish, ADA)
        correct(connection, "veldmark", wish, ADA)
        assert first.now == Roles(source=[police], content=[hurt])
        assert (first.of, first.was, first.text) == ("", None, "Nobody was hurt")
        assert len(standing(corrections_of(connection, "veldmark"))) == 2


def test_a_voice_has_another_kind(held):
    archive, reading = held
    voice = reading.voices[0].id
    with archive.writing() as connection:
        made = correct(connection, "veldmark", Wish(subject="voice", of=voice, fault="kind", value="captive"), ADA)
    assert (made.value, made.was, made.now) == ("captive", None, None)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (Wish(subject="attribution", of="a99", fault="right"), "no attribution 'a99'"),
        (Wish(subject="finding", of="f1", fault="speaker"), "has no fault 'speaker'"),
        (Wish(subject="attribution", of="a1", fault="missed"), "what was missed has no id"),
        (Wish(subject="attribution", fault="missed"), "nothing is said"),
        (Wish(subject="voice", of="v1", fault="kind", value="liar"), "no kind of source 'liar'"),
        (Wish(subject="attribution", of="a1", fault="content", now=Roles(content=[Span(5, 5)])), "no stretch"),
        (Wish(subject="attribution", of="a1", fault="content", now=Roles(content=[Span(-1, 5)])), "no stretch"),
        (Wish(subject="attribution", of="a1", fault="content", now=Roles(content=[Span(0, 99999)])), "no stretch"),
        (Wish(subject="attribution", of="a1", fault="content"), "nothing is said"),
    ],
)
def test_what_can_not_be_is_refused(held, wish, why):
    """In one line, and nothing is written."""
    archive, _ = held
    with pytest.raises(SettingsError, match=why), archive.writing() as connection:
        correct(connection, "veldmark", wish, ADA)
    assert archive.corrections("veldmark") == []


def test_what_the_machine_has_is_no_correction(held):
    archive, reading = held
    said = reading.attributions[0]
    wish = Wish(subject="attribution", of=said.id, fault="content", now=Roles(content=said.content))
    with pytest.raises(SettingsError, match="is what the machine has"), archive.writing() as connection:
        correct(connection, "veldmark", wish, ADA)


def test_of_an_article_that_is_there(held):
    archive, _ = held
    with pytest.raises(NotInArchive), archive.writing() as connection:
        correct(connection, "elsewhere", Wish(subject="claim", of="c1", fault="right"), ADA)
    with pytest.raises(ReportedlyError):
        archive.corrections("elsewhere")

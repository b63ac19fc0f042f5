"""Competing figures out of an archive: found, folded, by origin, over time; on SQLite and on PostgreSQL."""

import re

import pytest
from sqlalchemy import text

from reportedly.archive.series import series
from reportedly.archive.series.folding import by_copies
from reportedly.archive.series.words import has_index
from reportedly.errors import NotInArchive, SettingsError
from reportedly.model.span import Span
from tests.archive.series.small import DESERTERS, fill


@pytest.fixture
def velia(archive):
    """Twelve articles over three weeks about the deserters of an army."""
    with fill(archive, DESERTERS).looking() as connection:
        yield connection


@pytest.fixture(params=["by nouns", "by words"])
def either(request, archive):
    """The same, with and without an index of claims' words."""
    fill(archive, DESERTERS)
    if request.param == "by words":
        with archive.writing() as connection:
            index(connection)
    with archive.looking() as connection:
        yield connection


def index(connection):
    """The index of claims' words as the archive's search keeps it, where the archive has none yet."""
    if has_index(connection):
        return
    said = "substr(v.text, c.sentence_start + 1, c.sentence_end - c.sentence_start)"
    of = "FROM claims c JOIN versions v ON v.id = c.version"
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("CREATE VIRTUAL TABLE claim_words USING fts5(said, about, tokenize='porter unicode61')")
        )
        made = f"INSERT INTO claim_words(rowid, said, about) SELECT c.id, {said}, coalesce(v.title, '') {of}"
    else:
        connection.execute(text("CREATE TABLE claim_words (id BIGINT PRIMARY KEY, words TSVECTOR)"))
        made = (
            f"INSERT INTO claim_words SELECT c.id, to_tsvector('english', {said} || ' ' || coalesce(v.title, '')) {of}"
        )
    connection.execute(text(made))


def shown(found):
    """Each figure as (printed, whose, articles, copies)."""
    whose = {origin.id: (origin.name, origin.heard_by) for origin in found.origins}
    return [(f.printed, whose[f.origin], f.articles, f.copies) for f in found.figures]


def test_the_figures_of_one_quantity(either):
    """Every figure of the quantity, over time, by who gives it; another country and who came back are not of it."""
    found = series(either, "deserters Velia")
    assert shown(found) == [
        ("300,000–500,000", ("Ana Torr", None), 5, 2),
        ("more than 120,000", ("the defence ministry", None), 1, 0),
        ("tens of thousands (20,000–99,999)", ("officials", "Harbour Post"), 1, 0),
        ("tens of thousands (20,000–99,999)", ("officials", "Daily Carrow"), 1, 0),
        ("161,500", ("Ivo Lanz", None), 1, 0),
        ("135,000", ("the defence ministry", None), 1, 0),
    ]
    assert [figure.first for figure in found.figures] == sorted(figure.first for figure in found.figures)
    assert (found.articles, found.outlets, found.choice) == (10, 5, None)


def test_who_came_back_stands_apart(velia):
    """A figure near the quantity is shown with the reason why it isn't put with it."""
    (apart,) = series(velia, "deserters Velia").apart
    assert (apart.printed, apart.why) == ("about 29,000", "counts something else: return")


def test_copies_are_folded_and_named(velia):
    """A copy is no report of its own: it names the article whose sentence it has."""
    figure = series(velia, "deserters Velia").figures[0]
    assert [(r.article, r.copy_of) for r in figure.reports] == [
        ("d1", None),
        ("d2", "d1"),
        ("d3", "d1"),
        ("d4", None),
        ("d12", None),
    ]
    first = figure.reports[0]
    assert (first.voice, first.voice_kind, first.through) == ("Ana Torr", "named-person", ["Ana Torr"])
    assert first.words[first.span.start - first.sentence.start :].startswith("300,000 and 500,000") or (
        first.words[first.span.start - first.sentence.start :].startswith("Between 300,000")
    )


def test_edited_copies_by_the_archives_own(velia):
    """With the archive's copies an edited sentence is folded too."""

    def same(connection, version, span):
        return [(4, Span(0, 200))] if version == 1 else []

    figure = series(velia, "deserters Velia", fold=by_copies(same)).figures[0]
    assert (figure.articles, figure.copies) == (5, 3)


def test_a_copy_with_another_figure(archive):
    """A number changed in copying is shown as that, under the origin of what was copied, and no rule chooses it."""
    said = "At least {} people were killed in Tarsk, the mayor Ivo Lanz said."
    items = [("Morrow", "2025-09-01", said.format(19)), ("Harbour Post", "2025-09-02", said.format(90))]

    def same(connection, version, span):
        return [(2, span)] if version == 1 else []

    with fill(archive, items).looking() as connection:
        found = series(connection, "killed Tarsk", "min-max", fold=by_copies(same))
    assert [(f.printed, f.changed) for f in found.figures] == [("at least 19", None), ("at least 90", "d1")]
    assert len(found.origins) == 1
    assert found.choice.high == 19
    assert [(out.figure, out.why) for out in found.choice.left_out] == [
        ("f2", "a copy of d1 with another figure in it")
    ]


def test_which_cannot_both_hold(velia):
    """Intervals without a common value can't both hold for one time; nothing is said of one origin's own figures."""
    found = series(velia, "deserters Velia")
    pairs = {(pair.one, pair.other): (pair.meet, pair.when) for pair in found.pairs}
    assert pairs["f1", "f2"] == (True, "unsaid")
    assert pairs["f1", "f3"] == (False, "unsaid")
    assert ("f2", "f6") not in pairs


def test_of_a_claim(velia):
    """A claim asks for what its figure counts, where its names are."""
    found = series(velia, "d6#c1")
    assert {figure.printed for figure in found.figures} >= {"more than 120,000", "135,000", "300,000–500,000"}


def test_what_was_gathered_is_believed(velia):
    """Claims that the archive's origins gathered belong to the series, whatever their words."""
    found = series(velia, "d6#c1", gather=lambda _, claim: [claim])
    assert "more than 120,000" in {figure.printed for figure in found.figures}


@pytest.mark.parametrize(
    ("query", "error", "says"),
    [
        ("d1#c99", NotInArchive, "no such claim"),
        ("nowhere#c1", NotInArchive, "no such article"),
        ("Velia", SettingsError, "names no quantity"),
    ],
)
def test_what_cannot_be_asked(velia, query, error, says):
    """One line says what is wrong."""
    with pytest.raises(error, match=says):
        series(velia, query)


def test_nothing_found(velia):
    """No figure is no error: an empty series."""
    found = series(velia, "deserters Atlantica")
    assert (found.figures, found.articles) == ([], 0)


@pytest.mark.parametrize(
    "query", ["deserters 'Velia", 'deserters "Velia" OR NEAR(', "deserters Velia*:^ %_", "killed Ve\x1b[31mlia"]
)
def test_hostile_queries(either, query):
    """Words of a query are words, whatever the database makes of their signs."""
    assert series(either, query).query == query


def test_no_place_is_said(velia):
    """Without a place, figures of several may stand together; the series says so."""
    found = series(velia, "deserters")
    assert "about 4,000" in {figure.printed for figure in found.figures}
    assert any("no place is named" in warning for warning in found.warnings)


def test_versions_of_one_article(archive):
    """An article that changed its figure shows both, and is one article still."""
    said = "A storm\n\nAt least {} people were killed in Tarsk, the mayor Ivo Lanz said. {}"
    for number, more in ((12, "It rained."), (12, "It rained again."), (19, "It rained again.")):
        fill(archive, [("Morrow", "2025-09-01", said.format(number, more))])
    with archive.looking() as connection:
        found = series(connection, "killed Tarsk")
    assert shown(found) == [("at least 12", ("Ivo Lanz", None), 1, 0), ("at least 19", ("Ivo Lanz", None), 1, 0)]
    assert found.articles == 1


def test_groups_are_not_set_against_each_other(archive):
    """Twenty soldiers and three hundred civilians are not two counts of one thing; people may be either."""
    items = [
        ("Morrow", "2025-09-01", "At least 20 soldiers were killed in Tarsk, the mayor Ivo Lanz said."),
        ("Harbour Post", "2025-09-01", "Exactly 300 civilians were killed in Tarsk, the council said."),
        ("Daily Carrow", "2025-09-01", "In Tarsk 320 people were killed, the army said."),
    ]
    with fill(archive, items).looking() as connection:
        found = series(connection, "killed Tarsk")
    named = {figure.id: figure.counted for figure in found.figures}
    assert sorted((named[pair.one], named[pair.other], pair.meet) for pair in found.pairs) == [
        ("civilian", "person", False),
        ("soldier", "person", True),
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Another 12 people were killed in Tarsk, the mayor said.", "is a part of a count"),
        ("Some 12 people a day are killed in Tarsk, the mayor said.", "is a part of a count|is a rate"),
        ("If the dam breaks, 400 people could be killed in Tarsk, the mayor said.", "is supposed"),
        ("The mayor said that 12 people had been wounded in Tarsk, where others were killed.", "counts something else"),
    ],
)
def test_what_is_not_the_count(archive, said, why):
    """Additions, rates and suppositions are no counts; they are shown with the reason."""
    with fill(archive, [("Morrow", "2025-09-01", said)]).looking() as connection:
        found = series(connection, "killed Tarsk")
    assert found.figures == []
    assert [bool(re.match(why, each.why)) for each in found.apart] in ([True], [])


def test_units_are_not_mixed(archive):
    """Costs in two currencies stay apart: nothing is converted silently."""
    items = [
        ("Morrow", "2025-09-01", "The dam at Tarsk will cost 700 million crowns, the mayor Ivo Lanz said."),
        ("Harbour Post", "2025-09-02", "The dam at Tarsk will cost 650 million crowns, the council said."),
        ("Daily Carrow", "2025-09-02", "The dam at Tarsk will cost 90 million euros, the builders said."),
    ]
    with fill(archive, items).looking() as connection:
        found = series(connection, "dam Tarsk")
    assert [figure.printed for figure in found.figures] == ["700 million crowns", "650 million crowns"]
    assert [each.why for each in found.apart] == ["is in another unit than crown"]

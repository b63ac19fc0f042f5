"""Claims and articles are found, on both databases, with vectors and without."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from reportedly.archive import search
from reportedly.errors import SettingsError
from tests.archive.search.told import tell

BOATS = "Nine boats sank off Tarn harbour on Monday."
FERRIES = "Forty of the 110 ferries of Veldmark were idle, the harbour office said."
WHEAT = "The wheat harvest in Dravia failed for want of rain."


def claims(archive, words, **asked):
    with archive.looking() as connection:
        return [hit.claim for hit in search.claims(connection, words, **asked)]


def articles(archive, words, **asked):
    with archive.looking() as connection:
        return search.articles(connection, words, **asked)


@pytest.mark.parametrize("vectors", ["toy_vectors", "no_vectors"])
def test_a_claim_is_found_by_its_words(archive, vectors, request):
    """Other forms of a word count too; what says none of it is not found by full text."""
    request.getfixturevalue(vectors)
    _, [boats, wheat] = tell(archive, BOATS, WHEAT)
    _, [ferries] = tell(archive, FERRIES)
    assert claims(archive, "boat sinking at Tarn")[0] == boats
    assert claims(archive, "harvests failing")[0] == wheat
    assert claims(archive, "110 ferries")[0] == ferries
    assert claims(archive, '"harbour office"')[0] == ferries
    assert claims(archive, "") == []
    assert len(claims(archive, "harbour", limit=1)) == 1


def test_vectors_find_what_words_do_not(archive, toy_vectors):
    """A claim that shares no rare word is still proposed by its vector."""
    _, numbers = tell(archive, BOATS, WHEAT, FERRIES)
    assert set(claims(archive, "of the were")) >= {numbers[2]}


def test_figures_and_names_decide_between_wordings_alike(archive, no_vectors):
    """A changed number or place is another claim, however alike the words."""
    _, numbers = tell(
        archive,
        "Some 41 people drowned when a ferry sank off Port Selwin.",
        "Some fourteen people drowned when a ferry sank off Port Harrow.",
        "Some fourteen people drowned when a ferry sank off Port Selwin.",
    )
    assert claims(archive, "14 people drowned when a ferry sank off Port Selwin")[0] == numbers[2]


def test_filters(archive, toy_vectors):
    """By publisher in any case, by time; what has no date is left out where a time is asked for."""
    _, [march] = tell(archive, BOATS)
    _, [june] = tell(archive, BOATS, publisher="Veldmark Post", published="2026-06-01")
    _, [undated] = tell(archive, BOATS, publisher="Orsa Herald", published=None)
    assert set(claims(archive, "boats")) == {march, june, undated}
    assert claims(archive, "boats", publisher="veldmark post") == [june]
    assert claims(archive, "boats", since="2026-05-01") == [june]
    assert claims(archive, "boats", until="2026-03-01") == [march]
    assert claims(archive, "boats", publisher="'; DROP TABLE claims; --") == []
    with pytest.raises(SettingsError, match="no date"):
        claims(archive, "boats", since="May")


@pytest.mark.parametrize("vectors", ["toy_vectors", "no_vectors"])
def test_articles_with_the_words_that_answer(archive, vectors, request):
    """The span of a snippet is where its words stand in the version's text."""
    request.getfixturevalue(vectors)
    whole, _ = tell(archive, WHEAT, BOATS, "Nobody was hurt.", title="A bad week for sailors")
    tell(archive, FERRIES)
    best = articles(archive, "boats that sank")[0]
    assert best.version == whole
    assert BOATS in best.snippet
    assert articles(archive, "sailors")[0].version == whole  # by its title alone
    with archive.looking() as connection:
        said = connection.execute(text("SELECT text FROM versions WHERE id = :id"), {"id": best.version}).scalar_one()
        assert said[best.span.start : best.span.end] == best.snippet
        found = search.found_articles(connection, [best])
        shown = search.found_claims(connection, search.claims(connection, "boats that sank"))
    assert (found[0].title, found[0].publisher) == ("A bad week for sailors", "Tarn Wire")
    assert shown[0].sentence == BOATS


def test_what_is_removed_is_found_no_more(archive, toy_vectors):
    """Words and vectors go with the version, whichever way it goes, and the indexes stay whole."""
    version, _ = tell(archive, BOATS, WHEAT)
    other, [kept] = tell(archive, FERRIES)
    assert len(claims(archive, "boats wheat ferries")) == 3
    with archive.writing() as connection:
        connection.execute(
            text("DELETE FROM articles WHERE id = (SELECT article FROM versions WHERE id = :v)"), {"v": version}
        )
    assert claims(archive, "boats wheat ferries harbour") == [kept]
    assert [hit.version for hit in articles(archive, "boats wheat ferries")] == [other]
    with archive.writing() as connection:
        search.forget(connection, [other])
        connection.execute(text("DELETE FROM claims WHERE version = :v"), {"v": other})
        assert connection.execute(text("SELECT count(*) FROM claim_vectors")).scalar_one() == 0
        if connection.dialect.name == "sqlite":
            for name in ("claim", "passage"):
                connection.execute(text(f"INSERT INTO {name}_words({name}_words) VALUES ('integrity-check')"))  # noqa: S608
                assert connection.execute(text(f"SELECT count(*) FROM {name}_words_docsize")).scalar_one() == 0  # noqa: S608
    assert claims(archive, "boats wheat ferries harbour") == []


def test_vectors_are_made_once_and_made_anew_for_other_weights(archive, toy_vectors, monkeypatch):
    """Stopped at any time, it goes on where it was; vectors of older weights are replaced."""
    from reportedly.encoder import sentence

    tell(archive, BOATS, WHEAT)
    with archive.writing() as connection:
        assert search.waiting(connection) == 0
        assert search.catch_up(connection).made == 0
        monkeypatch.setattr(sentence, "MADE_BY", "other-weights")
        assert search.waiting(connection) == 2
        assert search.catch_up(connection).made == 2
        assert search.catch_up(connection).made == 0
        assert connection.execute(text("SELECT count(*) FROM claim_vectors")).scalar_one() == 2


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.text(max_size=60)
    | st.sampled_from(['"', "'", "a* OR b", "NEAR(x y)", "^tarn", "said:boats", "%", ":x", "\\"])
)
def test_any_string_is_safe(archive, no_vectors, asked):
    """No question is a syntax error, on either database."""
    if not claims(archive, "boats"):
        tell(archive, BOATS)
    claims(archive, asked)
    articles(archive, asked)

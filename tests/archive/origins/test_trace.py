"""Protects the trace: two newsrooms, their copies, relays with and without credit, on SQLite and on PostgreSQL."""

import pytest

from reportedly.archive.database import looking
from reportedly.archive.origins import Query, gather, gather_all, trace
from reportedly.archive.tables import claims
from reportedly.errors import NotInArchive
from reportedly.intake import from_text

FIRST = (
    "At least 1,460 people had to leave Ostrel when the Morava rose on Friday, the harbour office said. Boats from "
    "Holm took the sick off the roof of the old brewery, and the mill lost its wheel. In Bredna the bridge was closed "
    "to lorries.\nThe river had been rising since Wednesday night. Divers searched two cellars and found nobody."
)
SECOND = (
    "Mayor Ada Kern put the number of those who left Ostrel on Friday because of the flood at 1,460. Volunteers in "
    "Holm cooked soup for them in the school, she said, and asked for blankets.\nShe will speak to the council soon."
)
COPY = f"River drives hundreds out.\n{FIRST}"
SONGS = "\nThe choir of Pelsk has won the song contest for a third time. Its leader thanked the jury and the baker."
CREDITED = (
    "The choir wins.\nSome 1,500 inhabitants of Ostrel fled the flood on Friday. The Holm Courier broke the story."
    f"{SONGS}"
)
BARE = f"News in brief.\nOfficials say the flood that reached Ostrel on Friday drove 1,500 people out.{SONGS}"
OTHER = "The company in Kestria sold 1,460 tractors in March, its chairman said. Sales in Holm were poor."

REPORTS = [
    ("first", "Holm Courier", "2026-03-06T09:00:00Z", FIRST),
    ("second", "Bredna Post", "2026-03-06T11:00:00Z", SECOND),
    ("copy", "Teplin Herald", "2026-03-06T13:00:00Z", COPY),
    ("credited", "Pelsk Gazette", "2026-03-07", CREDITED),
    ("bare", "Adrel Monitor", "2026-03-08T08:00:00Z", BARE),
    ("other", "Adrel Monitor", "2026-03-08T09:00:00Z", OTHER),
]


@pytest.fixture
def flood(archive):
    """The archive of REPORTS."""
    told = [
        from_text(text, publisher=publisher, published=published, url=f"https://example.org/{key}")
        for key, publisher, published, text in REPORTS
    ]
    for outcome in archive.add(told):
        assert outcome.what == "new"
    return archive


def key(name):
    return f"https://example.org/{name}"


def test_trace(flood):
    with looking(flood.engine) as connection:
        found = trace(connection, Query(article=key("first")))
    roles = {mention.article.rsplit("/", 1)[1]: mention.role for mention in found.mentions}
    assert roles == {"first": "origin", "second": "origin", "copy": "copy", "credited": "credits", "bare": "may-relay"}
    assert (found.low, found.best, found.high) in ((2, 2, 2), (2, 2, 3), (1, 2, 2))
    assert {origin.article for origin in found.origins} == {key("first"), key("second")}
    assert found.articles == found.outlets == 5
    ties = {(edge.later.rsplit("/", 1)[1], edge.earlier.rsplit("/", 1)[1]): edge.tie for edge in found.edges}
    assert ties["copy", "first"] == "copies"
    assert ties["credited", "first"] == "credits"
    credit = next(edge.credit for edge in found.edges if edge.tie == "credits")
    assert credit is not None
    assert CREDITED[credit.start : credit.end] == "The Holm Courier broke the story."
    copied = next(edge.passages for edge in found.edges if edge.tie == "copies")
    assert all(COPY[p.one.start : p.one.end] == FIRST[p.other.start : p.other.end] for p in copied)
    first = next(origin for origin in found.origins if origin.article == key("first"))
    assert {key("copy"), key("credited")} <= set(first.followers)


def test_an_update_that_cites_its_own_relay_starts_nothing(flood):
    text = FIRST.replace(
        "the mill lost its wheel.", "the mill lost its wheel. The Pelsk Gazette has confirmed the figure."
    )
    update = from_text(text, publisher="Holm Courier", published="2026-03-09", url=key("update"))
    assert [outcome.what for outcome in flood.add([update])] == ["new"]
    with looking(flood.engine) as connection:
        found = trace(connection, Query(article=key("update")))
    roles = {mention.article: mention.role for mention in found.mentions}
    assert (roles[key("update")], roles[key("first")], found.best) == ("update", "origin", 2)
    back = {edge.later: edge.earlier for edge in found.edges if edge.earlier == key("update")}
    assert not back  # nothing comes from the update: ties run back in time


def test_every_mention_leads_to_words_of_its_text(flood):
    texts = {key(name): text for name, _, _, text in REPORTS}
    with looking(flood.engine) as connection:
        found = trace(connection, Query(words="1,460 people left Ostrel in the flood on Friday"))
    assert found.articles == 5
    for mention in found.mentions:
        assert texts[mention.article][mention.sentence.start : mention.sentence.end] == mention.words
        assert mention.why


def test_gather_from_any_mention(flood):
    with looking(flood.engine) as connection:
        (whole,) = [group for group in gather_all(connection) if any("Ostrel" in one.words for one in group)]
        numbers = sorted({number for one in whole for number in one.claims})
        for number in numbers:
            assert gather(connection, number) == numbers


@pytest.mark.parametrize(
    "query",
    [Query(article=key("nowhere")), Query(article=key("first"), claim="c99"), Query(words="9 lighthouses on Mars")],
)
def test_what_is_not_there(flood, query):
    with looking(flood.engine) as connection, pytest.raises(NotInArchive):
        trace(connection, query)


def test_no_claim_of_that_number(flood):
    with looking(flood.engine) as connection:
        last = connection.execute(claims.select().order_by(claims.c.id.desc())).first()
        with pytest.raises(NotInArchive):
            gather(connection, last.id + 1)

"""Listing, showing, removing, exporting, counting: the same on both databases."""

import json

import pytest
from sqlalchemy import func, select

from reportedly.archive import listing, tables
from reportedly.archive.recording import Part
from reportedly.errors import NotInArchive, SettingsError
from tests.archive.stories import document, reading

KNOWN = [
    {"id": "n1", "publisher": "Tarn Wire", "published": "2025-09-01"},
    {"id": "n2", "publisher": "Österveld Post", "published": "2025-09-02T01:00:00+02:00"},  # still the 1st in UTC
    {"id": "n3", "publisher": "Tarn Wire", "published": "2025-09-03T10:00:00Z"},
    {"id": "n4"},
]


@pytest.fixture
def held(archive):
    """Four articles, the last undated; the first has two versions, the second and the fourth no reading."""
    documents = [document(n, **known) for n, known in enumerate(KNOWN)]
    archive.add([documents[0], documents[1], documents[3]], readings=False)
    archive.add([reading(document(9, **KNOWN[0])), reading(documents[2])])
    return archive


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({}, ["n3", "n2", "n1", "n4"]),
        ({"publisher": "tarn wire"}, ["n3", "n1"]),
        ({"publisher": "Österveld Post"}, ["n2"]),
        ({"publisher": "Nobody"}, []),
        ({"since": "2025-09-02"}, ["n3"]),
        ({"until": "2025-09-01"}, ["n2", "n1"]),
        ({"since": "2025-09-01T23:00:00Z", "until": "2025-09-02"}, ["n2", "n1"]),
        ({"limit": 2}, ["n3", "n2"]),
        ({"limit": 2, "skip": 3}, ["n4"]),
    ],
)
def test_list(held, wanted, keys):
    """Latest first, what has no date last; a date alone may be any time of its day."""
    assert [article.key for article in held.list(**wanted)] == keys
    filters = {name: value for name, value in wanted.items() if name not in ("limit", "skip")}
    if filters == wanted:
        assert held.count(**filters) == len(keys)


def test_no_date(held):
    """A filter that is no date says so."""
    with pytest.raises(SettingsError, match="is no date"):
        list(held.list(since="soon"))


def test_show(held):
    """All versions with their texts; of one without a reading that is told by ``made_by``."""
    article = held.show("n1")
    assert [(version.number, version.claims, version.made_by) for version in article.versions] == [
        (1, 0, None),
        (2, 3, "made by hand"),
    ]
    assert article.count == 2
    assert "number 9" in article.versions[1].text
    assert held.reading("n1").document.text == article.versions[1].text
    with pytest.raises(NotInArchive):
        held.reading("n1", number=1)
    with pytest.raises(NotInArchive, match="archive list"):
        held.show("n9")


def test_numbers(held, monkeypatch):
    """Many keys in questions of few; what is not there is left out."""
    monkeypatch.setattr(listing, "_AT_ONCE", 2)
    found = held.numbers(["n1", "n2", "nobody", "n3", "n4"])
    assert {held.key(number): key for key, number in found.items()} == {f"n{n}": f"n{n}" for n in range(1, 5)}
    assert held.numbers([]) == {}


def test_remove(held, monkeypatch):
    """Everything of an article goes, each part is told; where one key is wrong nothing goes."""
    forgotten = []
    watching = Part("watching", lambda *_: None, lambda _, versions: forgotten.extend(versions))
    monkeypatch.setattr("reportedly.archive.removing.PARTS", [watching])
    gone = [version.version for version in held.show("n1").versions]
    with pytest.raises(NotInArchive):
        held.remove(["n1", "n9"])
    assert (held.count(), forgotten) == (4, [])
    assert held.remove(["n1", "n1"]) == 2
    assert sorted(forgotten) == gone
    with held.looking() as connection:
        left = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in (tables.articles, tables.versions, tables.readings, tables.claims, tables.figures)
        }
    assert left == {"articles": 3, "versions": 3, "readings": 1, "claims": 3, "figures": 2}
    assert [outcome.what for outcome in held.add(document(0, **KNOWN[0]), readings=False)] == ["new"]


def test_export(held, tmp_path):
    """Newest versions as JSON Lines; tables of every version, claim and figure."""
    rows = [json.loads(line) for line in held.export()]
    assert [row["id"] for row in rows] == ["n1", "n2", "n4", "n3"]
    assert "number 9" in rows[0]["text"]
    assert [json.loads(line)["id"] for line in held.export(readings=True)] == ["n1", "n3"]
    assert [json.loads(line)["id"] for line in held.export(publisher="Tarn Wire", since="2025-09-02")] == ["n3"]
    parquet = pytest.importorskip("pyarrow.parquet")
    assert held.export_tables(tmp_path / "t") == {"articles": 5, "claims": 6, "figures": 4}
    table = parquet.read_table(tmp_path / "t" / "articles.parquet").to_pylist()
    assert [(row["key"], row["number"], row["current"]) for row in table[:2]] == [("n1", 1, False), ("n2", 1, True)]
    assert parquet.read_table(tmp_path / "t" / "figures.parquet").column("low").to_pylist() == [9, 40, 9, 40]


def test_stats(held):
    """Counts of everything; publishers and dates are of the newest versions."""
    found = held.stats()
    assert (found.articles, found.versions, found.readings, found.claims, found.figures) == (4, 5, 2, 6, 4)
    assert (found.first, found.last, found.undated) == ("2025-09-01T00:00:00Z", "2025-09-03T10:00:00Z", 1)
    assert found.publishers == {"Tarn Wire": 2, "Österveld Post": 1}
    assert found.bytes > 4096


def test_a_number_that_no_row_can_have(archive):
    """Neither database's own complaint gets out: there is no such article."""
    for number in (0, -1, 2**63, 10**30):
        with pytest.raises(NotInArchive):
            archive.key(number)

"""Inputs of every kind give the same rows; what can't be is told in a line."""

import gzip
import json
import sqlite3

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reportedly.archive.engines import build as building
from reportedly.archive.engines.build import build
from reportedly.archive.engines.documents import day_of
from reportedly.errors import NotFound, SettingsError, WrongFormat
from tests.archive.engines.rows import rows


def test_parquet(given, built, tmp_path):
    table = pa.Table.from_pylist(given, pa.schema([(name, pa.string()) for name in ("id", "text", "published")]))
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=70)
    build([tmp_path / "in.parquet"], tmp_path / "out")
    assert rows(tmp_path / "out") == built


def test_a_folder_of_files(given, built, tmp_path):
    """In the order of their names; empty lines count for nothing; gzip is read as a whole."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    lines = [json.dumps(row) for row in given]
    (folder / "a.jsonl").write_text("\n\n" + "\n".join(lines[:100]))
    with gzip.open(folder / "b.jsonl.gz", "wt") as file:
        file.write("\n".join(lines[100:150]) + "\n \n")
    (folder / "deep" / "c.ndjson").write_text("\n".join(lines[150:]))
    (folder / "notes.txt").write_text("not an article")
    build([folder], tmp_path / "out")
    assert rows(tmp_path / "out") == built


def test_an_archive(given, built, tmp_path):
    """The current versions; an article's key is its id."""
    _archive(tmp_path / "archive.db", given)
    build([tmp_path / "archive.db"], tmp_path / "out")
    assert rows(tmp_path / "out") == built


def _archive(path, given):
    """Of the archive's tables what is read of them."""
    connection = sqlite3.connect(path)
    connection.execute("create table articles (id integer primary key, key text, current integer)")
    connection.execute("create table versions (id integer primary key, text text, published text, published_from text)")
    for number, row in enumerate(given):
        connection.execute("insert into versions values (?, 'an older one', null, null)", (2 * number + 1,))
        published = row.get("published")
        connection.execute(
            "insert into versions values (?, ?, ?, ?)", (2 * number + 2, row["text"], published, published)
        )
        connection.execute("insert into articles values (?, ?, ?)", (number + 1, row["id"], 2 * number + 2))
    connection.commit()
    connection.close()


def test_an_url_goes_before_an_id(tmp_path):
    """As in the archive; an article with neither is named by its number."""
    given = [{"id": "x", "url": "https://tarsk.example/1", "text": "It rained."}, {"text": "It rained in Brenn."}, {}]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in given))
    build([tmp_path / "in.jsonl"], tmp_path / "out")
    assert rows(tmp_path / "out")["articles.parquet"]["id"].to_pylist() == ["https://tarsk.example/1", "#1", "#2"]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("1970-01-02", 1.0),
        ("1970-01-01T12:00:00Z", 0.5),
        ("1970-01-01T12:00:00+06:00", 0.25),
        ("last Monday", None),
        (None, None),
        (20260102, None),
    ],
)
def test_days(published, day):
    """Days since 1970 in UTC; what is no date is not known."""
    assert day_of(published) == day if day is not None else day_of(published) != day_of(published)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("gone.jsonl", None, NotFound),
        ("notes.txt", b"a note", WrongFormat),
        ("bad.parquet", b"PAR?", WrongFormat),
        ("bad.jsonl", b'{"id": 1}\n[2]\n', WrongFormat),
        ("other.db", b"SQLite format 3\0", WrongFormat),
    ],
)
def test_what_cannot_be_read(tmp_path, name, content, error):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error) as told:
        build([tmp_path / name], tmp_path / "out")
    assert str(told.value).startswith(str(tmp_path / name))


def test_a_full_folder_is_left_alone(articles, tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(SettingsError, match="not an empty folder"):
        build([articles], tmp_path)


def test_what_is_missing(articles, tmp_path, monkeypatch):
    """The extra is named."""
    monkeypatch.setattr(building, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'reportedly\[cluster\]'"):
        build([articles], tmp_path / "out")

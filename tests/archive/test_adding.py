"""Adding: what is new, what is a new version, what is there already, on both databases."""

import json
import threading

import pytest
from sqlalchemy import func, select

from reportedly import reading as pipeline
from reportedly.archive import parts, tables
from reportedly.archive.archive import Archive
from reportedly.archive.recording import Part
from reportedly.errors import NotInArchive
from tests.archive.stories import STORY, document, reading


def told(archive, *wanted, **choices):
    """What became of each."""
    return [outcome.what for outcome in archive.add(list(wanted), readings=False, **choices)]


def rows(archive, table):
    with archive.looking() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_the_same_again_is_nothing_new(archive):
    """The same article twice is one."""
    one = document(1, id="n1")
    assert told(archive, one, one) == ["new", "there"]
    assert told(archive, one) == ["there"]
    assert (rows(archive, tables.articles), rows(archive, tables.versions)) == (1, 1)


def test_a_changed_article_is_a_new_version(archive):
    """Another text under the same key is its next version; an earlier text again is nothing new."""
    first, second = document(1, id="n1"), document(2, id="n1")
    assert told(archive, first, second, first) == ["new", "new-version", "there"]
    article = archive.show("n1")
    assert [version.number for version in article.versions] == [1, 2]
    assert [version.text for version in article.versions] == [first.text, second.text]
    assert next(archive.list()).versions[0].number == 2


@pytest.mark.parametrize(
    ("first", "second", "becomes"),
    [
        ({"url": "https://tarn.example/1"}, {"url": "https://tarn.example/1"}, "there"),
        ({"url": "https://tarn.example/1", "id": "x"}, {"url": "https://tarn.example/1", "id": "y"}, "there"),
        ({"url": "https://tarn.example/1"}, {"url": "https://veld.example/1"}, "new"),  # published again elsewhere
        ({"id": "x"}, {"id": "y"}, "new"),
        ({}, {}, "there"),
        ({"publisher": "Tarn Wire"}, {"publisher": "Veld Post"}, "new"),
        ({"published": "2025-09-01"}, {"published": "2025-09-02"}, "new"),
        ({"id": "x", "publisher": "Tarn Wire"}, {"publisher": "Tarn Wire"}, "there"),
    ],
)
def test_which_article_it_is(archive, first, second, becomes):
    """The key is the URL, else the id; without either, the same text, publisher and date are the same article."""
    known = [document(text=STORY, **given) for given in (first, second)]
    assert told(archive, *known) == ["new", becomes]


def test_files_are_known_by_their_path(archive, tmp_path, monkeypatch):
    """Without URL or id the key is the absolute path, so that a file named from elsewhere is the same."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert told(archive, "story.txt") == ["new"]
    assert told(archive, tmp_path / "story.txt", tmp_path) == ["there", "there"]
    (tmp_path / "story.txt").write_text(f"{STORY} And more.", encoding="utf-8")
    assert told(archive, "story.txt") == ["new-version"]
    shown = archive.show("story.txt")
    assert shown.key == str(tmp_path / "story.txt")
    assert shown.versions[-1].evidentiary_copy == str(tmp_path / "story.txt")
    assert len(shown.versions[-1].evidentiary_sha256) == 64


def test_rows_of_a_file(archive, tmp_path):
    """JSON Lines: ids are keys, the line is the place, ``outlet`` is another name for ``publisher``."""
    file = tmp_path / "a.jsonl"
    given = [{"id": "n1", "text": f"{STORY} One.", "outlet": "Tarn Wire"}, {"text": f"{STORY} Two."}, {"id": "n3"}]
    file.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    assert told(archive, file) == ["new", "new", "failed"]
    assert told(archive, file) == ["there", "there", "failed"]
    assert archive.show("n1").versions[0].publisher == "Tarn Wire"
    assert archive.show("n1").versions[0].place == f"{file}:1"
    assert archive.show(f"{file}:2").count == 1


def test_failures_are_noted_and_forgiven(archive, tmp_path):
    """What can't be read is noted once, tried again the next time, and forgotten once it can be read."""
    file = tmp_path / "a.txt"
    file.write_text("", encoding="utf-8")
    assert told(archive, file, tmp_path / "none.txt") == ["failed", "failed"]
    assert told(archive, file) == ["failed"]
    assert archive.stats().failed == 2
    file.write_text(STORY, encoding="utf-8")
    assert told(archive, file) == ["new"]
    assert [missed.kind for missed in archive.stats().failures] == ["NotFound"]


def test_a_fault_takes_nothing_else_along(archive, monkeypatch):
    """One document that trips a fault is a failure; its neighbours are stored."""

    def read(of, settings):
        if "number 2" in of.text:
            raise ZeroDivisionError
        return reading(of)

    monkeypatch.setattr(pipeline, "read", read)
    outcomes = archive.add([document(n, id=f"n{n}") for n in (1, 2, 3)])
    assert [outcome.what for outcome in outcomes] == ["new", "failed", "new"]
    assert "fault of the program" in str(outcomes[1].failure.error)
    assert (rows(archive, tables.claims), rows(archive, tables.figures)) == (6, 4)


def test_readings_come_whole_again(archive):
    """A stored reading is the one that was made, its text included."""
    made = reading(document(1, id="n1", published="2025-09-02"))
    assert [outcome.what for outcome in archive.add(made)] == ["new"]
    assert archive.reading("n1") == made
    with pytest.raises(NotInArchive):
        archive.reading("n2")


def test_claims_and_figures(archive):
    """Rows of claims: their sentence, first voice, chain; rows of figures: value, what is counted, of which days."""
    made = reading(document(1, id="n1"))
    archive.add(made)
    text = made.document.text
    with archive.looking() as connection:
        claims = connection.execute(select(tables.claims).order_by(tables.claims.c.id)).all()
        figures = connection.execute(select(tables.figures).order_by(tables.figures.c.id)).all()
    assert [(row.local, row.voice, row.voice_kind) for row in claims] == [
        ("c1", "the mayor of Veldmark", "named-role"),
        ("c2", "the harbour office", "organisation"),
        ("c3", None, "own-voice"),
    ]
    assert json.loads(claims[1].chain) == [["Tarn Wire", "media"], ["the harbour office", "organisation"]]
    assert text[claims[1].sentence_start : claims[1].sentence_end].startswith("The harbour office told")
    assert claims[2].text == "This is report there is more to say"
    assert text[claims[2].start : claims[2].end].startswith("This is report number 1")
    assert [(row.low, row.counted, row.of_from, row.claim) for row in figures] == [
        (9, "boat", "2025-09-01", claims[0].id),
        (40, "ferry", None, claims[1].id),
    ]


def test_a_text_gets_its_reading_later(archive, monkeypatch):
    """A version kept without a reading is forgotten by each part and recorded again, whole."""
    seen = []
    part = Part(
        "watching",
        lambda _, batch: seen.extend(("record", added.version, added.reading is not None) for added in batch),
        lambda _, versions: seen.extend(("forget", version) for version in versions),
    )
    monkeypatch.setattr(parts, "PARTS", [*parts.PARTS, part])
    monkeypatch.setattr("reportedly.archive.storing.PARTS", parts.PARTS)
    one = document(1, id="n1")
    assert told(archive, one) == ["new"]
    assert [outcome.what for outcome in archive.add(reading(one))] == ["now-read"]
    assert [outcome.what for outcome in archive.add(reading(one))] == ["there"]
    version = archive.show("n1").versions[0].version
    assert seen == [("record", version, False), ("forget", version), ("record", version, True)]
    assert rows(archive, tables.claims) == 3


def test_hostile_metadata(archive):
    """NUL, lone surrogates and a very long URL in what is known of an article are stored on either database."""
    url = "https://tarn.example/" + "ä" * 5000
    one = document(1, url=url, title="Ti\0tle \ud800", publisher="P\0", authors=["A\0", "B\udc00"])
    assert told(archive, one, one) == ["new", "there"]
    assert told(archive, document(2, url=f"{url}x")) == ["new"]
    shown = next(archive.list(publisher="P"))
    assert shown.versions[0].title == "Title \ufffd"
    assert shown.versions[0].authors == ["A", "B\ufffd"]


def test_two_writers_at_once(archive_url):
    """Two programs add to one archive at the same time, some of it the same: both succeed, nothing is twice."""
    outcomes, errors = [], []

    def write(first):
        try:
            with Archive(archive_url) as archive:
                documents = [document(n, id=f"n{n}") for n in range(first, first + 300)]
                outcomes.extend(outcome.what for outcome in archive.add(documents, readings=False))
        except Exception as error:
            errors.append(error)

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 150)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert errors == []
    assert (outcomes.count("new"), outcomes.count("there")) == (450, 150)
    with Archive(archive_url) as archive:
        assert archive.count() == 450
        assert rows(archive, tables.versions) == 450

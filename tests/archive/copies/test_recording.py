"""Protects copies in the database: the same pairs as over the whole archive at once, on SQLite and on PostgreSQL."""

from sqlalchemy import func, select

from reportedly.archive import copies
from reportedly.archive.copies.tables import occurrences, runs, stock_families, units
from reportedly.archive.tables import articles
from reportedly.intake import from_text
from reportedly.intake.build import Known
from reportedly.intake.text import from_str
from tests.archive.copies.towns import archive as towns


def filled(archive, texts, days):
    for number, (text, day) in enumerate(zip(texts, days, strict=True)):
        minutes = round(day * 1440)
        stamp = f"2026-{3 + minutes // 43200:02}-{1 + minutes // 1440 % 30:02}T{minutes // 60 % 24:02}:00:00Z"
        yield from_str(text, Known(id=f"r{number:03}", publisher=f"Outlet {number % 7}", published=stamp))


def versions(archive):
    with archive.looking() as connection:
        return {row.key: row.current for row in connection.execute(select(articles.c.key, articles.c.current))}


def test_the_pairs_of_the_whole_archive(archive):
    texts, days, true = towns()
    archive.add(filled(archive, texts, days), readings=False)
    of = versions(archive)
    number = {version: int(key[1:]) for key, version in of.items()}
    with archive.looking() as connection:
        found = copies.among(connection, list(of.values()))
        told = {tuple(sorted((number[pair.one], number[pair.other]))) for pair in found}
        assert told == true
        first = found[0]
        again = copies.sharing(connection, first.one)
        assert {pair.other for pair in again} == {
            pair.other if pair.one == first.one else pair.one for pair in found if first.one in (pair.one, pair.other)
        }
        passage = first.passages[0]
        there = copies.same_sentence(connection, first.one, passage.one)
        assert (first.other, passage.other.start) in {(version, span.start) for version, span in there}
        assert connection.scalar(select(func.count()).select_from(stock_families)) == 2


def test_a_superseded_version_is_no_copy(archive):
    texts, _, _ = towns()
    archive.add([from_str(texts[0], Known(id="a"))], readings=False)
    archive.add([from_str(texts[0] + " And one more thing was said about it.", Known(id="a"))], readings=False)
    with archive.looking() as connection:
        assert copies.sharing(connection, versions(archive)["a"]) == []


def test_what_is_removed_leaves_nothing(archive):
    texts, days, _ = towns()
    archive.add(filled(archive, texts, days), readings=False)
    archive.remove(list(versions(archive)))
    with archive.looking() as connection:
        for table in (occurrences, runs, stock_families, units):
            assert connection.scalar(select(func.count()).select_from(table)) == 0, table.name


def test_a_text_without_sentences(archive):
    archive.add([from_text("Short. So short.\n\nYes.")], readings=False)
    with archive.looking() as connection:
        assert copies.sharing(connection, 1) == []

"""Formulas in tables: no cell of a CSV of ours is one, however a spreadsheet cuts the file, and nothing is lost."""

import ast
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import reportedly
from reportedly.export.columns import TABLES
from reportedly.export.csv import encode_many, guarded, plain
from tests.export import readings

STARTS = "=+-@\t\r\n＝＋－＠"
CELLS = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\r'=1"),
    ("'=1", "''=1"),
    ("＝1", "'＝1"),
    ("boats; =HYPERLINK(1)", "boats; '=HYPERLINK(1)"),
    ("boats;\u00a0@SUM(1)", "boats;\u00a0'@SUM(1)"),
    ("boats\n=cmd|' /C calc'!A0", "boats\n'=cmd|' /C calc'!A0"),
    ("a|=1", "a|'=1"),
    ("a;''=1", "a;'''=1"),
    ('"=1', '"=1'),
    ("boats, he said; they sank", "boats, he said; they sank"),
    ("20-30 boats @ Tarn = all", "20-30 boats @ Tarn = all"),
]


@pytest.mark.parametrize(("words", "cell"), CELLS)
def test_cells(words: str, cell: str) -> None:
    """What a spreadsheet would take for a formula has an apostrophe before it, and it comes off again."""
    assert (guarded(words), plain(cell)) == (cell, words)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="=+-@'\t\r\n;| \"＝x1,\u00a0", max_size=12))
def test_nothing_is_lost(words: str) -> None:
    """Whatever the words are, a reader of ours gets them back, and no piece that a spreadsheet cuts is a formula."""
    cell = guarded(words)
    assert plain(cell) == words
    for separator in ";|\t\n\r":
        for piece in cell.split(separator)[1:]:
            assert not piece.lstrip(" \u00a0").startswith(tuple("=+-@＝＋－＠")), cell
    assert not cell.startswith(tuple(STARTS))


def harmful():
    """Readings whose titles, outlets and voices are formulas, each in another way."""
    for cell in (words for words, kept in CELLS if words != kept):
        made = readings.nasty()
        voices = [replace(voice, name=cell) for voice in made.voices]
        yield replace(made, document=replace(made.document, title=cell, publisher=cell), voices=voices)


@pytest.mark.parametrize("name", TABLES)
def test_every_table(name: str) -> None:
    """Every cell of every table, of reports whose every word is hostile, read as a spreadsheet of any country does."""
    found = b"".join(encode_many(harmful(), name)).decode()
    rows = list(csv.reader(io.StringIO(found, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1
    for row in rows[1:]:
        for cell in row:
            is_number = cell.replace(".", "").replace("e-", "").lstrip("-").isdigit()
            assert is_number or not cell.startswith(tuple(STARTS)), cell
    for row in csv.reader(io.StringIO(found, newline=""), delimiter=";", quoting=csv.QUOTE_NONE):
        assert [cell for cell in row[1:] if cell.lstrip(" \u00a0").startswith(tuple("=+@＝＋－＠"))] == []


def test_no_other_file_writes_csv() -> None:
    """A table that is written elsewhere would have no apostrophes: only export/csv.py calls a writer."""
    writers = []
    for path in sorted(Path(reportedly.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute):
                continue
            of_csv = isinstance(node.value, ast.Name) and node.value.id == "csv"
            if node.attr in ("DictWriter", "to_csv", "write_csv") or (node.attr == "writer" and of_csv):
                writers.append(path.name)
    assert writers == ["csv.py"]

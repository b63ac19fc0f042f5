"""Tables of readings: the same rows from CSV, JSON Lines and Parquet, whatever the words."""

import csv as stdlib_csv
import io
import json
import sys
import tracemalloc
import zipfile
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.errors import SettingsError
from reportedly.export import csv, docbin, jsonl, parquet, tables, tables_zip
from reportedly.export.columns import TABLES
from reportedly.export.tables import Seen
from reportedly.model.figures import Quantity
from reportedly.model.span import Span
from tests.doors import sample
from tests.export import corpus_readings as readings

DOCS = Path(__file__).parents[2] / "docs" / "exports-corpus.md"
MADE = {"sample": sample.reading, "nasty": readings.nasty, "empty": readings.empty, "untitled": readings.untitled}


def rows_of(name, reading):
    columns = [column.name for column in TABLES[name].columns]
    return [dict(zip(columns, row, strict=True)) for row in tables.rows(TABLES[name], Seen.of(reading))]


def read_csv(data: bytes, name: str):
    """What a careful reader makes of the file: each cell by its column's type, our apostrophe off."""
    kinds = {column.name: column.type for column in TABLES[name].columns}

    def cell(words, kind):
        if kind == "text":
            return csv.plain(words)
        if not words:
            return None
        return {"integer": int, "number": float, "truth": "true".__eq__}.get(kind, json.loads)(words)

    lines = stdlib_csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    return [{key: cell(words, kinds[key]) for key, words in row.items()} for row in lines]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("made", MADE)
def test_three_formats_hold_the_same_rows(name, made):
    """What one format says the others say: CSV by the standard library, JSON line by line, Parquet by pyarrow."""
    reading = MADE[made]()
    expected = rows_of(name, reading)
    assert [json.loads(line) for line in jsonl.encode(reading, name).splitlines()] == expected
    assert pyarrow.parquet.read_table(io.BytesIO(parquet.encode(reading, name))).to_pylist() == expected
    as_csv = [
        {k: "" if v is None and _is_text(name, k) else _without_nul(v) for k, v in row.items()} for row in expected
    ]
    assert read_csv(csv.encode(reading, name), name) == as_csv


def _is_text(name, key):
    return next(column.type for column in TABLES[name].columns if column.name == key) == "text"


def _without_nul(value):
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def test_rows_say_what_the_reading_says():
    """Words, places, voices and links of known records, so that no column has another's cells."""
    reading = sample.reading()
    claim = rows_of("claims", reading)[0]
    text = reading.document.text
    assert claim["words"] == text[claim["start"] : claim["end"]]
    assert claim["words"].startswith("Between 40 and 60")
    assert (claim["article"], claim["url"]) == ("ferries", "https://courier.example/ferries")
    assert (claim["attribution"], claim["voice_kind"], claim["quantities"]) == ("a1", "unnamed-official", ["q1", "q2"])
    assert rows_of("claims", reading)[7]["first_kind"] == "own-voice"
    wants = rows_of("attributions", reading)[7]
    assert (wants["source_words"], wants["cue_words"], wants["stance"]) == ("the ministry", "wants", "intent")
    assert wants["chain"] == ["some analysts", "harbour ministry"]
    assert (wants["first_voice"], wants["first_kind"]) == ("harbour ministry", "organisation")
    price = rows_of("quantities", reading)[5]
    assert (price["low"], price["unit"], price["claims"], price["voice"]) == (
        2e6, "crown", ["c5"], "Dunmere Shipping Council",
    )  # fmt: skip
    share = rows_of("findings", reading)[0]
    assert (share["rule"], share["verdict"], share["words"]) == (
        "share-of-total", "inconsistent", "Only 18 […] 20% […] Between 40 and 60",
    )  # fmt: skip
    assert [text[start:end] for start, end in share["spans"]] == ["Only 18", "20%", "Between 40 and 60"]


GUARDED = [(words, words[:1] in "=+-@\t\r\n＝" or words.startswith(("'=", "''="))) for words in readings.FORMULAS]


@pytest.mark.parametrize(("words", "harmful"), GUARDED)
def test_no_cell_is_a_formula(words, harmful):
    """A spreadsheet runs none of them, ordinary quotation marks are left alone, and the words come back."""
    assert (csv.guarded(words) == f"'{words}") is harmful
    assert csv.plain(csv.guarded(words)) == words


@given(st.text(st.sampled_from("'=+-@\t\r\n a＝")))
def test_the_apostrophe_comes_off_again(words):
    """Nothing is lost by the guard, and nothing guarded begins like a formula."""
    assert csv.plain(csv.guarded(words)) == words
    assert csv.guarded(words)[:1] not in set("=+-@\t\r\n＝")


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_a_hostile_report_is_a_formula(name):
    """Every text cell of the file itself, the report's id and title as well."""
    lines = stdlib_csv.reader(io.StringIO(csv.encode(readings.nasty(), name).decode(), newline=""), strict=True)
    kinds = [column.type for column in TABLES[name].columns]
    cells = [cell for row in lines for cell, kind in zip(row, kinds, strict=True) if kind == "text" and cell]
    assert len(cells) > 200
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r\n＝＋－＠"]


def test_a_negative_number_is_a_number():
    """The guard is for words: a number that begins with a minus is no formula and stays one."""
    quantity = Quantity(id="q1", span=Span(0, 1), low=-4.5, high=-4.5, kind="measure")
    reading = replace(readings.untitled(), quantities=[quantity])
    assert read_csv(csv.encode(reading, "quantities"), "quantities")[0]["low"] == -4.5
    assert b",-4.5," in csv.encode(reading, "quantities")


def test_lines_end_as_the_standard_says():
    """RFC 4180: a line of names, CR LF, the same number of cells in each line, UTF-8 without a mark."""
    data = csv.encode(sample.reading(), "findings")
    first, *_ = data.split(b"\r\n")
    assert first.decode().split(",") == [column.name for column in TABLES["findings"].columns]
    assert data.endswith(b"\r\n")
    assert {len(row) for row in stdlib_csv.reader(io.StringIO(data.decode(), newline=""))} == {len(first.split(b","))}
    assert csv.encode(readings.empty(), "claims").count(b"\r\n") == 1


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_all_three(name, tmp_path):
    """Another engine than the writer's finds the same number of rows and columns of the names promised."""
    reading = sample.reading()
    columns = [column.name for column in TABLES[name].columns]
    found = {}
    for kind, module in tables_zip.FORMATS.items():
        file = tmp_path / f"t.{kind}"
        file.write_bytes(module.encode(reading, name))
        read = {"csv": "read_csv", "jsonl": "read_json", "parquet": "read_parquet"}[kind]
        asked = duckdb.sql(f"select * from {read}('{file}')")  # noqa: S608
        assert asked.columns == columns
        found[kind] = [row[columns.index("id")] for row in asked.fetchall()]
    assert found["csv"] == found["jsonl"] == found["parquet"] == [row["id"] for row in rows_of(name, reading)]


def test_parquet_says_what_its_columns_mean():
    """The file explains itself: types, compression and meanings are in it."""
    file = pyarrow.parquet.ParquetFile(io.BytesIO(parquet.encode(sample.reading(), "quantities")))
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert str(file.schema_arrow.field("low").type) == "double"
    assert str(file.schema_arrow.field("spans").type) == "list<element: list<element: int64>>"
    assert file.schema_arrow.field("planned").metadata[b"meaning"] == b"whether it is of what is to be"


@pytest.mark.parametrize("format", tables_zip.FORMATS)
def test_many_readings_make_one_table(format):
    """Streamed or at once, the same table; no line of names in the middle."""
    module = tables_zip.FORMATS[format]
    twice = b"".join(module.encode_many([sample.reading(), readings.empty(), sample.reading()], "claims"))
    number = 2 * len(sample.reading().claims)
    if format == "parquet":
        assert pyarrow.parquet.read_table(io.BytesIO(twice)).num_rows == number
    else:
        assert len(twice.splitlines()) == number + (format == "csv")


@pytest.mark.parametrize("format", tables_zip.FORMATS)
def test_memory_stays_flat(format, monkeypatch):
    """Eight times the readings, drained as they come, take no more memory but for Parquet's footer."""
    monkeypatch.setattr(parquet, "ROWS", 500)
    reading = readings.large(100)

    def peak(count):
        tracemalloc.start()
        for _ in tables_zip.FORMATS[format].encode_many((reading for _ in range(count)), "claims"):
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(1)
    assert peak(48) < 1.5 * peak(6)


@pytest.mark.parametrize("format", tables_zip.FORMATS)
def test_ten_thousand_claims(format):
    """A report that is all claims is written whole."""
    data = tables_zip.FORMATS[format].encode(readings.large(), "claims")
    rows = pyarrow.parquet.read_table(io.BytesIO(data)).num_rows if format == "parquet" else data.count(b"\n")
    assert rows == 10_000 + (format == "csv")


def test_all_four_in_one_file_and_in_a_folder(tmp_path):
    """The ZIP file and the folder hold what each table's own export holds; nothing half written stays behind."""
    reading = sample.reading()
    for format, module in tables_zip.FORMATS.items():
        with zipfile.ZipFile(io.BytesIO(tables_zip.encode(reading, format))) as packed:
            assert packed.testzip() is None
            inside = {name: packed.read(name) for name in packed.namelist()}
        assert list(tables_zip.write([reading], tmp_path / format, format)) == [reading]
        written = {file.name: file.read_bytes() for file in (tmp_path / format).iterdir()}
        assert written == inside == {f"{name}.{format}": module.encode(reading, name) for name in TABLES}
    assert tables_zip.encode(reading) == tables_zip.encode(reading)


def test_what_can_not_be_written_says_so(tmp_path):
    """One line for a table, a format or a folder that can't be; a run that stops leaves no half file."""
    with pytest.raises(SettingsError, match="Choose one of claims"):
        csv.encode(sample.reading(), "verdicts")
    with pytest.raises(SettingsError, match="Choose csv"):
        tables_zip.encode(sample.reading(), "xls")
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="can't be written"):
        list(tables_zip.write([], tmp_path / "file"))
    next(tables_zip.write([sample.reading(), sample.reading()], tmp_path / "made"))
    assert list((tmp_path / "made").iterdir()) == []


@pytest.mark.parametrize(("module", "gone"), [(parquet, "pyarrow.parquet"), (docbin, "spacy")])
def test_a_missing_extra(module, gone, monkeypatch):
    """Who lacks the extra is told which, and how to get it."""
    monkeypatch.setitem(sys.modules, gone, None)
    with pytest.raises(SettingsError, match=r"needs the extra '(parquet|spacy)'.*pip install"):
        module.encode(sample.reading())


def test_the_docs_have_these_columns():
    """``python -m reportedly.export.tables``, pasted after an edit of columns.py, or this fails."""
    assert tables.described() in DOCS.read_text(encoding="utf-8")

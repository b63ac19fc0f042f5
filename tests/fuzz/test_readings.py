"""Whole readings of any text, and every export of them: nothing raised, spans exact, round trips without loss."""

import csv as std_csv
import io
import json as std_json
import zipfile

import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export import annotations, annotations_in, brat, brat_in, csv, explanation, html, json, jsonl, parquet
from reportedly.export.brat_text import joined, plain
from reportedly.export.columns import TABLES
from reportedly.export.tables import table
from reportedly.export.wellformed import well_formed
from reportedly.intake.canonical import clean
from tests.fuzz import texts, whole
from tests.fuzz.profiles import examples


@examples(14)
@given(texts.texts(), texts.days())
def test_any_text_is_read(text, day):
    """The pipeline raises nothing, its spans are of the text, and JSON gives the very reading back, twice the same."""
    reading = whole.read(text, day)
    if reading is None:
        assert not clean(text).strip()
        return
    whole.check_reading(reading)
    data = json.encode(reading)
    assert json.decode(data) == reading
    assert json.encode(whole.read(text, day)) == data


@examples(7)
@given(texts.texts(), st.lists(texts.texts(3), min_size=9, max_size=9))
def test_every_export_of_any_reading(text, words):
    """Each export is made, twice the same, of plain readings and of those whose names and titles are hostile."""
    reading = whole.read(f"{text} The mayor said on Monday that 5 people fled.")
    for one in (reading, whole.dressed(reading, words)):
        made = whole.exports(one)
        assert made == whole.exports(one)
        for claim in one.claims[:3]:
            assert explanation.explanation(one, claim.id)
        check_tables(one, made)
        std_json.loads(made["annotations"])
        std_json.loads(made["prov"])
        assert all(std_json.loads(line)["schema"] for line in made["ftm"].splitlines())
        assert zipfile.ZipFile(io.BytesIO(made["brat"])).testzip() is None


def check_tables(reading, made):
    """A table says the same as CSV (read back by the standard library), JSON Lines and Parquet."""
    for name in TABLES:
        types = {column.name: column.type for column in table(name).columns}
        rows = [std_json.loads(line) for line in made[f"jsonl-{name}"].splitlines()]
        cells = list(std_csv.DictReader(io.StringIO(made[f"csv-{name}"].decode(), newline="")))
        assert len(cells) == len(rows)
        for row, cell in zip(rows, cells, strict=True):
            for column, value in row.items():
                shown = csv.plain(cell[column]) if types[column] == "text" else cell[column]
                assert shown == as_cell(value), column
        packed = pq.read_table(io.BytesIO(made[f"parquet-{name}"])).to_pylist()
        assert [{k: v for k, v in row.items() if k in types} for row in packed] == rows


def as_cell(value):
    """What a cell of CSV says of a value."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value.replace("\0", "\ufffd")
        case list():
            return std_json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return repr(value)


@examples(10)
@given(texts.texts())
def test_brat_and_annotations_come_back(text):
    """What is exported for other tools' annotation comes back on the same code points; nothing is left unanchored."""
    reading = whole.read(f"{text} The mayor said on Monday that 5 people fled.")
    words = reading.document.text
    ours, lines = brat.standoff(reading)
    found = brat_in.decode(lines.encode(), ours.encode(), words)
    assert (found.same_text, found.warnings) == (True, [])
    by_id = {one.id: one for one in found.attributions}
    for said in reading.attributions:
        for role in ("source", "cue", "content"):
            spans = getattr(said, role)
            if any(span.of(plain(words)).strip() for span in spans):
                assert covered(getattr(by_id[said.id].roles, role), ours) == covered(spans, ours), role
    placed = annotations_in.place(annotations_in.read_annotations(annotations.encode(reading)), words)
    assert not [one for one in placed if one.unanchored]
    back = {(one.annotation.role, one.annotation.of): one.spans for one in placed}
    for claim in reading.claims:
        assert back["claim", claim.id] == sorted(set(claim.spans))


def covered(spans, text):
    """The code points of spans that are no white space: what brat can hold."""
    return {at for start, end in joined(spans, text) for at in range(start, end) if not text[at].isspace()}


@examples(150)
@given(texts.texts(12))
def test_canonical_text_is_its_own(text):
    """Cleaning a clean text changes nothing; what is well formed stays as long as it was."""
    once = clean(text)
    assert clean(once) is once
    assert len(well_formed(text)) == len(text)
    well_formed(text).encode("utf-8")


@examples(4)
@given(st.lists(texts.texts(8), min_size=2, max_size=4))
def test_many_readings_are_as_each(many):
    """A table of many readings is the rows of each, in order; a page of each is well made."""
    readings = [found for text in many if (found := whole.read(text)) is not None]
    whole_table = b"".join(jsonl.encode_many(readings, "claims"))
    assert whole_table == b"".join(jsonl.encode(reading, "claims") for reading in readings)
    assert csv.encode(readings[0]) == b"".join(csv.encode_many(readings[:1])) if readings else True
    assert all(html.page(reading).startswith("<!doctype html>") for reading in readings)
    assert parquet.encode(readings[0]) == parquet.encode(readings[0]) if readings else True

"""A reading as JSON: keys other programs rely on, the round trip, the published schema."""

import json as stdlib_json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.errors import NoText, WrongFormat
from reportedly.export import json
from reportedly.export.schema import encode_schema
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from tests.doors import sample

KEYS = [
    ("", "schema id document attributions voices quantities dates claims findings origins"),
    ("document", "text title publisher published authors url language sha256 blocks"),
    ("document.blocks.0", "kind span"),
    ("attributions.0", "id source cue content quote stance voice confidence chain"),
    ("attributions.0.chain.0", "voice name kind source cue"),
    ("voices.0", "id name kind mentions side flags"),
    ("quantities.0", "id span low high unit counted modifier"),
    ("dates.0", "id span type value"),
    ("claims.0", "id spans attribution quantities dates flags worth"),
    ("findings.0", "id kind verdict spans working confidence"),
    ("origins", "low best high groups"),
    ("origins.groups.0", "name kind voices claims"),
]


def _at(record, path):
    for step in filter(None, path.split(".")):
        record = record[int(step)] if step.isdigit() else record[step]
    return record


@pytest.mark.parametrize(("path", "keys"), KEYS)
def test_every_key_of_the_design_is_there(path, keys):
    """Scorers and other programs find each key that DESIGN promises, even where its value is a default."""
    printed = stdlib_json.loads(json.encode(sample.reading()))
    assert set(keys.split()) <= set(_at(printed, path))


@pytest.mark.parametrize(
    "path",
    ["attributions.0.source", "attributions.0.content", "claims.0.spans", "findings.0.spans", "voices.0.mentions"],
)
def test_roles_are_lists_of_pairs(path):
    """A span is printed as [start, end], and the words at it are the words meant."""
    printed = stdlib_json.loads(json.encode(sample.reading()))
    spans = _at(printed, path)
    assert spans
    assert all(printed["document"]["text"][start:end].strip() for start, end in spans)


@pytest.mark.parametrize("pretty", [False, True])
def test_round_trip(pretty):
    """What was written is read back equal, so an archive of readings loses nothing."""
    reading = sample.reading()
    assert json.decode(json.encode(reading, pretty=pretty)) == reading


def test_one_reading_is_one_line():
    """JSON Lines hold: no line break inside a record, however the text is broken."""
    assert b"\n" not in json.encode(sample.reading())


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_encoded(text):
    """Lone surrogates and controls from a broken page neither stop the encoder nor shift an offset."""
    back = json.decode(json.encode(Reading(id="x", document=Document(text=text))))
    assert len(back.document.text) == len(text)


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"id": "x", "document": 3}', b"\xff\xfe", b'{"id":"x","doc'])
def test_what_is_no_reading_is_refused(data):
    """A file that holds something else gives our error, not a library's."""
    with pytest.raises(WrongFormat):
        json.decode(data)


def test_another_version_is_refused():
    """A reading of a later schema is not taken for one of ours."""
    later = replace(sample.reading(), schema="reportedly/reading/9")
    with pytest.raises(WrongFormat, match="reading/9"):
        json.decode(json.encode(later))


def test_failure_line():
    """A bad document in a batch has its id and a one-line reason in the output."""
    line = stdlib_json.loads(json.encode_failure("a/7", NoText("nothing to read", where="x.html")))
    assert line == {
        "schema": "reportedly/failure/1",
        "id": "a/7",
        "error": "x.html: nothing to read",
        "kind": "NoText",
    }


def test_schema_accepts_readings():
    """What is published as the schema holds for what is printed."""
    schema = stdlib_json.loads(encode_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    printed = stdlib_json.loads(json.encode(sample.reading()))
    jsonschema.Draft202012Validator(schema).validate(printed)


@pytest.mark.parametrize(
    ("path", "key", "wrong"),
    [
        ("", "schema", "reportedly/reading/2"),
        ("attributions.0", "quote", "shouted"),
        ("attributions.0", "source", [[1]]),
        ("voices.0", "kind", "celebrity"),
        ("findings.0", "verdict", "true"),
        ("claims.0", "spans", "0-3"),
    ],
)
def test_schema_refuses(path, key, wrong):
    """The schema says something: records that break the design do not pass it."""
    printed = stdlib_json.loads(json.encode(sample.reading()))
    _at(printed, path)[key] = wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(stdlib_json.loads(encode_schema())).validate(printed)

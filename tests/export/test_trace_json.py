"""A trace as JSON: it holds to its own schema and comes back the same."""

import json

import jsonschema
import msgspec
import pytest

from reportedly.export.json import encode
from reportedly.export.trace_json import encode_schema, schema
from reportedly.model.trace import Trace
from tests.export import hostile, traces


@pytest.mark.parametrize("made", [traces.small, traces.medium, traces.large])
def test_holds_to_the_schema(made):
    """What is printed is what the schema says, and reads back as it was."""
    written = encode(made().trace, pretty=True)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(written))
    assert msgspec.json.decode(written, type=Trace) == made().trace


def test_the_schema_is_one():
    """A valid draft 2020-12 schema, with its name in it."""
    made = json.loads(encode_schema())
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["$defs"]["Trace"]["properties"]["schema"]["const"] == "reportedly/trace/1"


def test_lone_surrogates():
    """Half a character in a report does not end the run."""
    jsonschema.Draft202012Validator(schema()).validate(json.loads(encode(hostile.trace())))

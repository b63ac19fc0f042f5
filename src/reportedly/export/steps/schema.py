"""The JSON Schema of Steps (draft 2020-12), from the very records that ``export.json.encode`` writes."""

from typing import Any

import msgspec

from reportedly.model.steps import SCHEMA, Steps

SCHEMA_ID = f"urn:{SCHEMA.replace('/', ':')}"
_SPAN = "[start, end) in Unicode code points of the report's text"
_DESCRIPTIONS = {
    ("Steps", "schema"): "the version of this schema; keys may be added to it, none is renamed",
    ("Steps", "id"): "the document's id, as in its reading",
    ("Steps", "sha256"): "of the text that all spans are of",
    ("Steps", "made_by"): "the program and its encoder",
    ("ClaimSteps", "claim"): "id of the claim in the reading",
    ("Step", "step"): "which stage of the way; a stage that does not apply is left out",
    ("Fact", "span"): _SPAN,
    ("Fact", "words"): "text[start:end] of span",
    ("Fact", "value"): "a probability, a score or log-odds, as says tells",
    ("Fact", "least"): "what value had to reach",
    ("Fact", "rule"): "id of a check, of a caution's rule, of a flag; or the function or file that is the rule",
    ("Fact", "of"): "id of a record of the reading that it is about",
    ("Fact", "verdict"): "a check's: consistent, strained, inconsistent, not-checkable, not-applicable",
}


def schema() -> dict[str, Any]:
    """The schema as a dictionary; spans are two-element arrays of integers ≥ 0, keys may be added."""
    (root,), records = msgspec.json.schema_components([Steps], ref_template="#/$defs/{name}")
    for (record, key), words in _DESCRIPTIONS.items():
        records[record]["properties"][key]["description"] = words
    steps = records["Steps"]
    steps["properties"]["schema"] = {"const": SCHEMA, "description": _DESCRIPTIONS["Steps", "schema"]}
    steps["required"] = ["schema", *steps["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "The steps to the claims of a report",
        "description": "How the program came to each claim, as `reportedly read --verbose --json` prints it.",
        **root,
        "$defs": records,
    }


def encode_schema() -> bytes:
    """The schema as indented UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2)

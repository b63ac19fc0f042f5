"""The JSON Schema of a Reading (draft 2020-12), from the very records that are encoded."""

from typing import Any

import msgspec

from reportedly.model.reading import SCHEMA, Reading

SCHEMA_ID = f"urn:{SCHEMA.replace('/', ':')}"
_SPAN = "[start, end) in Unicode code points of document.text"
_DESCRIPTIONS = {
    ("Reading", "schema"): "the version of this schema; keys may be added to it, none is renamed",
    ("Reading", "id"): "the document's id, as it was given or made from its place",
    ("Reading", "source_kinds"): "claims by the kind of their first voice; own-voice for the report's own",
    ("Reading", "no_reply"): "passages that say who was asked and did not answer",
    ("Reading", "unverified"): "passages that say something is not verified",
    ("Reading", "replies"): "denials, corrections, confirmations and silences, each with the claims it answers",
    ("Attribution", "source"): f"spans, each {_SPAN}; may be discontinuous or empty",
    ("Attribution", "cue"): f"spans, each {_SPAN}; may be discontinuous or empty",
    ("Attribution", "content"): f"spans, each {_SPAN}; may be discontinuous",
    ("Attribution", "chain"): "nearest the reader first; the last is the first voice",
    ("Attribution", "confidence"): "calibrated probability, 0 to 1",
    ("Quantity", "low"): "least value printed, in the unit as printed (10 % is 10)",
    ("Quantity", "high"): "greatest value printed; equals low for a single number",
    ("Quantity", "population"): "the group it is of, in the report's words; empty where none is named",
    ("Quantity", "when"): "id of the date it is of; null where its clause has none",
    ("Quantity", "part"): "its part in a change: from so much, to so much, by so much",
    ("Date", "value"): "TIMEX3 value; X stands for digits that are not known",
    ("Claim", "attribution"): "null where the report says it in its own voice",
    (
        "Claim",
        "facets",
    ): "what a check would hold on to: figure, public-record, named-event, harm, change …",
    ("Claim", "central"): "how central it is to its report, 0 to 1",
    ("Claim", "worth"): "probability that it is worth checking, 0 to 1; above a half it is",
    (
        "Mark",
        "sort",
    ): "the kind within the kind: a hedge is evidential, modal, approximator, attribution, plausibility",
    ("Mark", "charged_to"): "whose words: outlet, the id of an attribution, or quoted",
    ("Reply", "why"): "what ties it to the claims",
    ("Finding", "kind"): "id of the rule; `reportedly checks` explains each",
    ("Finding", "working"): "the working, as a line",
    ("Finding", "needs"): "what is missing, where the verdict is not-checkable",
    ("Reading", "matters"): "who is at odds with whom in the report, and where it names them",
    ("Reading", "cautions"): "what the newsroom's profile warns an editor of, worst first",
    ("Voice", "traits"): "what kind of witness it is; docs/witness.md has the catalogue",
    ("Caution", "rule"): "id of the rule; `reportedly profiles` explains each",
    ("Caution", "voice"): "null where the report itself, or the whole of it, is meant",
    ("OriginGroup", "through"): "names of those who passed the words on, nearest the reader first",
    ("Origins", "low"): "least number of first voices, if every doubtful pair is one voice",
    ("Origins", "high"): "greatest number of first voices, if every doubtful pair is two",
}


def schema() -> dict[str, Any]:
    """The schema as a dictionary; spans are two-element arrays of integers ≥ 0, keys may be added."""
    (root,), records = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    for (record, key), words in _DESCRIPTIONS.items():
        described = records[record]["properties"][key]
        described["description"] = words
    reading = records["Reading"]
    reading["properties"]["schema"] = {"const": SCHEMA, "description": _DESCRIPTIONS["Reading", "schema"]}
    reading["required"] = ["schema", *reading["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A reading of a news report",
        "description": f"What one report stands on, as `reportedly read --json` prints it. A span is {_SPAN}.",
        **root,
        "$defs": records,
    }


def encode_schema() -> bytes:
    """The schema as indented UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2)

"""The JSON Schema of a Trace (draft 2020-12), from the very records that ``export.json.encode`` writes."""

from typing import Any

import msgspec

from reportedly.model.trace import SCHEMA, Trace

SCHEMA_ID = f"urn:{SCHEMA.replace('/', ':')}"
_SPAN = "[start, end) in Unicode code points of the article's text"
_DESCRIPTIONS = {
    ("Trace", "schema"): "the version of this schema; keys may be added to it, none is renamed",
    ("Trace", "query"): "what was asked, as it was given",
    ("Trace", "articles"): "how many articles have the claim; mentions has one each",
    ("Trace", "low"): "least number of reporting origins, if every doubtful article has it from another",
    ("Trace", "best"): "likeliest number of reporting origins",
    ("Trace", "high"): "greatest number of reporting origins, if every doubtful article has it by itself",
    ("Trace", "voices"): "first voices: five newsrooms that quote one official are five reports of one voice",
    ("Mention", "article"): "its key: URL, else the id that it came with, else its place",
    ("Mention", "version"): "number of the version's row in the archive",
    ("Mention", "published"): "as given; published_from and published_to are its bounds in UTC, null where not known",
    ("Mention", "span"): f"the claim, {_SPAN}",
    ("Mention", "sentence"): f"the sentence that holds it, {_SPAN}",
    ("Mention", "low"): "least value of its figure, in the unit as printed; null without a figure",
    ("Mention", "high"): "greatest value of its figure; equals low for a single number",
    ("Mention", "own"): "how likely it is that it reports the claim by itself, 0 to 1",
    ("Edge", "later"): "key of the article that has the claim from the earlier one",
    ("Edge", "earlier"): "key of an article, or the name of an outlet where outside is true",
    ("Edge", "sure"): "probability, 0 to 1",
    ("Passage", "one"): f"in the later text, {_SPAN}",
    ("Passage", "other"): f"in the earlier text, {_SPAN}",
    ("Passage", "alike"): "of its words, the part that is the same, 0 to 1",
    ("ReportingOrigin", "sure"): "how likely it is that the claim starts here, 0 to 1",
    ("ReportingOrigin", "followers"): "keys of the articles that have it from here",
    ("PrimaryVoice", "origins"): "keys of the articles that heard this voice themselves",
    ("PrimaryVoice", "articles"): "how many articles this voice is behind",
}


def schema() -> dict[str, Any]:
    """The schema as a dictionary; spans are two-element arrays of integers ≥ 0, keys may be added."""
    (root,), records = msgspec.json.schema_components([Trace], ref_template="#/$defs/{name}")
    for (record, key), words in _DESCRIPTIONS.items():
        records[record]["properties"][key]["description"] = words
    trace = records["Trace"]
    trace["properties"]["schema"] = {"const": SCHEMA, "description": _DESCRIPTIONS["Trace", "schema"]}
    trace["required"] = ["schema", *trace["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A claim's way through an archive",
        "description": "Who has a claim from whom, as `reportedly trace --json` prints it.",
        **root,
        "$defs": records,
    }


def encode_schema() -> bytes:
    """The schema as indented UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2)

"""``reference/reading.md`` and its schema files: the records, from the JSON Schema that the program prints."""

import json
from typing import Any

from docs.making.words import cell, table
from reportedly.export import trace_json
from reportedly.export.schema import encode_schema, schema

HEAD = """\
# The Reading as JSON

You have `reportedly read FILE --json` in front of you and want to know what a key means. Every door gives the same
record: the command line, the API, Python (`reportedly.Reading`), an archive's `export readings`.

- A **span** is `[start, end)` in Unicode code points of `document.text`; `text[start:end]` is always the words shown.
  JavaScript and Java count UTF-16 units: convert there.
- Roles are **lists of spans**, since words can be interrupted.
- Keys may be added in later versions; none is renamed. `schema` says which version it is.
- All words in it are somebody else's: escape them wherever you show them.

The schema itself, JSON Schema draft 2020-12: [reading.schema.json](reading.schema.json), as `reportedly schema` prints
it, and of a trace [trace.schema.json](trace.schema.json), `reportedly schema trace`.
"""


def page() -> str:
    """The page: a table for each record, the Reading first."""
    records: dict[str, Any] = schema()["$defs"]
    order = _reached("Reading", records)
    parts = [HEAD]
    for name in order:
        record = records[name]
        if "properties" not in record:
            continue
        rows = [(f"`{key}`", _type(each), _told(each)) for key, each in record["properties"].items()]
        parts.append(f"## {name}\n\n{_about(record)}{table(('key', 'type', 'is'), rows)}")
    return "\n".join(parts)


def reading_schema() -> str:
    """The schema of a reading, as a file."""
    return encode_schema().decode() + "\n"


def trace_schema() -> str:
    """The schema of a trace, as a file."""
    return trace_json.encode_schema().decode() + "\n"


def _reached(name: str, records: dict[str, Any]) -> list[str]:
    found, ahead = [], [name]
    while ahead:
        one = ahead.pop(0)
        if one in found:
            continue
        found.append(one)
        words = json.dumps(records[one])
        ahead += sorted((each for each in records if f'"#/$defs/{each}"' in words), key=words.index)
    return found


def _about(record: dict[str, Any]) -> str:
    said = record.get("description", "")
    return f"{cell(said)}\n\n" if said else ""


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return "span" if name == "Span" else f"[{name}](#{name.lower()})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{one}`" if one is not None else "null" for one in value["enum"])
    if "anyOf" in value:
        return " or ".join(_type(one) for one in value["anyOf"])
    if value.get("type") == "array":
        if "prefixItems" in value:
            return "span" if len(value["prefixItems"]) == 2 else "array"
        return f"list of {_type(value['items'])}" if value.get("items") else "list"
    if value.get("type") == "object" and isinstance(value.get("additionalProperties"), dict):
        return f"object of {_type(value['additionalProperties'])}"
    kind = value.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else kind


def _told(value: dict[str, Any]) -> str:
    bounds = [
        f"{words} {value[key]}" for key, words in (("minimum", "at least"), ("maximum", "at most")) if key in value
    ]
    return cell("; ".join(filter(None, [value.get("description", ""), *bounds])))

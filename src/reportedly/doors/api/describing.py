"""How an operation is described: what it takes and gives, by the records that are really read and written."""

from typing import Any

from reportedly.doors.api.answers import JSON

Described = dict[int | str, dict[str, Any]]
_LOCATION = {"Location": {"description": "Where it is.", "schema": {"type": "string"}}}
_LINK = {"Link": {"description": "first, prev, next and last (RFC 8288).", "schema": {"type": "string"}}}
_TAG = {"ETag": {"description": "Of this version, read by this program.", "schema": {"type": "string"}}}


def ref(kind: type) -> dict[str, Any]:
    """Where the record's schema stands in the document; words are words."""
    if kind is str:
        return {"type": "string"}
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def gives(kind: type, what: str, status: int = 200, *, located: bool = False, example: object = None) -> Described:
    """One record, as JSON."""
    content: dict[str, Any] = {"schema": ref(kind)}
    if example is not None:
        content["example"] = example
    told: dict[str, Any] = {"description": what, "content": {JSON: content}}
    return {status: told | ({"headers": _LOCATION} if located else {})}


def gives_page(kind: type, what: str) -> Described:
    """A page of records."""
    number = {"type": "integer", "minimum": 0}
    schema = {
        "type": "object",
        "properties": {"total": number, "limit": number, "skip": number, "items": many(ref(kind))},
        "required": ["total", "limit", "skip", "items"],
    }
    return {200: {"description": what, "content": {JSON: {"schema": schema}}, "headers": _LINK}}


def gives_list(kind: type, what: str) -> Described:
    """All the records there are, in an array."""
    return {200: {"description": what, "content": {JSON: {"schema": many(ref(kind))}}}}


def gives_other(media_type: str, what: str, schema: dict[str, Any] | None = None) -> Described:
    """What is no JSON record."""
    return {200: {"description": what, "content": {media_type: {"schema": schema or {"type": "string"}}}}}


def many(schema: dict[str, Any]) -> dict[str, Any]:
    """An array of those."""
    return {"type": "array", "items": schema}


def tagged(described: Described) -> Described:
    """The same, with an ETag, or nothing anew."""
    described[200]["headers"] = {**described[200].get("headers", {}), **_TAG}
    return described | {304: {"description": "It is as you have it.", "headers": _TAG}}


def takes(kind: type, example: object) -> dict[str, Any]:
    """A body of one record, as JSON."""
    return {"requestBody": {"required": True, "content": {JSON: {"schema": ref(kind), "example": example}}}}

"""``reference/rest.md``: every operation of the API, from its OpenAPI document."""

import json
from typing import Any

from fastapi import FastAPI

from docs.making.words import cell, table
from reportedly.doors.api.mounting import routes
from reportedly.doors.api.openapi import METHODS

HEAD = """\
# REST, operation by operation

You write a program against a desk and want its paths, parameters and answers. [The API](../api.md) shows them in use,
with real answers; this page is the list. A desk gives the whole description, OpenAPI 3.1, at `/api/v1/openapi.json`.

- Keys: `Authorization: Bearer …`, made on the desk's account page. What a role may: [the API](../api.md#who-may).
- Errors are problem+json (RFC 9457), [with these statuses](../api.md#errors).
- Records are those of [the Reading](reading.md) and their kin, described in the document.
"""


def document() -> dict[str, Any]:
    """The OpenAPI document of a desk."""
    app = FastAPI()
    routes(app)
    found: dict[str, Any] = json.loads(app.state.openapi)
    return found


def page() -> str:
    """The page: a table for each tag."""
    found = document()
    parts = [HEAD]
    for tag in found["tags"]:
        rows = [
            (f"`{how.upper()} {cell(path)}`", cell(_told(one)), _takes(one), _answers(one))
            for path, methods in found["paths"].items()
            for how, one in methods.items()
            if how.upper() in METHODS and tag["name"] in one.get("tags", [])
        ]
        parts.append(f"## {tag['name'].capitalize()}\n\n{cell(tag['description'])}\n")
        parts.append(table(("operation", "does", "takes", "answers"), rows))
    return "\n".join(parts)


def openapi() -> str:
    """The document as a file."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def _told(one: dict[str, Any]) -> str:
    return str(one.get("description") or one.get("summary", ""))


def _takes(one: dict[str, Any]) -> str:
    names = [f"`{each['name']}`" for each in one.get("parameters", []) if each["in"] in ("query", "header")]
    kinds = [f"`{kind}`" for kind in one.get("requestBody", {}).get("content", {})]
    return cell("; ".join(filter(None, [", ".join(names), f"body {', '.join(kinds)}" if kinds else ""])))


def _answers(one: dict[str, Any]) -> str:
    return ", ".join(code for code in one["responses"] if code.startswith("2"))

"""``reference/mcp-tools.md``: the tools, resources and prompts of the MCP server, as a client is told of them."""

from typing import Any

import anyio
from mcp import Client

from docs.making.words import cell, table
from reportedly.doors.mcp.holdings import Holdings
from reportedly.doors.mcp.server import ReportedlyServer

HEAD = """\
# MCP tools

You set up an assistant and want to know what it can ask, and with what arguments. How to connect one, what an answer
costs, and how words of reports are fenced: [for language models](../mcp.md). All tools are read-only.
"""


def page() -> str:
    """The page: a table of arguments for each tool."""
    found = anyio.run(_told)
    parts = [HEAD]
    for tool in found["tools"]:
        parts.append(f"## {tool.name}\n\n{_lines(tool.description)}\n")
        schema = tool.input_schema
        needed = schema.get("required", [])
        rows = [
            (f"`{name}`", _type(each, schema), _is(name, each, needed)) for name, each in schema["properties"].items()
        ]
        parts.append(table(("argument", "type", "is"), rows))
    rows = [(f"`{cell(str(one.uri_template))}`", cell(one.description or "")) for one in found["resources"]]
    parts.append("## Resources\n\n" + table(("address", "is"), rows))
    rows = [(f"`{one.name}`", cell(one.description or "")) for one in found["prompts"]]
    parts.append("## Prompts\n\n" + table(("prompt", "is"), rows))
    return "\n".join(parts)


async def _told() -> dict[str, Any]:
    async with Client(ReportedlyServer(Holdings("nowhere.db"))) as client:
        return {
            "tools": (await client.list_tools()).tools,
            "resources": (await client.list_resource_templates()).resource_templates,
            "prompts": (await client.list_prompts()).prompts,
        }


def _lines(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _type(value: dict[str, Any], schema: dict[str, Any]) -> str:
    if "$ref" in value:
        return _type(schema["$defs"][value["$ref"].rpartition("/")[2]], schema)
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if "anyOf" in value:
        return " or ".join(_type(one, schema) for one in value["anyOf"])
    return str(value.get("type", "any"))


def _is(name: str, value: dict[str, Any], needed: list[str]) -> str:
    told = cell(value.get("description", ""))
    if name in needed:
        return f"{told} Needed.".strip()
    default = value.get("default")
    return told if default in (None, "", []) else f"{told} By default `{default}`.".strip()

"""A client of the SDK in the same process, asked from plain functions."""

import json
from collections.abc import Iterator

import anyio
from mcp import Client, MCPError

FIELD = "untrusted_"


def asked(server, ask):
    """What ``ask(client)`` gives, of a client connected to ``server``."""

    async def go():
        async with Client(server) as client:
            return await ask(client)

    return anyio.run(go)


def called(server, tool, **arguments):
    """The tool's result, an error's too."""
    return asked(server, lambda client: client.call_tool(tool, arguments))


def answer(server, tool, **arguments):
    """The structured answer; fails where the tool did."""
    result = called(server, tool, **arguments)
    assert not result.is_error, result.content[0].text
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def refusal(server, tool, **arguments):
    """The line of a tool's error."""
    result = called(server, tool, **arguments)
    assert result.is_error
    return result.content[0].text


def read(server, uri):
    """A resource's JSON; raises the client's MCPError where it is refused."""

    async def go(client):
        try:
            return await client.read_resource(uri)
        except MCPError as error:  # raised within, it would come out as a group
            return error

    found = asked(server, go)
    if isinstance(found, MCPError):
        raise found
    return json.loads(found.contents[0].text)


def strings(value, key="") -> Iterator[tuple[str, str]]:
    """Every string of an answer, with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield "a key", name
            yield from strings(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, key)


def bare(words, fence):
    """Quoted words without their marks."""
    assert words.startswith(f"<<{fence} "), words
    assert words.endswith(f" {fence}>>"), words
    return words.removeprefix(f"<<{fence} ").removesuffix(f" {fence}>>")

"""Both ways in, with a real client: a subprocess over stdin and stdout, and HTTP with its guards."""

import json
import os
import socket
import sys
import threading
import time
from pathlib import Path

import anyio
import httpx2
import pytest
import uvicorn
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from reportedly.doors.mcp import http
from reportedly.doors.mcp.holdings import Holdings
from reportedly.doors.mcp.server import ReportedlyServer
from reportedly.errors import SettingsError
from reportedly.settings import current

SECRET = "s" * 40
EVERYWHERE = "0.0.0.0"  # noqa: S104 - what must be refused
RUN = "import typer; from reportedly.doors.mcp_cli import mcp; typer.run(mcp)"
HEADERS = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}


def test_stdio(kept):
    """A subprocess is started, asked twice, and ends; nothing but the protocol is on its standard output."""
    parameters = StdioServerParameters(
        command=sys.executable, args=["-c", RUN, "--archive", kept], env=dict(os.environ), cwd=Path.cwd()
    )

    async def go():
        async with Client(parameters) as client:
            tools = (await client.list_tools()).tools
            read = await client.call_tool("read_report", {"text": "Boats sank, the mayor said."})
            listed = await client.call_tool("list_reports", {})
        return tools, read, listed

    tools, read, listed = anyio.run(go)
    assert len(tools) == 8
    assert "Boats sank" in read.content[0].text
    assert listed.structured_content["answer"] == "9 reports"


@pytest.fixture
def listening(kept):
    """A server with a token on a free port; gives its address."""
    made = http.app(ReportedlyServer(Holdings(kept)), http.Address(port=0, allowed=("desk.example",)), SECRET)
    server = uvicorn.Server(uvicorn.Config(made, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not server.started and time.monotonic() < end:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/mcp"
    server.should_exit = True
    thread.join(10)


def test_http(listening):
    """With the token a client reads a report and asks for its next page: two requests, one server's memory."""

    async def go():
        carrier = httpx2.AsyncClient(headers={"authorization": f"Bearer {SECRET}"})
        async with carrier, Client(streamable_http_client(listening, http_client=carrier)) as client:
            first = await client.call_tool("read_report", {"text": "Boats sank, the mayor said."})
            uri = first.structured_content["uri"]
            return await client.call_tool("show_report", {"report": uri, "detail": "text"})

    assert "Boats sank, the mayor said." in anyio.run(go).content[0].text


REFUSED = [
    ({}, 401),
    ({"authorization": "Bearer wrong"}, 401),
    ({"authorization": f"Bearer {SECRET}x"}, 401),
    ({"authorization": SECRET}, 401),
    ({"authorization": f"Bearer {SECRET}", "host": "evil.example"}, 421),
    ({"authorization": f"Bearer {SECRET}", "host": "127.0.0.1.evil.example:80"}, 421),
    ({"authorization": f"Bearer {SECRET}", "origin": "https://evil.example"}, 403),
    ({"authorization": f"Bearer {SECRET}", "content-type": "text/plain"}, 400),
    ({"authorization": f"Bearer {SECRET}"}, 200),
    ({"authorization": f"Bearer {SECRET}", "host": "desk.example"}, 200),
    ({"authorization": f"Bearer {SECRET}", "host": "desk.example", "origin": "https://desk.example"}, 200),
]


@pytest.mark.parametrize(("headers", "status"), REFUSED, ids=range(len(REFUSED)))
def test_who_is_answered(listening, headers, status):
    """No token, another's host name (a page that rebinds its name to us), another's origin: refused before any tool."""
    answer = httpx2.post(listening, json=HELLO, headers={**HEADERS, **headers})
    assert answer.status_code == status
    if status == 200:
        assert "untrusted_" in json.loads(answer.text)["result"]["instructions"]


def test_a_huge_body_is_refused(kept, monkeypatch):
    """What can't hold a text of a permitted length is not even taken in."""
    monkeypatch.setenv("REPORTEDLY_MAX_CHARACTERS", "1000")
    current.cache_clear()
    try:
        made = http.app(ReportedlyServer(Holdings(kept)), http.Address(), "")
    finally:
        monkeypatch.undo()
        current.cache_clear()
    body = json.dumps({**HELLO, "padding": "x" * 80_000})

    async def go():
        carrier = httpx2.ASGITransport(made)
        async with httpx2.AsyncClient(transport=carrier, base_url="http://127.0.0.1:8321") as client:
            return await client.post("/mcp", content=body, headers=HEADERS)

    assert anyio.run(go).status_code == 413


@pytest.mark.parametrize(
    ("address", "secret", "told"),
    [
        (http.Address("192.0.2.7"), "", "192.0.2.7: is reached from elsewhere: it needs a token. Set REPORTEDLY"),
        (http.Address(EVERYWHERE), "", "0.0.0.0: is reached from elsewhere: it needs a token."),
        (http.Address(EVERYWHERE), SECRET, "0.0.0.0: says by no name how it is called. Give --allowed-host NAME"),
    ],
)
def test_elsewhere_needs_a_token_and_a_name(empty, address, secret, told):
    """Nobody opens the archive to a network by a slip."""
    with pytest.raises(SettingsError) as caught:
        http.app(empty, address, secret)
    assert str(caught.value).startswith(told)


def test_a_weak_token_is_refused(monkeypatch):
    """A token that could be guessed is none."""
    monkeypatch.setenv(http.TOKEN, "secret")
    with pytest.raises(SettingsError, match="24 ASCII characters or more"):
        http.token()
    monkeypatch.setenv(http.TOKEN, SECRET)
    assert http.token() == SECRET


def test_a_taken_port_is_told(empty):
    """A port in use, or a host that is not ours, is an error of one line before anything runs."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as caught:
            http.over_http(empty, http.Address(port=port))
    assert str(caught.value).startswith(f"127.0.0.1:{port}: can't be listened on (")

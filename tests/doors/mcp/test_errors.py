"""What goes wrong is told on one line that says what to do, and never more than that."""

import time

import anyio
import pytest
from mcp import MCPError

from reportedly.doors.mcp import running
from reportedly.doors.mcp.holdings import Holdings
from reportedly.doors.mcp.server import ReportedlyServer
from reportedly.settings import current
from tests.doors.mcp.asking import answer, asked, read, refusal

NO_ARCHIVE = (
    "reportedly.db: this server has no archive. Start it with --archive FILE; 'reportedly archive add' makes one."
)

WRONG = [
    ("read_report", {}, "read_report: exactly one of text, url and file is read"),
    (
        "read_report",
        {"text": "a", "url": "https://b.example"},
        "read_report: exactly one of text, url and file is read",
    ),
    ("read_report", {"url": "https://b.example"}, "url: this server opens no URLs."),
    ("read_report", {"text": "   "}, "holds no text."),
    ("read_report", {"text": "Boats.", "published": "soon"}, "'soon' is no date"),
    (
        "read_report",
        {"text": "Boats.", "detail": "all"},
        "read_report: detail: Input should be 'outline', 'full' or 'text'.",
    ),
    ("show_report", {"report": "report://none"}, "none: no such article in the archive."),
    ("show_report", {"report": "reading://none"}, "report: this reading is no longer kept. Call read_report again."),
    ("show_report", {"report": "report://wire-1", "cursor": "99"}, "cursor: is no cursor of this answer."),
    ("show_report", {"report": "report://wire-1", "cursor": "-1"}, "cursor: is no cursor of this answer."),
    ("show_report", {"report": "report://a%00b"}, "a\ufffdb: no such article in the archive."),
    ("trace_claim", {}, "trace_claim: claim: Field required."),
    ("trace_claim", {"claim": "claim://wire-1/c99"}, "no claim c99 of wire-1"),
    ("trace_claim", {"claim": "x" * 2001}, "trace_claim: claim: String should have at most 2000 characters."),
    ("checked_before", {"claim": "claim://wire-1/c99"}, "wire-1#c99: no such claim."),
    ("checked_before", {"claim": "…"}, "checked: no words to look for."),
    ("competing_figures", {"counting": "deserted", "profile": "mine"}, "mine"),
    ("search_claims", {"words": "a", "limit": 51}, "search_claims: limit: Input should be less than or equal to 50."),
    ("list_reports", {"since": "soon"}, "since: 'soon' is no date."),
    ("list_reports", {"cursor": "9"}, "cursor: is no cursor of this list."),
    ("explain_check", {"rule": "no-such"}, "no-such: no such check."),
    ("delete_report", {}, "Unknown tool: delete_report"),
]


@pytest.mark.parametrize(("tool", "arguments", "told"), WRONG, ids=[f"{one[0]}-{n}" for n, one in enumerate(WRONG)])
def test_errors_are_one_line(server, tool, arguments, told):
    """Every slip is an error of the tool, which a model can read and mend."""
    line = refusal(server, tool, **arguments)
    assert told in line
    assert not any(each in line for each in ("\n", "pydantic", "Traceback"))


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("show_report", {"report": "report://wire-1"}),
        ("list_reports", {}),
        ("trace_claim", {"claim": "boats"}),
        ("competing_figures", {"counting": "boats"}),
        ("search_claims", {"words": "boats"}),
        ("checked_before", {"claim": "boats"}),
    ],
)
def test_without_an_archive(empty, tool, arguments):
    """What needs an archive says so, and how to give one."""
    assert refusal(empty, tool, **arguments) == NO_ARCHIVE


def test_reading_needs_no_archive(empty):
    """A report is read, a check explained, and the list of resources is empty."""
    assert answer(empty, "read_report", text="Boats sank, the mayor said.")["claims"]
    assert answer(empty, "explain_check")["checks"]
    assert asked(empty, lambda client: client.list_resources()).resources == []


def test_a_long_text_is_refused(empty, monkeypatch):
    """Over max_characters nothing is read."""
    monkeypatch.setenv("REPORTEDLY_MAX_CHARACTERS", "1000")
    current.cache_clear()
    try:
        assert "1,000" in refusal(empty, "read_report", text="word " * 300)
    finally:
        monkeypatch.undo()
        current.cache_clear()


def test_a_fault_says_nothing_of_itself(empty, monkeypatch):
    """An unforeseen exception reaches the log, not the client."""
    monkeypatch.setattr(Holdings, "read", lambda *_: 1 / 0)
    assert refusal(empty, "read_report", text="Boats.") == "Error executing tool read_report"


@pytest.mark.parametrize(
    "uri", ["report://none", "claim://wire-1/c99", "claim://none/c1", "check://none", "other://x", "report://a%00b"]
)
def test_unknown_resources(server, uri):
    """A resource that is not there is an error of one line."""
    with pytest.raises(MCPError) as caught:
        read(server, uri)
    assert "\n" not in str(caught.value)


def test_readings_run_beside_each_other(empty, monkeypatch):
    """A slow reading blocks neither a quick question nor another reading; only so many run at once."""
    seen, most = [], []

    def slow(*_):
        seen.append(1)
        most.append(len(seen))
        time.sleep(0.3)
        seen.pop()
        raise ZeroDivisionError

    monkeypatch.setattr(Holdings, "read", slow)
    server = ReportedlyServer(Holdings(), at_once=2)

    async def together(client):
        async with anyio.create_task_group() as group:
            for _ in range(4):
                group.start_soon(client.call_tool, "read_report", {"text": "Boats."})
            await anyio.sleep(0.05)
            began = time.monotonic()
            await client.call_tool("explain_check", {"rule": "share-of-total"})
            return time.monotonic() - began

    assert asked(server, together) < 0.25
    assert (max(most), len(most)) == (2, 4)


def test_a_full_queue_is_told(empty, monkeypatch):
    """Beyond so many waiting, whoever comes is sent away instead of piling up."""
    monkeypatch.setattr(running, "WAITING", 1)
    monkeypatch.setattr(Holdings, "read", lambda *_: time.sleep(0.2) or 1 / 0)
    server = ReportedlyServer(Holdings(), at_once=1)

    async def crowd(client):
        lines = []

        async def one():
            lines.append((await client.call_tool("read_report", {"text": "Boats."})).content[0].text)

        async with anyio.create_task_group() as group:
            for _ in range(4):
                group.start_soon(one)
        return lines

    assert sum("busy" in line for line in asked(server, crowd)) == 2

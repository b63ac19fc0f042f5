"""What an answer of the MCP door costs: ``python -m benchmarks.mcp``, on the archive that the files of examples/ make.

Printed for each question: bytes of the answer, about how many tokens that is (four bytes each), and how long it took
through the SDK's in-memory client, the middle of seven; then what a client is told before it asks anything.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import anyio
from mcp import Client

from reportedly.archive.archive import Archive
from reportedly.doors.mcp.holdings import Holdings, Permits
from reportedly.doors.mcp.server import ReportedlyServer

_TIMES = 7
QUESTIONS: list[tuple[str, dict[str, object]]] = [
    ("read_report", {"file": "harbour.html"}),
    ("read_report", {"file": "harbour.html", "detail": "full"}),
    ("show_report", {"report": "report://wire-1"}),
    ("show_report", {"report": "report://wire-1", "detail": "text"}),
    ("list_reports", {}),
    ("trace_claim", {"claim": "claim://wire-1/c1"}),
    ("trace_claim", {"claim": "claim://wire-1/c1", "detail": "full"}),
    ("competing_figures", {"counting": "soldiers deserted Korvia"}),
    ("search_claims", {"words": "men who left the army"}),
    ("checked_before", {"claim": "claim://wire-1/c1"}),
    ("explain_check", {"rule": "share-of-total"}),
    ("explain_check", {}),
]


async def measured(server: ReportedlyServer) -> None:
    """Ask everything, and print a line each."""
    async with Client(server) as client:
        for tool, arguments in QUESTIONS:
            taken = []
            for _ in range(_TIMES):
                began = time.perf_counter()
                result = await client.call_tool(tool, arguments)
                taken.append(time.perf_counter() - began)
            size = len(result.content[0].text.encode())
            shown = f"{tool} {arguments.get('detail', '')}".strip()
            print(f"| {shown} | {size:,} | {size // 4:,} | {1000 * statistics.median(taken):.0f} ms |")
        tools = (await client.list_tools()).tools
        told = sum(len(json.dumps(tool.input_schema)) + len(tool.description or "") for tool in tools)
        shapes = sum(len(json.dumps(tool.output_schema)) for tool in tools)
        print(f"instructions {len((client.instructions or '').encode()):,} bytes")
        print(f"{len(tools)} tools: descriptions and input schemas {told:,} bytes, output schemas {shapes:,}")


def main() -> int:
    """Make the archive in a temporary folder and measure."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "examples.db")
        with Archive(place) as archive:
            archive.add(["examples/deserters.jsonl", "examples/harbour.html"])
        anyio.run(measured, ReportedlyServer(Holdings(str(place), Permits(folders=(Path("examples"),)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

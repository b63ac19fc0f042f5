"""Running: work in threads so that nobody waits for another's reading, so many at once, errors in one line each."""

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent

from reportedly.doors.mcp.pages import encoded
from reportedly.doors.mcp.words import shown
from reportedly.errors import ReportedlyError

LOOKS_AT_ONCE = 8
"""Questions to the archive that are answered side by side."""
WAITING = 16
"""How many more may wait; whoever comes then is told to try again."""
_LINE = 500  # code points of an error

_T = TypeVar("_T")


class Turns:
    """A queue of ``at_once`` workers; made within the event loop's first call."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self._inside = 0
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], _T]) -> _T:
        """``work()`` in a thread of its own when its turn comes. Raises ToolError where too many wait."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self.at_once)
        if self._inside >= self.at_once + WAITING:
            raise ToolError("The server is busy: too many wait already. Try again in a minute.")
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._inside -= 1


async def answered(turns: Turns, work: Callable[[], dict[str, object]]) -> CallToolResult:
    """The answer that ``work`` makes, as JSON and as text of the same; its errors as a tool's, of one line."""
    try:
        answer = await turns.run(work)
    except ReportedlyError as error:
        raise ToolError(line(error)) from error
    return CallToolResult(content=[TextContent(type="text", text=encoded(answer))], structured_content=answer)


def line(error: BaseException) -> str:
    """An error on one line, nothing hidden in it."""
    return shown(str(error), longest=_LINE)

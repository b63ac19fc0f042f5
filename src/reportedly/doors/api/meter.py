"""How often one caller may ask: counted by key or by address, told in every answer (RateLimit header fields).

The fields are those of draft-ietf-httpapi-ratelimit-headers-10: the policy (q requests in w seconds), and what is left
of it (r) until it is whole again (t seconds).
"""

import math
import time
from typing import NamedTuple

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.doors.problem import API, Refusal

_WINDOW = 60


class Allowance(NamedTuple):
    """What one caller may still ask: ``left`` of ``most`` in this minute, whole again after ``seconds``."""

    most: int
    left: int
    seconds: int


class Meter:
    """Counts the requests of each caller over the last minute; ``most`` of 0 counts nothing."""

    def __init__(self, most: int) -> None:
        self.most = max(most, 0)
        self._item = RateLimitItemPerMinute(max(most, 1))
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def count(self, caller: str) -> Allowance | None:
        """One more request of ``caller``; None where nothing is counted. Raises Refusal (429) where it is too many."""
        if not self.most:
            return None
        may = self._limiter.hit(self._item, caller)
        reset, left = self._limiter.get_window_stats(self._item, caller)
        seconds = min(max(math.ceil(reset - time.time()), 1), _WINDOW)
        if not may:
            headers = _fields(Allowance(self.most, 0, seconds)) | {"Retry-After": str(seconds)}
            raise Refusal(429, "too many requests", todo=f"Ask again in {seconds} s.", headers=headers)
        return Allowance(self.most, left, seconds)


class Metered:
    """ASGI middleware: tells each caller of the API what they may still ask; answers HEAD as GET without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, and add to the head of its answer."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self.app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD" and not scope["path"].endswith("/events")
        if is_head:
            scope["method"] = "GET"  # in place: whoever stands around us sees the route that answers
        state = scope.setdefault("state", {})

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and (allowance := state.get("allowance")):
                headers = MutableHeaders(scope=message)
                for name, value in _fields(allowance).items():
                    headers.setdefault(name, value)
            if message["type"] == "http.response.body" and is_head:
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, sending)


def _fields(allowance: Allowance) -> dict[str, str]:
    most, left, seconds = allowance
    return {"RateLimit-Policy": f'"minute";q={most};w={_WINDOW}', "RateLimit": f'"minute";r={left};t={seconds}'}

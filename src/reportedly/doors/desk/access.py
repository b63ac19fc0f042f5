"""Who asked for what, and how it was answered: an id for each request, one event in the log, its time.

The route's template is logged, never the path or the query, which may hold what somebody searched for.
"""

import logging
import re
from time import perf_counter
from typing import Any
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.observed import Watch, event, request_id, watching

HEADER = "x-request-id"
NOBODY = "none"
"""The route of what no route answers."""
_API = "/api/v1"
_METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())
_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_OFTEN = frozenset(("/healthz", "/readyz", "/metrics", "/static", "/static/page"))
"""Asked for by machines, or with each page: logged at debug only."""
_log = logging.getLogger(__name__)


class Access:
    """ASGI middleware around all others. An id that comes with a request is kept where it is well-formed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, tell its id in the answer, and log it when it is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        id = given if _WELL_FORMED.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = id
        request_id.set(id)  # the request's task has a context of its own
        answer = _Answer(id, send)
        method, begun = str(scope["method"]), perf_counter()
        try:
            with watching(Watch()):
                await self.app(scope, receive, answer)
        finally:
            route = route_of(scope)
            event(
                _log,
                "request",
                logging.DEBUG if route in _OFTEN else logging.INFO,
                method=method if method in _METHODS else "other",
                route=route,
                status=answer.status,
                milliseconds=(perf_counter() - begun) * 1000,
                user=user_of(scope),
                bytes=answer.bytes,
            )


class _Answer:
    """The way out, watched: the status, the bytes, and the request's id among the headers."""

    def __init__(self, id: str, send: Send) -> None:
        self.status, self.bytes = 500, 0  # where nothing is sent, a fault was
        self._id, self._send = id, send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)[HEADER] = self._id
        elif message["type"] == "http.response.body":
            self.bytes += len(message.get("body", b""))
        await self._send(message)


def route_of(scope: Scope) -> str:
    """The template of the route that answered: one of a fixed list, whatever was asked for."""
    route: Any = scope.get("route")
    path = str(scope["path"])
    if route is not None:
        template = str(getattr(route, "path", NOBODY))
        within = path.startswith(_API) and not template.startswith(_API)  # FastAPI from 0.160 leaves the prefix out
        return f"{_API}{template}" if within else template
    return next((name for name in ("/static/page", "/static") if path.startswith(f"{name}/")), NOBODY)


def user_of(scope: Scope) -> int | None:
    """The number of the account that asked; None without one."""
    visitor = scope.get("state", {}).get("visitor")
    return visitor.actor.person if visitor else None

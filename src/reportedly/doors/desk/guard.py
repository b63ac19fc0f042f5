"""What stands around every answer: which hosts it is given to, how large a request may be, what a page may do.

Pages run our own files alone: no inline script or style, nothing from elsewhere, no frames (CSP level 3). A name that
is not ours is refused, so that a page elsewhere can't reach a local desk by making its name point here (DNS rebinding).
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.doors.problem import API, problem
from reportedly.settings import current

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer a form is sent with "Origin: null", which is refused
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_ROOM = 1_000_000
"""Bytes a form may have around the one file it carries."""


class TooMuch(Exception):
    """A body went on past the limit."""


class Guard:
    """ASGI middleware. ``hosts`` are names without port; ``secure`` adds HSTS."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], *, secure: bool = False) -> None:
        self.app, self.hosts, self.secure = app, frozenset(host.casefold() for host in hosts), secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse, one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = current().max_bytes + _ROOM
        if _name(headers.get("host", "")) not in self.hosts:
            refusal = _refusal(scope, 421, "This desk does not go by that name: --name has it go by more.")
            await refusal(scope, receive, self._with_headers(send, scope))
            return
        if _length(headers) > most:
            refusal = _refusal(scope, 413, f"Too large: {most:,} bytes at most.")
            await refusal(scope, receive, self._with_headers(send, scope))
            return
        await self.app(scope, _limited(receive, most), self._with_headers(send, scope))

    def _with_headers(self, send: Send, scope: Scope) -> Send:
        is_static = scope["path"].startswith("/static/")

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "max-age=3600" if is_static else "no-store")
                if self.secure:
                    headers.setdefault("strict-transport-security", "max-age=31536000")
            await send(message)

        return sending


def _refusal(scope: Scope, status: int, what: str) -> Response:
    """A request that goes no further, told to a program or a person."""
    path = str(scope["path"])
    return problem(path, status, what) if path.startswith(API) else PlainTextResponse(f"{what}\n", status)


def _name(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.casefold().rpartition(":")
    return name if colon and port.isdecimal() else host.casefold()


def _length(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _limited(receive: Receive, most: int) -> Receive:
    """``receive``, which ends the request where a body without a stated length goes on past ``most``."""
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise TooMuch
        return message

    return receiving

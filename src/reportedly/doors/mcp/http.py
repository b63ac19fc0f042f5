"""The server over HTTP: stateless, on this machine unless told otherwise, with a token, for known host names only."""

import hmac
import os
from contextlib import suppress
from dataclasses import dataclass

import uvicorn
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.doors.network import Guesses, in_address, listening, network_of
from reportedly.doors.progress import say
from reportedly.errors import SettingsError
from reportedly.settings import current

TOKEN = "REPORTEDLY_MCP_TOKEN"  # noqa: S105 - the variable's name
SHORTEST = 24
"""Characters of a token: fewer could be guessed."""
GUESSES = 20
"""Wrong tokens of one network a minute that are answered."""
CONNECTIONS = 64
_HERE = ("127.0.0.1", "localhost", "::1")
_ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - names no host: refused without --allowed-host


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and the host names under which clients may call it besides its own."""

    host: str = "127.0.0.1"
    port: int = 8321
    allowed: tuple[str, ...] = ()


def token() -> str:
    """The token clients must send, from the environment; "" where none is set. Raises SettingsError for a weak one."""
    found = os.environ.get(TOKEN, "")
    if found and (len(found) < SHORTEST or not found.isascii()):
        raise SettingsError(f"is no token of {SHORTEST} ASCII characters or more", where=TOKEN, todo=_MAKE)
    return found


_MAKE = """Make one: python -c "import secrets; print(secrets.token_urlsafe(32))"."""


def app(server: MCPServer[None], address: Address, secret: str) -> ASGIApp:
    """The ASGI application. Raises SettingsError where it would be open to others without a token, or has no name."""
    if address.host not in _HERE and not secret:
        raise SettingsError("is reached from elsewhere: it needs a token", where=address.host, todo=f"Set {TOKEN}.")
    if address.host in _ANYWHERE and not address.allowed:
        raise SettingsError("says by no name how it is called", where=address.host or "--host", todo=_NAME)
    inner = server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        max_request_body_size=4 * current().max_characters + 65_536,  # UTF-8 takes at most four bytes a character
        transport_security=_known_hosts(address),
    )
    return Guarded(inner, secret) if secret else inner


_NAME = "Give --allowed-host NAME, as clients write it."


def _known_hosts(address: Address) -> TransportSecuritySettings:
    """Only requests to a known name are answered: a page elsewhere can't rebind its own name to us and ask."""
    names = {*_HERE, *address.allowed} | ({address.host} - set(_ANYWHERE))
    hosts = [in_address(name) if name.count(":") > 1 else name for name in names]
    ported = [host for name in hosts for host in (name, f"{name}:*")]
    return TransportSecuritySettings(
        allowed_hosts=ported, allowed_origins=[f"{scheme}://{host}" for scheme in ("http", "https") for host in ported]
    )


class Guarded:
    """An application that only answers who sends ``Authorization: Bearer`` and the secret.

    A network that guessed wrong ``GUESSES`` times in a minute waits, whatever it sends then: a guess that is right must
    not be told from the others. Who sends no token at all makes no guess.
    """

    def __init__(self, inner: ASGIApp, secret: str) -> None:
        self._inner = inner
        self._expected = f"Bearer {secret}".encode()
        self._guesses = Guesses(GUESSES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what carries the token; 401 for the rest, 429 for who guesses."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._inner)(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        network = network_of((scope.get("client") or ("",))[0])
        if self._guesses.too_many(network):
            return PlainTextResponse("Too many wrong tokens.\n", 429, {"Retry-After": "60"})
        sent = [value for name, value in scope["headers"] if name.lower() == b"authorization"]
        if len(sent) == 1 and hmac.compare_digest(sent[0], self._expected):
            return None
        if sent:
            self._guesses.wrong(network)
        return PlainTextResponse("A token is needed.\n", 401, {"WWW-Authenticate": "Bearer"})


def over_http(server: MCPServer[None], address: Address) -> None:
    """Serve until stopped. Raises SettingsError where the address can't be listened on."""
    config = uvicorn.Config(
        app(server, address, token()),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
    )
    with listening(address.host, address.port) as open_port:
        host, port = open_port.getsockname()[:2]
        say(f"reportedly: serving on http://{in_address(host)}:{port}/mcp")
        with suppress(KeyboardInterrupt):  # uvicorn has ended well by then, and hands on what it heard
            uvicorn.Server(config).run(sockets=[open_port])

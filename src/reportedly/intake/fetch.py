"""URL → bytes. The only file of this package that opens a connection, and only to public addresses.

Each hop is checked by itself: scheme, credentials, port, and every address the host resolves to.
The check and the connection are one step (``_PublicBackend.connect_tcp``): what was checked is what
is connected to, so a name that resolves differently a moment later (DNS rebinding) gains nothing.
Proxies and other settings of the environment are ignored.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import httpcore2
import httpx2

from reportedly import settings
from reportedly.errors import FetchRefused
from reportedly.intake.addresses import refusal
from reportedly.intake.detect import FEED_TYPES, JSON_TYPES, MEDIA_TYPES, media
from reportedly.intake.packed import unpacked

PORTS = frozenset({80, 443, 8080, 8443})
TOTAL = 4
"""A whole fetch, redirects included, may take this many times ``settings.fetch_timeout``."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})
_HEADERS = {
    "User-Agent": "reportedly (reads one page for a person)",
    "Accept": ", ".join([*MEDIA_TYPES, "*/*;q=0.1"]),
    "Accept-Encoding": "gzip, deflate",
}
_FAILURES = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    httpcore2.PoolTimeout,
    ssl.SSLError,
    UnicodeError,
    OSError,
)
_TIMEOUTS = (httpx2.TimeoutException, httpcore2.TimeoutException, TimeoutError)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body, decoded of its compression; the URL it came from in the end; when (ISO 8601, UTC)."""

    data: bytes
    media_type: str
    url: str
    retrieved: str


def fetch(url: str, *, also: frozenset[str] = frozenset()) -> Fetched:
    """The document at ``url``, within the limits of ``settings``; every failure is a FetchRefused.

    ``also`` are media types taken beside those of documents.
    """
    limits = settings.current()
    deadline = time.monotonic() + TOTAL * limits.fetch_timeout
    try:
        transport = _Transport(_PublicBackend(deadline))
        with httpx2.Client(
            transport=transport, trust_env=False, follow_redirects=False, timeout=limits.fetch_timeout, headers=_HEADERS
        ) as client:
            return _follow(client, url, deadline, also)
    except FetchRefused as error:
        raise error.at(url) from None
    except _TIMEOUTS:
        raise FetchRefused("the server did not answer in time", where=url, todo="Try again later.") from None
    except _FAILURES as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise FetchRefused(f"could not be fetched ({reason})", where=url) from None


def _follow(client: httpx2.Client, url: str, deadline: float, also: frozenset[str]) -> Fetched:
    limit = settings.current().max_redirects
    place = _checked(httpx2.URL(url))
    for _ in range(limit + 1):
        with client.stream("GET", place) as response:
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return _received(response, deadline, also)
            place = _checked(place.join(response.headers["location"]))
    raise FetchRefused(f"refused: more than {limit} redirects")


def _checked(url: httpx2.URL) -> httpx2.URL:
    """The URL, if its form is one we fetch; its addresses are checked when connecting."""
    if url.scheme not in {"http", "https"}:
        raise FetchRefused(f"refused: {url.scheme or 'no scheme'!r} is not http or https")
    if not url.host:
        raise FetchRefused("refused: the URL names no host")
    if url.userinfo:
        raise FetchRefused("refused: the URL holds a user name or password")
    port = url.port or (443 if url.scheme == "https" else 80)
    if port not in PORTS:
        raise FetchRefused(f"refused: port {port} is none of {', '.join(map(str, sorted(PORTS)))}")
    return url.copy_with(fragment=None)


def _received(response: httpx2.Response, deadline: float, also: frozenset[str]) -> Fetched:
    if not response.is_success:
        raise FetchRefused(f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
    media_type = response.headers.get("content-type", "")
    if media_type and media(media_type) not in {*MEDIA_TYPES, *FEED_TYPES, *JSON_TYPES, *also}:
        raise FetchRefused(f"refused: {media(media_type) or media_type} is not HTML, text, PDF, DOCX or a feed")
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchRefused(f"refused: the body is packed as {encoding!r}")
    data = _body(response, encoding, deadline)
    retrieved = datetime.now(UTC).isoformat(timespec="seconds")
    return Fetched(data, media_type, str(response.url), retrieved)


def _body(response: httpx2.Response, encoding: str, deadline: float) -> bytes:
    """The unpacked body; it is counted as it comes, so that neither an endless nor a packed one fills memory."""
    limit = settings.current().max_bytes
    stated = response.headers.get("content-length", "")
    if stated.isdigit() and len(stated) < 20 and int(stated) > limit:
        raise FetchRefused(f"refused: the body has {int(stated):,} bytes, over the limit of {limit:,}")
    data = bytearray()
    for part in unpacked(response.iter_raw(), encoding):
        data += part
        if len(data) > limit or response.num_bytes_downloaded > limit:
            raise FetchRefused(f"refused: the body is over the limit of {limit:,} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)


def _resolve(host: str, port: int, timeout: float) -> list[str]:
    """All addresses of ``host``; getaddrinfo knows no timeout, so it runs in a thread that may be left behind."""
    found: list[Any] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(timeout)
    if asking.is_alive():
        raise TimeoutError
    if failed or not found:
        raise FetchRefused(f"the host {host!r} is not known")
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _PublicBackend(httpcore2.NetworkBackend):
    """Connects to public addresses alone, never to a local socket, and lets no wait run past ``deadline``."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolves, checks every address, connects to the first that answers."""
        addresses = _resolve(host, port, _left(self._deadline, timeout))
        for address in addresses:
            if why := refusal(address):
                raise FetchRefused(f"refused: {address} is {why}")
        for n, address in enumerate(addresses, 1):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _left(self._deadline, timeout), local_address, socket_options or ()
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if n == len(addresses):
                    raise
        raise FetchRefused(f"the host {host!r} is not known")


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose every wait ends at the deadline, so that a server can't drip bytes for ever."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Seconds a step may take: its own timeout, or what is left until ``deadline``."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left if timeout is None else min(left, timeout)


@cache
def _tls() -> ssl.SSLContext:
    """Certificates and names are checked against the authorities that httpx2 trusts; made once: it takes 50 ms."""
    return httpx2.create_ssl_context(trust_env=False)


class _Transport(httpx2.BaseTransport):
    """httpx2's requests over a connection pool of our own backend."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=_tls(), network_backend=backend, max_connections=1)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    """The body of an answer as httpx2 wants it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()

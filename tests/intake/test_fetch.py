"""The guard before every connection, and the limits of a fetch."""

import gzip
import json
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from reportedly.errors import FetchRefused
from reportedly.intake import fetch as guard
from reportedly.intake import open_input, read_url
from reportedly.intake.addresses import refusal
from tests.intake.conftest import REPORT

ADDRESSES = [
    ("93.184.216.34", None),
    ("2606:2800:220:1::1", None),
    ("127.0.0.1", "a loopback address"),
    ("127.255.255.254", "a loopback address"),
    ("::1", "a loopback address"),
    ("0.0.0.0", "the unspecified address"),  # noqa: S104
    ("::", "the unspecified address"),
    ("10.0.0.5", "a private address"),
    ("172.16.0.1", "a private address"),
    ("192.168.1.1", "a private address"),
    ("fc00::1", "a private address"),
    ("fec0::1", "a private address"),
    ("100.64.0.1", "not a public address"),
    ("169.254.169.254", "a link-local address"),
    ("fe80::1", "a link-local address"),
    ("fe80::1%eth0", "a link-local address"),
    ("224.0.0.1", "a multicast address"),
    ("ff02::1", "a multicast address"),
    ("240.0.0.1", "a reserved address"),
    ("255.255.255.255", "a reserved address"),
    ("192.0.2.1", "a private address"),
    ("198.18.0.1", "a private address"),
    ("::ffff:10.0.0.5", "an IPv4-mapped address"),
    ("::ffff:93.184.216.34", "an IPv4-mapped address"),
    ("::10.0.0.5", "an IPv4-compatible address"),
    ("64:ff9b::a00:5", "a NAT64 address"),
    ("64:ff9b:1::1", "a NAT64 address"),
    ("2002:a00:5::1", "a 6to4 address"),
    ("2001::1", "a Teredo address"),
    ("not an address", "no address"),
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_only_public_addresses_pass(address: str, expected: str | None) -> None:
    """Protects the user's own network, and the metadata services of clouds."""
    assert refusal(address) == expected


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes any attempt to connect fail the test."""

    def connect(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", connect)


URLS = [
    ("http://10.0.0.5/", "refused: 10.0.0.5 is a private address"),
    ("http://127.0.0.1/", "refused: 127.0.0.1 is a loopback address"),
    ("http://localhost/", "is a loopback address"),
    ("http://2130706433/", "refused: 127.0.0.1 is a loopback address"),
    ("http://0x7f000001/", "refused: 127.0.0.1 is a loopback address"),
    ("http://0177.0.0.1/", "refused: 127.0.0.1 is a loopback address|Invalid IPv4 address"),
    ("http://127.1/", "refused: 127.0.0.1 is a loopback address"),
    ("http://169.254.169.254/latest/meta-data/", "refused: 169.254.169.254 is a link-local address"),
    ("http://[::1]/", "refused: ::1 is a loopback address"),
    ("http://[::ffff:10.0.0.5]/", "is an IPv4-mapped address"),
    ("http://[64:ff9b::a00:5]/", "is a NAT64 address"),
    ("https://10.0.0.5/", "refused: 10.0.0.5 is a private address"),
    ("ftp://example.org/", "refused: 'ftp' is not http or https"),
    ("file:///etc/passwd", "refused: 'file' is not http or https"),
    ("http:///path", "refused: the URL names no host"),
    ("http://user:secret@example.org/", "refused: the URL holds a user name or password"),
    ("http://user@example.org/", "refused: the URL holds a user name or password"),
    ("http://example.org:22/", "refused: port 22 is none of 80, 443, 8080, 8443"),
    ("http://example.org:99999/", "could not be fetched|port"),
    ("http://exa mple.org/", "could not be fetched|not known"),
]


@pytest.mark.parametrize(("url", "expected"), URLS)
@pytest.mark.usefixtures("no_connection")
def test_urls_that_must_not_be_fetched(url: str, expected: str) -> None:
    """Protects the network whatever way its address is written; one line, no connection."""
    with pytest.raises(FetchRefused, match=expected) as caught:
        read_url(url)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


@pytest.mark.usefixtures("no_connection")
def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects against names that resolve to both."""
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "192.168.0.9")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(FetchRefused, match=r"refused: 192\.168\.0\.9 is a private address"):
        read_url("http://both.example/")


@pytest.mark.usefixtures("no_connection")
def test_an_unknown_host_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the terminal from a resolver's own words."""

    def fail(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchRefused, match=r"the host 'nowhere\.example' is not known"):
        read_url("http://nowhere.example/")


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects against DNS rebinding: the name is resolved once, and the socket gets the address."""
    asked: list[str] = []
    connected: list[str] = []

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    def connect(place: tuple[str, int], *_: Any, **__: Any) -> None:
        connected.append(place[0])
        raise ConnectionRefusedError("refused by the test")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchRefused, match="could not be fetched"):
        read_url("http://rebinding.example/")
    assert asked == ["rebinding.example"]
    assert connected == ["93.184.216.34"]


PAGE = (
    f"<html><body><h1>Ferry cancelled</h1><article><p>{REPORT}</p><p>{REPORT[:89]}</p></article></body></html>".encode()
)


WHOLE = gzip.compress(PAGE)
RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
PACKED = {
    "gzip-whole": WHOLE,
    "gzip-members": gzip.compress(PAGE[:200]) + gzip.compress(PAGE[200:]),
    "gzip-padded": WHOLE + bytes(8),
    "deflate-zlib": zlib.compress(PAGE),
    "deflate-raw": RAW.compress(PAGE) + RAW.flush(),
    "gzip-cut": WHOLE[:-9],
    "gzip-head": WHOLE[:12],
    "gzip-trailer": WHOLE[:-4],
    "deflate-cut": zlib.compress(PAGE)[:-5],
    "gzip-second": gzip.compress(PAGE) + gzip.compress(PAGE)[:-9],
    "gzip-changed": WHOLE[:-6] + bytes(6),
}
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "L", "items": [{"id": "1", "content_text": REPORT}]}
).encode()
NINJS = json.dumps({"headline": "Ferry cancelled", "body_text": REPORT, "versioncreated": "2025-09-01"}).encode()


class Site(BaseHTTPRequestHandler):
    """A site on loopback with every kind of answer."""

    protocol_version = "HTTP/1.1"

    def answer(
        self, body: bytes, kind: str | None = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        if kind is not None:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:  # noqa: PLR0912
        hop = self.path.rsplit("/", 1)[-1]
        match self.path.split("/")[1]:
            case "page":
                self.answer(PAGE)
            case "text":
                self.answer(REPORT.encode("cp1252"), "text/plain; charset=cp1252")
            case "gzip":
                self.answer(gzip.compress(PAGE), Content_Encoding="gzip")
            case "packed":
                self.answer(PACKED[hop], Content_Encoding=hop.partition("-")[0])
            case "json":
                self.answer(JSON_FEED, "application/feed+json")
            case "ninjs":
                self.answer(NINJS, "application/json; charset=utf-8")
            case "bomb":
                self.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")
            case "brotli":
                self.answer(b"xx", Content_Encoding="br")
            case "twice":
                self.answer(b"xx", Content_Encoding="gzip, gzip")
            case "image":
                self.answer(b"\x89PNG", "image/png")
            case "missing":
                self.answer(b"gone", status=404)
            case "broken":
                self.wfile.write(b"this is no HTTP\r\n\r\n")
            case "loop":
                self.answer(b"", status=302, Location=f"/loop/{int(hop) + 1}")
            case "moved":
                self.answer(b"", status=301, Location="/page/here#top")
            case "private":
                self.answer(b"", status=302, Location="http://10.0.0.5/")
            case "tofile":
                self.answer(b"", status=302, Location="file:///etc/passwd")
            case "secret":
                self.answer(b"", status=302, Location="http://a:b@example.org/")
            case "stated":
                self.send_response(200)
                self.send_header("Content-Length", "99999999999")
                self.end_headers()
            case "endless" | "drip" | "headers":
                self.forever(self.path.split("/")[1])

    def forever(self, kind: str) -> None:
        """Never ends by itself."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")
            while kind == "headers":
                self.wfile.write(b"X-A: b\r\n")
                time.sleep(0.02)
            self.wfile.write(b"Connection: close\r\n\r\n")
            while True:
                self.wfile.write(b"a" * (65_536 if kind == "endless" else 1))
                time.sleep(0 if kind == "endless" else 0.02)
        except OSError:
            self.close_connection = True

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    """Says nothing of the clients that hang up on it."""

    daemon_threads = True

    def handle_error(self, *args: Any) -> None:
        """A client that hangs up is what these tests are about."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, limit: Callable[[str, object], None]) -> Iterator[str]:
    """The site's address; for this test alone loopback and its port pass the guard."""
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    port = server.server_address[1]
    monkeypatch.setattr(guard, "refusal", lambda address: None if address == "127.0.0.1" else refusal(address))
    monkeypatch.setattr(guard, "PORTS", guard.PORTS | {port})
    limit("max_bytes", 1_000_000)
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_read(site: str) -> None:
    """Protects reading by URL: words, address after redirects, time of retrieval."""
    document = read_url(f"{site}/moved")
    assert document.text == f"Ferry cancelled\n\n{REPORT}\n\n{REPORT[:89].strip()}"
    assert (document.id, document.url) == (f"{site}/moved", f"{site}/page/here")
    assert document.retrieved is not None
    assert document.retrieved.endswith("+00:00")
    assert document.media_type == "text/html"


def test_packed_and_plain_bodies_are_read(site: str) -> None:
    """Protects compressed pages and declared charsets."""
    assert read_url(f"{site}/gzip").title == "Ferry cancelled"
    assert read_url(f"{site}/text").text == REPORT


@pytest.mark.parametrize("form", ["gzip-whole", "gzip-members", "gzip-padded", "deflate-zlib", "deflate-raw"])
def test_each_way_to_pack_a_body_is_read(site: str, form: str) -> None:
    """Protects pages from servers that pack in parts, pad, or leave zlib's head away."""
    assert read_url(f"{site}/packed/{form}").text.endswith(REPORT[:89].strip())


def test_json_at_a_url(site: str) -> None:
    """A JSON Feed, and a report as ninjs, are read where they are."""
    (item,) = open_input(f"{site}/json")
    assert (item.id, item.text) == ("1", REPORT)
    assert read_url(f"{site}/ninjs").title == "Ferry cancelled"


def test_the_environment_sends_nothing_elsewhere(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the guard from a proxy that would connect in its place."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert read_url(f"{site}/page").title == "Ferry cancelled"


FAILURES = [
    ("private", r"refused: 10\.0\.0\.5 is a private address"),
    ("tofile", "refused: 'file' is not http or https"),
    ("secret", "refused: the URL holds a user name or password"),
    ("loop/0", "refused: more than 5 redirects"),
    ("image", "refused: image/png is not HTML, text, PDF, DOCX or a feed"),
    ("missing", "the server answered 404 Not Found"),
    ("brotli", "refused: the body is packed as 'br'"),
    ("twice", "refused: the body is packed as 'gzip, gzip'"),
    ("bomb", "refused: the body is over the limit of 1,000,000 bytes"),
    ("packed/gzip-cut", "the body is cut short"),
    ("packed/gzip-head", "the body is cut short"),
    ("packed/gzip-trailer", "the body is cut short"),
    ("packed/gzip-second", "the body is cut short"),
    ("packed/gzip-changed", "the body is damaged: it is no gzip"),
    ("packed/deflate-cut", "the body is cut short"),
    ("stated", "refused: the body has 99,999,999,999 bytes"),
    ("endless", "refused: the body is over the limit of 1,000,000 bytes"),
    ("drip", "the server did not answer in time"),
    ("headers", "the server did not answer in time|could not be fetched"),
    ("broken", "could not be fetched"),
]


@pytest.mark.parametrize(("path", "expected"), FAILURES)
def test_every_failure_is_one_clear_line(site: str, path: str, expected: str, limit) -> None:  # type: ignore[no-untyped-def]
    """Protects memory, time and the network from what a server answers; every hop is checked anew."""
    limit("fetch_timeout", 0.25 if path in {"drip", "headers"} else 15)
    with pytest.raises(FetchRefused, match=expected) as caught:
        read_url(f"{site}/{path}")
    assert str(caught.value).startswith(f"{site}/{path}: ")
    assert "\n" not in str(caught.value)

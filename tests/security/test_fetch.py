"""SSRF and hostile servers: what tests/intake/test_fetch.py does not have yet. One line each, and no connection."""

import socket
import ssl
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from reportedly.errors import FetchRefused
from reportedly.intake import fetch as guard
from reportedly.intake import read_url
from reportedly.intake.addresses import refusal
from tests.security.conftest import WORDS, answered

ADDRESSES = [
    ("168.63.129.16", "the service of a cloud"),  # Azure's machines get their secrets there, and it looks public
    ("168.63.129.17", None),
    ("192.0.0.192", "a private address"),  # Oracle's older clouds
    ("192.0.0.9", "a private address"),
    ("192.88.99.1", "a reserved address"),
    ("100.100.100.200", "not a public address"),  # Alibaba's
    ("100.127.255.255", "not a public address"),
    ("100.128.0.1", None),
    ("198.51.100.7", "a private address"),
    ("203.0.113.7", "a private address"),
    ("0.0.0.1", "a private address"),
    ("fd00:ec2::254", "a private address"),  # Amazon's, by IPv6
    ("fd20:ce::254", "a private address"),  # Google's
    ("::ffff:0:7f00:1", "a reserved address"),
    ("::7f00:1", "an IPv4-compatible address"),
    ("fe80::5efe:7f00:1", "a link-local address"),
    ("2001:1::1", "a private address"),
    ("2001:db8::1", "a private address"),
    ("2001:200::1", None),
    ("3fff::1", "a private address"),
    ("4000::1", "a reserved address"),
    ("5f00::1", "a reserved address"),
    ("100::1", "a reserved address"),
    ("ff0e::1", "a multicast address"),
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_addresses(address: str, expected: str | None) -> None:
    """Protects clouds' secrets and one's own network, whatever the Python version takes for public."""
    assert refusal(address) == expected


LOOPBACK = "refused: 127.0.0.1 is a loopback address"
NO_URL = "could not be fetched"
URLS = [
    ("http://127.0.0.1./", LOOPBACK),
    ("http://127.0.1/", LOOPBACK),
    ("http://0x7f.1/", LOOPBACK),
    ("http://0x7f.0.0.1/", LOOPBACK),
    ("http://017700000001/", LOOPBACK),
    ("http://0177.0.0.01/", "Invalid IPv4 address"),
    ("http://425.510.425.510/", "Invalid IPv4 address"),
    ("http://0/", "refused: 0.0.0.0 is the unspecified address"),
    ("http://1/", "refused: 0.0.0.1 is a private address"),
    ("http://0xA9FEA9FE/", "refused: 169.254.169.254 is a link-local address"),
    ("http://2852039166/", "refused: 169.254.169.254 is a link-local address"),
    ("http://127。0。0。1/", LOOPBACK),
    ("http://127｡0｡0｡1/", LOOPBACK),
    ("http://127.0.0.1:8０/", LOOPBACK),
    ("http://１２７.０.０.１/", "Invalid IDNA hostname"),
    ("http://①②⑦.⓪.⓪.①/", "Invalid IDNA hostname"),
    ("http://ⓛocalhost/", "Invalid IDNA hostname"),
    ("http://loc\u00adalhost/", "Invalid IDNA hostname"),
    ("http://local\u200bhost/", "Invalid IDNA hostname"),
    ("http://LOCALHOST./", LOOPBACK),
    ("http://127.0.0.1%00.example.org/", "not known|loopback"),
    ("http://127.0.0.1\x00.example.org/", "Invalid non-printable ASCII character"),
    ("http://example.org\\@127.0.0.1/", "refused: the URL holds a user name or password"),
    ("http://127.0.0.1:80@example.org/", "refused: the URL holds a user name or password"),
    ("http://127.0.0.1#@example.org/", LOOPBACK),
    ("http://127.0.0.1?@example.org/", LOOPBACK),
    ("http://[0:0:0:0:0:0:0:1]/", "refused: ::1 is a loopback address"),
    ("http://[::ffff:7f00:1]/", "is an IPv4-mapped address"),
    ("http://[::7f00:1]/", "is an IPv4-compatible address"),
    ("http://[2002:7f00:1::]/", "is a 6to4 address"),
    ("http://[fe80::1%eth0]/", "is a link-local address|not known"),
    ("http://[fe80::1%25eth0]/", "is a link-local address|not known"),
    ("http://[::1%25lo]/", "is a loopback address|not known"),
    ("http://[::1/", NO_URL),
    ("http://[v1.x]/", NO_URL),
    ("http:127.0.0.1", "refused: the URL names no host"),
    ("//127.0.0.1/", "is not http or https"),
    ("HTTP://127.0.0.1/", LOOPBACK),
    ("http://127.0.0.1:0/", "loopback|refused: port 0"),
    ("http://example.org/\r\nX-Evil: 1", "Invalid non-printable ASCII character"),
    ("gopher://example.org:70/_x", "refused: 'gopher' is not http or https"),
    ("dict://127.0.0.1:11211/stats", "refused: 'dict' is not http or https"),
    ("ldap://127.0.0.1/", "refused: 'ldap' is not http or https"),
    ("data:text/html,hello", "refused: 'data' is not http or https"),
    ("javascript:alert(1)", "refused: 'javascript' is not http or https"),
    ("jar:http://example.org!/a", "refused: 'jar' is not http or https"),
    ("http+unix://%2Frun%2Fdocker.sock/", "refused: 'http\\+unix' is not http or https"),
]


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch, resolver: dict[str, list[list[str]]]) -> None:
    """No name resolves but these, and any attempt to connect fails the test."""
    resolver |= {"127.0.0.1.": [["127.0.0.1"]], "localhost.": [["127.0.0.1"]]}

    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", connect)


@pytest.mark.parametrize(("url", "expected"), URLS, ids=range(len(URLS)))
@pytest.mark.usefixtures("no_connection")
def test_urls(url: str, expected: str) -> None:
    """Protects the network from every other way to write an address, and the program from every other scheme."""
    with pytest.raises(FetchRefused, match=expected) as caught:
        read_url(url)
    assert "\n" not in str(caught.value)


NAMES = ["metadata.google.internal", "xn--ypal-43d9g.example"]


@pytest.mark.parametrize("private", ["169.254.169.254", "10.1.2.3", "fd00:ec2::254", "::1", "::ffff:10.0.0.1"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("no_connection")
def test_names_that_lead_inside(name: str, private: str, resolver: dict[str, list[list[str]]]) -> None:
    """Protects against names: it is never the name that is trusted, but every address it has, wherever it stands."""
    for addresses in ([private], ["93.184.216.34", private], [private, "2606:2800:220:1::1"]):
        resolver[name] = [addresses]
        with pytest.raises(FetchRefused, match=r"refused: .* is a"):
            read_url(f"http://{name}/")


def test_each_hop_is_resolved_and_checked(site, resolver) -> None:  # type: ignore[no-untyped-def]
    """DNS rebinding between two hops: a name that was public is checked again when a redirect names it again."""
    resolver["turns.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    site.paths["/a"] = answered(b"", f"Location: http://turns.example:{site.port}/b", status="302 Found")
    with pytest.raises(FetchRefused, match=r"refused: 127\.0\.0\.2 is a loopback address"):
        read_url(f"http://turns.example:{site.port}/a")
    assert len(site.asked) == 1


REDIRECTS = [
    ("file:///etc/passwd", "'file' is not http or https"),
    ("gopher://127.0.0.1:25/_HELO", "'gopher' is not http or https"),
    ("ftp://127.0.0.1/", "'ftp' is not http or https"),
    ("data:text/html,hi", "'data' is not http or https"),
    ("javascript:alert(1)", "'javascript' is not http or https"),
    ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is a link-local address"),
    ("http://168.63.129.16/", "168.63.129.16 is the service of a cloud"),
    ("http://2130706434/", "127.0.0.2 is a loopback address"),
    ("http://0/", "0.0.0.0 is the unspecified address"),
    ("http://[::1]/", "::1 is a loopback address"),
    ("http://[::ffff:127.0.0.1]/", "is an IPv4-mapped address"),
    ("//10.0.0.5/", "10.0.0.5 is a private address"),
    ("http://127.0.0.1:22/", "port 22 is none of"),
    ("http://a:b@127.0.0.1/", "the URL holds a user name or password"),
    ("http:///etc", "the URL names no host|404 Not Found"),
    ("http://[::1", NO_URL),
    ("http://10.0.0.5\t/", f"10.0.0.5 is a private address|{NO_URL}"),
]


@pytest.mark.parametrize(("to", "expected"), REDIRECTS)
@pytest.mark.parametrize("status", ["301 Moved", "307 Temporary Redirect"])
def test_redirects(site, status: str, to: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    """Protects against a public server that sends on into the network, or to another scheme."""
    site.paths["/"] = answered(b"", f"Location: {to}", status=status)
    with pytest.raises(FetchRefused, match=expected) as caught:
        read_url(f"{site.url}/")
    assert "\n" not in str(caught.value)


ODD_LOCATIONS = [
    "/ok\r\nX-Evil: 1",
    "/ok%0d%0aX-Evil:%201",
    "/ok\r\n\tX-Evil: 1",
    "\\\\127.0.0.2\\ok",
    "/\\127.0.0.2/ok",
]


@pytest.mark.parametrize("to", ODD_LOCATIONS)
def test_a_redirect_adds_no_header(site, to: str) -> None:  # type: ignore[no-untyped-def]
    """Protects the next request from a Location with line ends or backslashes in it: it goes to the same server."""
    site.paths["/"] = answered(b"", f"Location: {to}", status="302 Found")
    with pytest.raises(FetchRefused):
        read_url(f"{site.url}/")
    for head in site.asked:
        assert head.startswith("GET /")
        assert "\r\nX-Evil" not in head
        assert f"\r\nHost: 127.0.0.1:{site.port}\r\n" in head


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
PACKED = "refused: the body is packed as"
TOO_LONG = "over the limit of 1,000,000"
LIES = [
    ("longer", answered(b"short").replace(b"Content-Length: 5", b"Content-Length: 500"), NO_URL),
    ("negative", answered(b"short").replace(b"Content-Length: 5", b"Content-Length: -5"), NO_URL),
    ("two lengths", answered(b"short", "Content-Length: 4"), NO_URL),
    ("no number", answered(b"short").replace(b"Content-Length: 5", b"Content-Length: 1e9"), NO_URL),
    ("huge", answered(b"").replace(b"Content-Length: 0", b"Content-Length: " + b"9" * 30), f"{NO_URL}|over the limit"),
    ("chunk of 2^63", CHUNKED + b"7FFFFFFFFFFFFFFF\r\nabc", NO_URL),
    ("no chunk", CHUNKED + b"zz\r\nabc", NO_URL),
    ("one header of 1 MB", answered(b"x", "X-A: " + "a" * 1_000_000), NO_URL),
    ("100,000 headers", answered(b"x", *["X-A: b"] * 100_000), NO_URL),
    ("a header without end", b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 5_000_000, NO_URL),
    ("continue for ever", b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000, NO_URL),
    ("zstd", answered(b"xx", "Content-Encoding: zstd"), "refused: the body is packed as 'zstd'"),
    ("deflate in gzip", answered(b"xx", "Content-Encoding: deflate, gzip"), PACKED),
    ("packed twice over", answered(b"xx", "Content-Encoding: gzip", "Content-Encoding: gzip"), PACKED),
    ("deflate bomb", answered(zlib.compress(bytes(50_000_000)), "Content-Encoding: deflate"), TOO_LONG),
    ("no gzip", answered(b"not gzip at all", "Content-Encoding: gzip"), "the body is damaged: it is no gzip"),
    ("an executable", answered(b"\x7fELF", kind="application/x-executable"), "refused: application/x-executable"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), [lie[1:] for lie in LIES], ids=[lie[0] for lie in LIES])
def test_servers_that_lie(site, raw: bytes, expected: str) -> None:  # type: ignore[no-untyped-def]
    """Protects memory and the terminal from lengths, heads and packings that are not what they say."""
    site.paths["/"] = raw
    with pytest.raises(FetchRefused, match=expected) as caught:
        read_url(f"{site.url}/")
    assert "\n" not in str(caught.value)


def _byte_by_byte(raw: bytes):  # type: ignore[no-untyped-def]
    def send(came: socket.socket) -> None:
        for at in range(len(raw)):
            came.sendall(raw[at : at + 1])
            time.sleep(0.03)

    return send


SLOW = {
    "head": _byte_by_byte(answered(WORDS.encode())),
    "chunks": _byte_by_byte(CHUNKED + b"1\r\na\r\n" * 200),
    "silence": lambda came: came.recv(1),
    "interim": _byte_by_byte(b"HTTP/1.1 100 Continue\r\n\r\n" * 50),
}


@pytest.mark.parametrize("how", SLOW)
def test_slow_servers(site, limit, how: str) -> None:  # type: ignore[no-untyped-def]
    """Protects against a server that always gives one byte more: the whole fetch has one deadline."""
    limit("fetch_timeout", 0.1)
    site.paths["/"] = SLOW[how]
    started = time.monotonic()
    with pytest.raises(FetchRefused, match="the server did not answer in time"):
        read_url(f"{site.url}/")
    assert time.monotonic() - started < 5


def test_a_slow_chain_has_one_deadline(site, limit) -> None:  # type: ignore[no-untyped-def]
    """Protects against many hops that are each quick enough."""
    limit("fetch_timeout", 0.2)
    limit("max_redirects", 1000)

    def hop(came: socket.socket) -> None:
        time.sleep(0.1)
        came.sendall(answered(b"", "Location: /", status="302 Found"))

    site.paths["/"] = hop
    with pytest.raises(FetchRefused, match="the server did not answer in time"):
        read_url(f"{site.url}/")


def test_certificates_are_checked(site, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Protects against whoever sits between: a certificate that nobody vouches for is refused."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-keyout", str(key), "-out", str(certificate), "-days", "2", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1"]
    try:
        subprocess.run(made, check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError:
        pytest.skip("openssl is not there")
    site.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    site.tls.load_cert_chain(certificate, key)
    with pytest.raises(FetchRefused, match=r"CERTIFICATE_VERIFY_FAILED|self-signed"):
        read_url(f"https://127.0.0.1:{site.port}/")
    assert site.asked == []


def test_the_environment_does_not_weaken_tls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Protects TLS from variables that would name other authorities, or log its keys."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    context = guard._tls.__wrapped__()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.keylog_filename is None
    assert context.cert_store_stats()["x509_ca"] > 0


@pytest.mark.parametrize("name", ["HTTP_PROXY", "https_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_not_used(name: str, site, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Protects the guard: a proxy would resolve and connect in its place, unchecked (decided: none is used)."""
    monkeypatch.setenv(name, f"http://127.0.0.1:{site.port}")
    with pytest.raises(FetchRefused, match=r"refused: 10\.0\.0\.5 is a private address"):
        read_url("http://10.0.0.5/")
    assert site.asked == []


def test_nothing_is_loaded_that_connects_by_itself() -> None:
    """Protects the claim that the core opens no connection: reading a text loads no HTTP client at all."""
    code = (
        "import sys; from reportedly.intake import from_text; from_text('Forty ferries are idle, the mayor said.');"
        "print([m for m in ('httpx', 'httpx2', 'httpcore2', 'urllib3', 'requests', 'http.client') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"

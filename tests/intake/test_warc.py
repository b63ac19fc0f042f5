"""WARC: what a crawl received in formats we read; one bad record takes no other along."""

import gzip
import io
import zlib

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.errors import NoText, TooLarge, WrongFormat
from reportedly.intake import Failure, is_batch, open_input
from tests.intake.conftest import REPORT

PAGE = (
    "<html><head><title>Ferry cancelled</title></head>"
    f"<body><article><h1>Ferry cancelled</h1><p>{REPORT}</p></article></body></html>"
)
RECORDS = [  # URL, status, media type, body
    ("https://lintel.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://lintel.example/logo.png", "200 OK", "image/png", "\x89PNG"),
    ("https://lintel.example/gone", "404 Not Found", "text/html", PAGE),
    ("https://lintel.example/menu", "200 OK", "text/html", "<html><body><ul><li>Home</li></ul></body></html>"),
    ("https://lintel.example/2.txt", "200 OK", "text/plain", REPORT),
]


def packed(*, gzip=True, records=RECORDS):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "by hand"}))
    for url, status, media_type, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        payload = io.BytesIO(body.encode())
        known = {"WARC-Date": "2025-09-03T10:00:00Z"}
        writer.write_record(
            writer.create_warc_record(url, "response", payload, http_headers=headers, warc_headers_dict=known)
        )
    return out.getvalue()


NAMES = [("a.warc.gz", True), ("a.warc", False), ("crawl", True), ("saved.bin", False)]


@pytest.mark.parametrize(("name", "gzip"), NAMES)
def test_records(tmp_path, name, gzip):
    """Pages and texts that were answered with 200, packed or not, by suffix or by how the file begins."""
    path = tmp_path / name
    path.write_bytes(packed(gzip=gzip))
    assert is_batch(path)
    page, menu, text = open_input(path)
    assert page.id == page.url == "https://lintel.example/1"
    assert page.title == "Ferry cancelled"
    assert REPORT in page.text
    assert page.retrieved == "2025-09-03T10:00:00+00:00"
    assert page.place == f"{path}#2"
    assert isinstance(menu.error, NoText)
    assert str(menu.error).startswith(f"{path}#5:")
    assert text.text == REPORT


def test_a_record_over_the_limit(tmp_path, limit):
    """A record too large is a failure of its own."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(records=[(RECORDS[0][0], "200 OK", "text/plain", "word " * 20_000), RECORDS[-1]]))
    limit("max_bytes", 5_000)
    large, text = open_input(path)
    assert isinstance(large.error, TooLarge)
    assert text.text == REPORT


@pytest.mark.parametrize("gzip", [True, False])
def test_cut_short(tmp_path, gzip):
    """What came before the cut is kept; what is cut is a failure."""
    path = tmp_path / "a.warc.gz"
    whole = packed(gzip=gzip)
    for end in range(len(whole) - 400, len(whole) - 10, 37):
        path.write_bytes(whole[:end])
        items = list(open_input(path))
        assert items[0].url == "https://lintel.example/1"


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b nonsense", b"nonsense"])
def test_no_warc(tmp_path, data):
    """A file named .warc.gz that is none says so."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    (failure,) = open_input(path)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, WrongFormat | NoText)


WORDS = " ".join(f"Boat {number} of the harbour came home on Monday, she said." for number in range(4000))
PACKED = gzip.compress(WORDS.encode())
BODIES = {  # how the server packed it, its bytes, whether all of it is there
    "whole": ("gzip", PACKED, True),
    "deflate": ("deflate", zlib.compress(WORDS.encode()), True),
    "no end": ("gzip", PACKED[:-9], False),
    "half": ("gzip", PACKED[: len(PACKED) // 2], False),
    "deflate without an end": ("deflate", zlib.compress(WORDS.encode())[:-9], False),
    "changed": ("gzip", PACKED[: len(PACKED) // 2] + b"x" * 5_000, False),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_packed_body_cut_short(tmp_path, capsys, name):
    """Protects the end of a report: a crawl that broke off within a packed body is told, not read as a shorter one."""
    packing, body, is_whole = BODIES[name]
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    heads = [("Content-Type", "text/plain"), ("Content-Encoding", packing), ("Content-Length", str(len(body)))]
    headers = StatusAndHeaders("200 OK", heads, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("https://l.example/", "response", io.BytesIO(body), http_headers=headers)
    )
    path = tmp_path / "a.warc.gz"
    path.write_bytes(out.getvalue())
    (item,) = open_input(path)
    if is_whole:
        assert item.text == WORDS
    else:
        assert isinstance(item, Failure)
        assert "cut short or damaged" in str(item.error)
    assert capsys.readouterr().err == ""

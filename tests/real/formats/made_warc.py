"""WARC files: what a crawl brings home, whole and cut short."""

import gzip
import io
import zlib
from collections.abc import Callable

_PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{one}</p><p>{two}</p></article></body></html>"""
_BRIDGE = _PAGE.format(
    title="Bridge at Holm closed",
    one="The bridge at Holm was closed on Wednesday after cracks were found in two of its six piers, the road office "
    "said. It will stay closed for at least three weeks, and lorries are sent over Lower Sorrel.",
    two="“We found the first crack by chance,” said the office’s head, Nils Aker.",
).encode()
_DAM = _PAGE.format(
    title="Dam at Carrow holds",
    one="The dam at Carrow holds, engineers said on Tuesday, after a crack 40 metres long had been found in its "
    "western wall the day before. The governor's office said that it had not been told of it.",
    two="“We closed four of the six gates by hand,” said the chief engineer, Mina Holt.",
).encode()
_TEXT = b"The siren failed again on Thursday, two workers told us. The owner could not be reached.\n"


def crawl() -> bytes:
    """Packed members: plain, chunked and packed, packed alone, a revisit, an error page, an image, a request."""
    chunked = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (_packed(_DAM), b""))
    return _warc(
        [
            ("response", "http://courier.example/1", "200 OK", {"Content-Type": "text/html; charset=utf-8"}, _BRIDGE),
            ("request", "http://courier.example/1", "", {}, b""),
            (
                "response",
                "http://courier.example/2",
                "200 OK",
                {"Content-Type": "text/html", "Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
                chunked,
            ),
            (
                "response",
                "http://notes.example/3.txt",
                "200 OK",
                {"Content-Type": "text/plain; charset=utf-8", "Content-Encoding": "deflate"},
                zlib.compress(_TEXT),
            ),
            ("revisit", "http://courier.example/1", "200 OK", {"Content-Type": "text/html"}, b""),
            ("response", "http://courier.example/4", "404 Not Found", {"Content-Type": "text/html"}, _BRIDGE),
            ("response", "http://courier.example/b.jpg", "200 OK", {"Content-Type": "image/jpeg"}, b"\xff\xd8\xff\xe0"),
            ("resource", "http://courier.example/5", "", {"Content-Type": "text/html"}, _DAM),
        ]
    )


def cut() -> bytes:
    """Two members, the last cut in its middle."""
    headers = {"Content-Type": "text/html; charset=utf-8"}
    rows = [
        ("response", f"http://courier.example/{n}", "200 OK", headers, page) for n, page in enumerate([_BRIDGE, _DAM])
    ]
    return _warc(rows)[:-300]


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _warc(rows: list[tuple[str, str, str, dict[str, str], bytes]]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, (kind, url, status, headers, body) in enumerate(rows):
        known = {
            "WARC-Date": "2026-03-04T20:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
        }
        if kind == "revisit":
            known["WARC-Profile"] = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
        first = "GET /1 HTTP/1.1" if kind == "request" else status
        http = None if kind == "resource" else StatusAndHeaders(first, [*headers.items()], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=known,
            warc_content_type=headers.get("Content-Type", "") if kind == "resource" else "",
        )  # fmt: skip
        writer.write_record(record)
    return out.getvalue()


MADE: dict[str, Callable[[], bytes]] = {"crawl.warc.gz": crawl, "cut.warc.gz": cut}

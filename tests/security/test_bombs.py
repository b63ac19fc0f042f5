"""Small files that unfold to much: packed, nested, repeated, or read for ever. Each is refused, in little memory."""

import gzip
import io
import re
import signal
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest

from reportedly.errors import IntakeError
from reportedly.intake import Failure, open_input, pdf_apart, read_bytes
from reportedly.intake.feed import entries
from tests.security.conftest import WORDS
from tests.security.test_files import understated

SECONDS = 10.0
MEMORY = 120_000_000
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
LAUGHS = "<!ENTITY a0 'lol lol '>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
READS = "<!ENTITY x SYSTEM 'file:///etc/passwd'>"
FETCHED = "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;"


def docx(body: str, dtd: str = "", more: int = 0) -> bytes:
    """A DOCX with that body, and so many files beside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _LINKS)
        made.writestr("word/document.xml", f"{dtd}<w:document {W}><w:body>{body}</w:body></w:document>")
        for number in range(more):
            made.writestr(f"x/{number}.bin", b"")
    return out.getvalue()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def page(inside: str, head: str = "") -> bytes:
    return f"{head}<html><body><article>{inside}<p>{WORDS * 5}</p></article></body></html>".encode()


def rss(inside: str, dtd: str = "") -> bytes:
    item = f"<item><title>x</title><description>{inside} {WORDS * 10}</description></item>"
    return f"<?xml version='1.0'?>{dtd}<rss version='2.0'><channel><title>T</title>{item}</channel></rss>".encode()


def pdf(content: bytes, *forms: bytes) -> bytes:
    """A PDF of one page with that content, packed, and forms X1, X2 …, each of which may name the next."""
    packed = zlib.compress(content, 1)
    names = b"".join(b"/X%d %d 0 R" % (n, 4 + n) for n in range(1, len(forms) + 1))
    resources = b"/Resources<</XObject<<" + names + b">>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + resources + b">>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    head = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources + b"/Length %d>>stream\n%s\nendstream"
    objects += [head % (len(form), form) for form in forms]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + (b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out)))
    )


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    """Libraries are loaded before memory is measured, which makes that slow."""
    read_bytes(page(f"<p>{WORDS}"), name="a.html")
    list(entries(rss(""), name="a", place="a.rss"))
    read_bytes(docx(paragraph(WORDS)), name="a.docx")


def bounded(read: Callable[[], object], *, traced: bool = True) -> object:
    """What comes of it, within the time and (where it is ``traced``, which is slow) the memory of a small file."""
    started = time.process_time()
    if traced:
        tracemalloc.start()
    try:
        return read()
    except IntakeError as error:
        return error
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < MEMORY
        assert time.process_time() - started < SECONDS


OFFICE = {
    "blanks": (docx(paragraph(WORDS) + " " * 110_000_000), "unpacks to"),
    "paragraphs": (docx("<w:p/>" * 60_000), "60,000 paragraphs"),
    "XML": (docx("<w:p/>" * 4_000_000), "bytes of XML"),
    "files": (docx(paragraph(WORDS), more=6_000), "6,003 files"),
    "a size that lies": (understated(docx(" " * 60_000_000), "word/document.xml", 10), "damaged"),
    "deep": (docx("<w:p>" * 10_000 + "</w:p>" * 10_000), "damaged"),
    "laughs": (docx(paragraph(f"{WORDS}&a9;"), f"<!DOCTYPE d [{LAUGHS}]>"), "damaged"),
    "attributes": (docx("<w:p " + " ".join(f'a{n}="1"' for n in range(40_000)) + "/>"), "damaged|no paragraphs"),
}


@pytest.mark.parametrize("name", OFFICE)
def test_docx(name: str) -> None:
    """ZIP bombs, lies, nesting and entities in DOCX; before 2026-11-26 the one that lies took 800 MB."""
    data, expected = OFFICE[name]
    with pytest.raises(IntakeError, match=expected):
        raise bounded(lambda: read_bytes(data, name="a.docx"))  # type: ignore[misc]


PAGES = {
    "divs": page("<div>" * 10_000),
    "bold": page("<b><i>" * 50_000),
    "attributes": page("<p " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">"),
    "bare attributes": page("<p " + "a " * 100_000 + ">"),
    "tags": page("<p>a" * 400_000),
    "comments": page("<!--" * 100_000),
    "entities": page("&amp" * 100_000),
    "laughs": page("<p>&a9;", f"<!DOCTYPE html [{LAUGHS}]>"),
    "JSON-LD": page("<script type='application/ld+json'>" + "[" * 200_000 + "</script>"),
    "SVG": page("<svg>" + "<g>" * 50_000 + "</svg>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    """Nesting, repetition and entities in HTML; before 2026-11-26 500,000 attributes took twenty minutes."""
    bounded(lambda: read_bytes(PAGES[name], name="a.html"), traced=False)


FEEDS = {
    "laughs": rss("&a9;", f"<!DOCTYPE rss [{LAUGHS}]>"),
    "one entity often": rss("&a;" * 2_000, f"<!DOCTYPE rss [<!ENTITY a '{'x' * 5_000}'>]>"),
    "attributes": rss("<b " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">"),
    "deep": rss("<x>" * 1_000),
    "markup": rss("<" * 3_000),
    "CDATA": rss("<![CDATA[" * 5_000),
}


@pytest.mark.parametrize("name", FEEDS)
def test_feeds(name: str) -> None:
    """The same in RSS; before 2026-11-26 300,000 attributes took a quarter of an hour."""
    found = bounded(lambda: [*entries(FEEDS[name], name="a", place="a.rss")], traced=False)
    if isinstance(found, list):
        assert sum(len(one.text) for one in found if not isinstance(one, Failure)) < 2_000_000


EXTERNAL = {"secret": f"[{READS}]", "parameter": f"[{FETCHED}]", "DTD": "SYSTEM 'http://127.0.0.1:9/x.dtd'"}


@pytest.mark.parametrize("kind", EXTERNAL)
def test_no_entity_reads_or_fetches(kind: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """XXE: in DOCX, feeds and pages no entity brings in a file, and no DTD is fetched (the time would tell)."""
    dtd = f"<!DOCTYPE d {EXTERNAL[kind]}>"
    texts = []
    files = {
        "a.docx": docx(paragraph(f"{WORDS}&x;"), dtd),
        "a.xhtml": page("<p>&x;", dtd.replace("DOCTYPE d", "DOCTYPE html")),
        "a.rss": rss("&x;", dtd),
    }
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        found = bounded(lambda path=path: [*open_input(path)])  # type: ignore[misc]
        texts += [one.text for one in found if not isinstance(one, Failure)] if isinstance(found, list) else []
    assert len(texts) == 3
    assert not any("root:" in text for text in texts)


def record(body: bytes, *headers: str) -> bytes:
    """A WARC record of a page."""
    http = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", ""]).encode() + body
    head = ["WARC/1.0", "WARC-Type: response", "WARC-Record-ID: <urn:uuid:1>", "WARC-Date: 2026-01-01T00:00:00Z"]
    head += ["WARC-Target-URI: https://tarn.example/1", "Content-Type: application/http; msgtype=response"]
    return "\r\n".join([*head, f"Content-Length: {len(http)}", "", ""]).encode() + http + b"\r\n\r\n"


WARCS = {
    "a packed record": gzip.compress(record(b"a" * 40_000_000)),
    "a packed page": record(gzip.compress(b"<html>" + b"a" * 40_000_000), "Content-Encoding: gzip"),
    "packed twice": record(gzip.compress(gzip.compress(b"a" * 40_000_000)), "Content-Encoding: gzip, gzip"),
    "a long head": b"WARC/1.0\r\nX: " + b"a" * 5_000_000,
    "many heads": b"WARC/1.0\r\n" + (b"X-A: " + b"b" * 990 + b"\r\n") * 1_100,
    "a long first line": b"WARC/1.0" + b"a" * 5_000_000,
    "an endless chunk": record(b"FFFFFFFFFFFFFFF\r\nabc", "Transfer-Encoding: chunked"),
    "empty members": gzip.compress(b"") * 3_000,
}


@pytest.mark.parametrize("name", WARCS)
def test_warcs(name: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Bombs in WARC, at each layer of packing; before 2026-11-26 a head of 50 MB hung the reader."""
    path = tmp_path / ("a.warc.gz" if WARCS[name][:2] == b"\x1f\x8b" else "a.warc")
    path.write_bytes(WARCS[name])
    found = bounded(lambda: [*open_input(path)])
    assert all(isinstance(one, Failure) for one in found)  # type: ignore[union-attr]


TEXT = b"BT /F 12 Tf 20 700 Td (Forty ferries are idle, the mayor said.) Tj ET"
NESTED = [b"/X%d Do " % (n + 1) * 10 for n in range(1, 12)]
PDFS = {
    "blanks": pdf(b" " * 500_000_000),
    "characters": pdf(b"BT /F 1 Tf " + (b"(" + b"a" * 900 + b") Tj 0 1 Td ") * 9_000 + b"ET"),
    "forms in forms": pdf(b"/X1 Do", *NESTED, TEXT),
    "a form in itself": pdf(b"/X1 Do", b"/X1 Do"),
}


TOLD = {
    "blanks": "more than 1 seconds|more than 1.1 GB of memory|no text",
    "characters": "more than 1 seconds|more than 1.1 GB of memory|characters, over the limit",
    "forms in forms": "more than 1 seconds",
    "a form in itself": "no text",
}
"""What is said of each; which bound is met first depends on the machine."""


@pytest.mark.parametrize("name", PDFS)
def test_pdfs(name: str, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Pdfium is ended where it goes on too long or fills the memory, and the next PDF is read as if nothing had been.

    Before 2026-11-26 3 kB of forms within forms kept a core, and the desk's reader, for ever.
    """
    monkeypatch.setattr(pdf_apart, "SECONDS", 1.0)
    error = bounded(lambda: read_bytes(PDFS[name], name="a.pdf"))
    assert isinstance(error, IntakeError)
    assert re.search(TOLD[name], str(error))
    monkeypatch.setattr(pdf_apart, "SECONDS", 60.0)
    assert read_bytes(pdf(TEXT), name="a.pdf").text == "Forty ferries are idle, the mayor said."


ENDS = [
    ("SIGSEGV", r"pdfium, which reads PDF, failed at this one \(SIGSEGV\)"),
    ("SIGBUS", r"failed at this one \(SIGBUS\)"),
    ("SIGABRT", "more than 1.1 GB of memory to read, or is damaged"),
    ("SIGKILL", "more than 1.1 GB of memory to read, or is damaged"),
    ("SIGXCPU", "more than 60 seconds"),
]


@pytest.mark.parametrize(("how", "expected"), ENDS)
def test_a_fault_of_pdfium_ends_nothing(monkeypatch, how: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    """A crash in C++ is that of another process: here it is an error of one line, which says what it was."""
    read_bytes(pdf(TEXT), name="a.pdf")
    process = pdf_apart._helper._process
    assert process is not None
    answers, number = pdf_apart._received, getattr(signal, how)
    monkeypatch.setattr(pdf_apart, "_received", lambda stream: process.send_signal(number) or answers(stream))
    with pytest.raises(IntakeError, match=expected):
        read_bytes(pdf(b" " * 60_000_000), name="a.pdf")
    monkeypatch.undo()
    assert read_bytes(pdf(TEXT), name="a.pdf").text.startswith("Forty")


FAULTS = [(MemoryError(), "TooLarge", "GB of memory"), (ZeroDivisionError("x"), "WrongFormat", "ZeroDivisionError")]


@pytest.mark.parametrize(("fault", "kind", "expected"), FAULTS)
def test_a_fault_of_ours_is_told(monkeypatch, fault: Exception, kind: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    """What Python raises in the other process is told as what it is, and the process goes on."""

    def fail(_: bytes) -> None:
        raise fault

    monkeypatch.setattr(pdf_apart, "_bound", lambda: None)
    monkeypatch.setattr("reportedly.intake.pdf.read", fail)
    told = pdf_apart._answered(pdf_apart._Wish(b"", {})).error
    assert told is not None
    assert told[0] == kind
    assert expected in told[1]


NESTS = [
    "[" * 200_000,
    '{"text":' + "[" * 200_000,
    '{"text":"x","a":' + "[" * 50_000 + "]" * 50_000 + "}",
    '{"a":' * 50_000,
]


@pytest.mark.parametrize("line", NESTS, ids=range(len(NESTS)))
def test_deep_json(line: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """JSON nested deeper than Python goes is a line that can't be read, wherever JSON is taken in."""
    from reportedly.export.annotations_in import read_annotations

    path = tmp_path / "a.jsonl"
    path.write_text(line + "\n")
    found = bounded(lambda: [*open_input(path)])
    assert len(found) == 1  # type: ignore[arg-type]
    assert isinstance(bounded(lambda: read_annotations(line.encode())), IntakeError)

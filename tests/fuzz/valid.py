"""A small valid file of each format we read: what fuzzing starts from."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.intake.conftest import REPORT, pdf_bytes
from tests.intake.test_feed import ATOM, RSS
from tests.intake.test_warc import packed as warc
from tests.real.formats.made_words import odt

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry cancelled - Lintel Press</title>
<meta property="article:published_time" content="2025-09-05T08:00:00Z"><meta name="author" content="Ada Quint"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry cancelled</h1><p class="standfirst">Forty came back.</p>
<p>{REPORT}</p><ul><li>A point.</li></ul><figure><figcaption>The pier.</figcaption></figure>
<blockquote>“We waited,” said Bo&nbsp;Lund.</blockquote><table><caption>By pier</caption>
<tr><th>Pier</th><th>Dead</th></tr><tr><td>Old</td><td><p>4</p></td></tr><tr><td>New</td><td><p>9</p></td></tr>
</table><p>Nobody could say when the next ferry would go.</p></article></body></html>"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = f"Ferry cancelled\n\n{REPORT}\n\n“We waited four hours,” said Bo Lund, 34. He paid $12.50."
BRAT = (
    "T1\tSource 4 14;20 28\tharbour ma\nT2\tCue 30 34\tsaid\nT3\tContent 0 3\tThe\n"
    "R1\tSource-of Arg1:T1 Arg2:T3\nR2\tCue-of Arg1:T2 Arg2:T3\nA1\tQuote T3 indirect\n#1\tRecord T3\ta1\n"
)
ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationCollection",
    "first": {
        "type": "AnnotationPage",
        "items": [
            {
                "id": "a1",
                "type": "Annotation",
                "creator": {"name": "Ada Quint"},
                "body": [{"type": "TextualBody", "purpose": "tagging", "value": "source"}],
                "target": {
                    "source": "urn:sha256:ab",
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": "Ada Quint", "prefix": "master, ", "suffix": ", said"},
                        {"type": "TextPositionSelector", "start": 4, "end": 14},
                    ],
                },
            }
        ],
    },
}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP file of ``files``; of the same files the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def docx(body: bytes | None = None) -> bytes:
    """A DOCX of the least parts that python-docx opens; ``body`` stands for its word/document.xml."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    files = {"[Content_Types].xml": types.encode(), "_rels/.rels": relations.encode()}
    return zipped(files | {"word/document.xml": docx_body() if body is None else body})


def docx_body() -> bytes:
    """A word/document.xml with a heading, a change, a table and a line break."""
    return (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ferry</w:t>'
        f"</w:r></w:p><w:p><w:r><w:t>{REPORT}</w:t><w:br/></w:r><w:ins><w:r><w:t>More.</w:t></w:r></w:ins><w:del><w:r>"
        "<w:delText>Less</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl></w:body></w:document>"
    ).encode()


def wacz() -> bytes:
    """A WACZ of one WARC, a list of pages and a datapackage.json."""
    package = {"resources": [{"name": "d", "path": "archive/data.warc.gz", "bytes": 9, "hash": "sha256:00"}]}
    pages = '{"format": "json-pages-1.0"}\n{"url": "https://lintel.example/2.txt", "title": "The bus"}'
    archived = warc()
    files = {"archive/data.warc.gz": archived, "pages/pages.jsonl": pages.encode()}
    return zipped(files | {"datapackage.json": json.dumps(package).encode()})


def jsonl() -> bytes:
    """Two rows, a bad one and a blank line."""
    row = {"id": 1, "text": TEXT, "title": "Ferry", "published": "5 September 2025", "authors": ["Ada", "Bo"]}
    return (json.dumps(row) + '\n\n{"text": 3}\n{"text": "The bus came.", "outlet": "Lintel"}').encode()


def pdf() -> bytes:
    """Two pages with a running line each."""
    lines = [(72.0, 700.0 - 14 * n, 11.0, words) for n, words in enumerate(REPORT.split(". "))]
    top = (72.0, 800.0, 9.0, "Lintel Press")
    second = [(72.0, 700.0, 11.0, "The bus came at half past four and took all of them home."), (300.0, 20.0, 9.0, "2")]
    return pdf_bytes([[top, *lines], [top, *second]], info="/Title (Ferry) /CreationDate (D:20250905080000Z)")


def real(name: str) -> bytes:
    """One of the inputs of tests/real/formats."""
    return (Path(__file__).parents[1] / "real" / "formats" / name).read_bytes()


VALID: dict[str, Callable[[], bytes]] = {
    "text": TEXT.encode,
    "html": PAGE.encode,
    "pdf": pdf,
    "docx": docx,
    "docx-body": docx_body,
    "rss": RSS.encode,
    "atom": ATOM.encode,
    "jsonl": jsonl,
    "warc": lambda: warc(gzip=False),
    "warc-packed": warc,
    "warc-unzipped": lambda: gzip.decompress(warc()),
    "wacz": wacz,
    "mail": lambda: real("mail-forwarded.eml"),
    "mail-reply": lambda: real("mail-reply.eml"),
    "mbox": lambda: real("letters.mbox"),
    "telegram": lambda: real("telegram-result.json"),
    "telegram-page": lambda: real("telegram-messages.html"),
    "nitf": lambda: real("story.nitf.xml"),
    "newsml": lambda: real("story.newsml.xml"),
    "ninjs": lambda: real("story.ninjs.json"),
    "rows": lambda: b"[" + jsonl().splitlines()[0] + b"]",
    "jsonfeed": lambda: real("feed.json"),
    "srt": lambda: real("clip.srt"),
    "odt": odt,
    "markdown": lambda: real("notes.md"),
    "wires": lambda: real("wire-urgent.txt"),
    "release": lambda: real("press-release.txt"),
    "chat": lambda: real("whatsapp.txt"),
    "annotations": lambda: json.dumps(ANNOTATION).encode(),
    "brat-ann": BRAT.encode,
    "brat-zip": lambda: zipped({"ferry.ann": BRAT.encode(), "ferry.txt": TEXT.encode()}, zipfile.ZIP_DEFLATED),
}
"""By the name of what is read, of ``tests.fuzz.reading.READERS``."""
FIXTURES = {
    path.name: path.read_bytes
    for path in sorted((Path(__file__).parents[1] / "real" / "formats").iterdir())
    if path.is_file() and path.stat().st_size < 20_000 and path.suffix not in (".pdf", ".py")
}
"""The inputs of real life that tests/real reads, by the name of the file."""

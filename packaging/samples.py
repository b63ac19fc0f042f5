"""A report of invented places in each format that an extra reads, made by hand: no library helps, none is needed."""

import zipfile
from pathlib import Path

TITLE = "Ferry pier at Tarn to close"
SENTENCES = (
    "The ferry pier at Tarn will close on Monday, the harbour master said.",
    "Repairs will cost 40,000 crowns, according to the town council.",
    "Two boats a day will land at Skerrow instead, a spokeswoman for the ferry company said.",
    "The pier was built in 1962 and has been closed twice before.",
)
SAID = "the harbour master said"


def pdf(folder: Path) -> Path:
    """One page with a text layer (ISO 32000-1, 7.5)."""
    lines = "".join(f"({line}) Tj T* " for line in (TITLE, *SENTENCES))
    drawn = f"BT /F1 11 Tf 14 TL 40 780 Td {lines}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return _put(folder / "report.pdf", out + head + table + tail)


def docx(folder: Path) -> Path:
    """The least that is a WordprocessingML document (ECMA-376, part 1)."""
    space = "http://schemas.openxmlformats.org"
    word = f"{space}/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, *SENTENCES))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{paragraphs}</w:body></w:document>',
    }
    path = folder / "report.docx"
    with zipfile.ZipFile(path, "w") as into:
        for name, content in parts.items():
            into.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return path


def feed(folder: Path) -> Path:
    """RSS 2.0 with one item, its whole text within (content:encoded)."""
    text = "".join(f"<p>{line}</p>" for line in SENTENCES)
    item = f"<title>{TITLE}</title><link>https://news.tarn.example/pier</link>"
    item += f"<content:encoded><![CDATA[{text}]]></content:encoded>"
    channel = f"<title>Tarn Gazette</title><link>https://news.tarn.example/</link><item>{item}</item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    page = f'<?xml version="1.0"?><rss version="2.0" {space}><channel>{channel}</channel></rss>'
    return _put(folder / "feed.rss", page.encode())


def warc(folder: Path) -> Path:
    """WARC 1.0 (ISO 28500) with one response."""
    text = "".join(f"<p>{line}</p>" for line in SENTENCES)
    page = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{text}</article></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.tarn.example/pier\r\n"
        "WARC-Date: 2031-06-01T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return _put(folder / "crawl.warc", head.encode() + answer + b"\r\n\r\n")


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path

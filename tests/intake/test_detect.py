"""Telling formats apart."""

import gzip

import pytest

from reportedly.errors import IntakeError, WrongFormat
from reportedly.intake import read_bytes
from reportedly.intake.detect import charset, format_of, media

PAGE = b"<!DOCTYPE html><html><body><p>Words</p></body></html>"
FOUND = [
    (b"The mayor said.", "", None, "text"),
    (b"The mayor said.", "a.txt", None, "text"),
    (PAGE, "", None, "html"),
    (b"\xef\xbb\xbf  <html lang='en'><p>x", "", None, "html"),
    (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html>", "", None, "html"),
    (b"<!-- saved from url -->\n<html><p>x", "", None, "html"),
    (PAGE.decode().encode("utf-16"), "", None, "html"),
    (b"<p>fragment</p>", "a.html", None, "html"),
    (b"<p>fragment</p>", "", "text/html; charset=utf-8", "html"),
    (b"<p>fragment</p>", "", "application/xhtml+xml", "html"),
    (b"%PDF-1.7\n...", "a.txt", "text/plain", "pdf"),
    (b"\n\n%PDF-1.4\n", "", None, "pdf"),
    (b"PK\x03\x04....word/document.xml", "", None, "docx"),
    (b"The <html> tag opens a page.", "", None, "text"),
    (b'{"text": "The mayor said."}', "stdin", None, "json"),
    (b'{"text": "The mayor said."}\n', "", "text/plain", "text"),
    (b'{"text": "The mayor said."}\n{"text": "So."}', "a.txt", None, "text"),
    (b"{The mayor} said.\n{So}", "", None, "text"),
    (b"From the harbour of Tarn in 2026\nThe mayor: a boat came.", "", None, "text"),
    (b"<newsMessage xmlns='x'><itemSet/></newsMessage>", "", None, "newsxml"),
]


@pytest.mark.parametrize(("data", "name", "media_type", "expected"), FOUND)
def test_the_format_is_found(data: bytes, name: str, media_type: str | None, expected: str) -> None:
    """Protects the choice of reader: what the bytes are goes before what they are called."""
    assert format_of(data, name=name, media_type=media_type) == expected


REFUSED = [
    (b"PK\x03\x04 xl/workbook.xml", "a.xlsx", "an Excel file"),
    (b"PK\x03\x04 ppt/slides.xml", "a.pptx", "a PowerPoint file"),
    (b"PK\x03\x04 photos/1.jpg", "a.zip", "zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "old Office file"),
    (b"{\\rtf1 words}", "a.rtf", "RTF"),
    (b"\x1f\x8b\x08", "a.gz", "gzip"),
    (b"\xff\xd8\xff\xe0", "a.jpg", "image"),
    (b"The mayor said.", "a.pdf", "PDF but does not begin"),
    (b"The mayor said.", "a.docx", "DOCX but does not begin"),
]


@pytest.mark.parametrize(("data", "name", "match"), REFUSED)
def test_other_formats_are_named(data: bytes, name: str, match: str) -> None:
    """Protects the error a person sees: it says what the file is."""
    with pytest.raises(WrongFormat, match=match):
        format_of(data, name=name)


MANY = [  # what comes by a pipe or in a request, without a suffix
    (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a feed"),
    (b'{"version": "https://jsonfeed.org/version/1.1"', "a JSON Feed"),
    (b'{"text": "One."}\n{"text": "Two."}\n', "JSON Lines"),
    (b'\xef\xbb\xbf{"id": "1", "text": "One."}\r\n\r\n{"id"', "JSON Lines"),
    (b"WARC/1.0\r\nWARC-Type: response\r\n", "a WARC"),
    (gzip.compress(b"WARC/1.1\r\n"), "a WARC"),
    (b"PK\x03\x04" + bytes(22) + b"\x0f\0\0\0archive/a.warc.gz", "a WACZ"),
    (b'{"name": "A", "type": "public_channel", "id": 1', "an export of Telegram"),
    (b"From a@b.example Tue Mar  3 10:00:00 2026\nReceived: by x\nFrom: Ada <a@b.example>\n", "a mailbox"),
]


@pytest.mark.parametrize(("data", "what"), MANY, ids=range(len(MANY)))
def test_many_reports_are_not_read_as_one(data: bytes, what: str) -> None:
    """Protects who pipes a feed in: its markup is no report, and the line says what it is and what to do."""
    for name in ("", "stdin"):
        with pytest.raises(IntakeError, match=f"is {what}, which holds many reports. Give it as a file") as caught:
            read_bytes(data, name=name)
        assert type(caught.value) is IntakeError


def test_a_name_tells_more_than_a_server() -> None:
    """Protects a URL of JSON Lines, which servers call plain text."""
    with pytest.raises(IntakeError, match="is JSON Lines"):
        read_bytes(b'{"text": "One."}\n{"text": "Two."}\n', name="a.jsonl", media_type="text/plain")


@pytest.mark.parametrize(
    ("header", "kind", "declared"),
    [
        ("Text/HTML; charset=UTF-8", "text/html", "UTF-8"),
        ('text/html;boundary=x; charset="cp1252"', "text/html", "cp1252"),
        ("text/plain", "text/plain", None),
        ("text/plain; charset=", "text/plain", None),
        (None, "", None),
    ],
)
def test_media_types_are_taken_apart(header: str | None, kind: str, declared: str | None) -> None:
    """Protects the declared charset, in every way servers write it."""
    assert (media(header), charset(header)) == (kind, declared)

"""Telling formats apart."""

import pytest

from reportedly.errors import WrongFormat
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

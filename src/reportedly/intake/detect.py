"""Which format some bytes are in: by magic number, declared media type, extension and first characters."""

import re
import zlib
from pathlib import Path, PurePosixPath
from typing import Literal

from reportedly.errors import WrongFormat

Format = Literal["text", "html", "pdf", "docx"]
Many = Literal["jsonl", "feed", "warc", "wacz"]

MEDIA_TYPES: dict[str, Format] = {
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
EXTENSIONS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
MANY: dict[str, Many] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
}
"""Files of many articles; an .xml is one where it begins like a feed."""

_PDF_MAGIC = re.compile(rb"%PDF-\d")
_PDF_REACH = 1024  # ISO 32000-1, note 13 of annex H: readers accept the header within the first 1024 bytes
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE
)
_HEAD = 4096
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,500}>\s*)*(?:<!--[^>]{0,2000}-->\s*)*"
    rb"<(?:rss|rdf:RDF|(?:\w+:)?feed)[\s>]"
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file", "Save it as .docx."),
    (b"{\\rtf", "an RTF file", "Save it as .docx or plain text."),
    (b"\x1f\x8b", "a gzip file", "Unpack it first."),
    (b"\x89PNG", "an image", "Give its text."),
    (b"\xff\xd8\xff", "an image", "Give its text."),
    (b"GIF8", "an image", "Give its text."),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


def format_of(data: bytes, *, name: str = "", media_type: str | None = None) -> Format:
    """The format of ``data``. Magic numbers win over the declared type, and that over the extension.

    ``name`` is a file name or the path of a URL. Raises WrongFormat where the bytes are a known
    other format, or are not what the extension or the media type says.
    """
    if data.startswith(_ZIPS):
        return _zip_format(data)
    if _PDF_MAGIC.search(data[:_PDF_REACH]):
        return "pdf"
    for magic, what, todo in _OTHERS:
        if data.startswith(magic):
            raise WrongFormat(f"is {what}, which can't be read", todo=todo)
    declared = MEDIA_TYPES.get(media(media_type)) or EXTENSIONS.get(PurePosixPath(name).suffix.lower())
    if declared in {"pdf", "docx"}:
        raise WrongFormat(f"is named or declared {declared.upper()} but does not begin like one")
    return "html" if declared == "html" or looks_html(data) else "text"


def many(path: Path) -> Many | None:
    """Which kind of file of many articles ``path`` is, by its suffix or how it begins; None of any other."""
    name = path.name.lower()
    for suffix, kind in MANY.items():
        if name.endswith(suffix):
            return kind
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError):
        return None
    if looks_feed(head):
        return "feed"
    if _looks_wacz(head):
        return "wacz"
    return "warc" if _looks_warc(head) else None


def looks_feed(data: bytes) -> bool:
    """Whether the first element is that of RSS, Atom or RSS 1.0."""
    return _FEED.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")) is not None


def _looks_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/1.")


def _looks_wacz(head: bytes) -> bool:
    """Whether the first file of a ZIP file is one that a WACZ has; its name is at byte 30 of the first header."""
    name = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    return head.startswith(_ZIPS[0]) and name.startswith((b"archive/", b"indexes/", b"pages/", b"datapackage"))


def looks_html(data: bytes) -> bool:
    """Whether the first characters are a document type or an ``<html>`` tag, in any width of character."""
    return _HTML.match(data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")) is not None


def media(media_type: str | None) -> str:
    """The media type without its parameters, in lower case."""
    return (media_type or "").partition(";")[0].strip().lower()


def charset(media_type: str | None) -> str | None:
    """The charset a media type declares, if it does."""
    for parameter in (media_type or "").split(";")[1:]:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _zip_format(data: bytes) -> Format:
    # A DOCX cut short lacks the directory at its end, so the parts' own headers are looked at.
    if b"word/" in data[:65_536] or b"word/document.xml" in data[-65_536:]:
        return "docx"
    raise WrongFormat("is a zip archive, and no DOCX", todo="Unpack it and give the folder.")

"""Which format some bytes are in: by magic number, declared media type, extension and first characters."""

import re
import zlib
from pathlib import Path, PurePosixPath
from typing import Literal

from reportedly import settings
from reportedly.errors import IntakeError, WrongFormat

Format = Literal["text", "html", "pdf", "docx", "odt", "mail", "json", "newsxml", "subtitles", "markdown"]
Many = Literal["jsonl", "feed", "warc", "wacz", "mbox", "telegram", "jsonfeed", "rows", "newsml", "wires"]

MEDIA_TYPES: dict[str, Format] = {
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "message/rfc822": "mail",
    "text/vtt": "subtitles",
    "application/x-subrip": "subtitles",
    "text/markdown": "markdown",
    "application/nitf+xml": "newsxml",
    "application/vnd.iptc.g2.newsitem+xml": "newsxml",
    "application/vnd.iptc.g2.newsmessage+xml": "newsxml",
}
EXTENSIONS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".eml": "mail",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
JSON_TYPES = frozenset({"application/json", "application/feed+json"})
MANY: dict[str, Many] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
    ".mbox": "mbox",
}
"""Files of many articles; an .xml or .json is one where it begins like one."""

_PDF_MAGIC = re.compile(rb"%PDF-\d")
_PDF_REACH = 1024  # ISO 32000-1, note 13 of annex H: readers accept the header within the first 1024 bytes
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE
)
_HEAD = 4096
_HTML_REACH = 65_536
_NINJS = (b'"versioncreated"', b'"body_text"', b'"body_xhtml"', b'"bodies"')
_ROOT = re.compile(  # the first element of XML, behind its declaration, instructions, comments and document type
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--[^>]{0,2000}-->\s*|<!DOCTYPE[^>\[]{0,500}>\s*){0,9}<(?:[\w.-]{1,40}:)?([\w.-]{1,40})[\s>/]"
)
_FEEDS = frozenset({b"rss", b"RDF", b"feed"})
_NEWS = frozenset({b"nitf", b"newsItem", b"newsMessage"})
_TELEGRAM_PAGE = re.compile(rb"<title>\s*Exported Data\s*</title>")
_TELEGRAM_JSON = re.compile(
    rb'\s*\{\s*"(?:about"\s*:\s*"Here is the data you requested'
    rb'|name"\s*:\s*(?:null|"(?:[^"\\]|\\.){0,300}")\s*,\s*"type"\s*:'
    rb'\s*"(?:saved_messages|personal_chat|bot_chat|(?:private|public)_(?:group|supergroup|channel))")'
)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,1000}\r?\n(?:[ \t][^\n]{0,1000}\r?\n){0,30}){3}")
_MAIL_ONLY = re.compile(rb"^(?:Received|MIME-Version|Message-ID|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_SUBTITLES = re.compile(
    rb"WEBVTT(?:[ \t][^\n]*)?\r?\n|\s*\d{1,5}\r?\n\d{1,3}:\d\d:\d\d[,.]\d{3} +--> +\d{1,3}:\d\d:\d\d[,.]\d{3}"
)
_JSON = re.compile(rb'\s*\{\s*(?:"|\})')
_JSON_LINES = re.compile(rb'\s*\{\s*"[^\n]{0,60000}\}[ \t\r]*\n\s*\{\s*"')
_MAILBOX = re.compile(rb"From \S+@?\S* .{5,60}\d{4}\r?\n(?:>?[A-Za-z][A-Za-z0-9-]{0,40}:)")
_CALLED: dict[Many, str] = {
    "feed": "a feed",
    "jsonfeed": "a JSON Feed",
    "jsonl": "JSON Lines",
    "warc": "a WARC",
    "wacz": "a WACZ",
    "telegram": "an export of Telegram",
    "mbox": "a mailbox",
}
"""Of those that are known by how they begin, whatever they are called; the others are read where they hold one."""
ENDS_WIRE = re.compile(rb"NNNN|ENDITEM|\(END\)")
_WIRE_MARK = re.compile(rb"\AZCZC\b|^[ \t]*(?:NNNN|ENDITEM|\(END\)|\(MORE\))[ \t]*\r?$", re.MULTILINE)
_TAG = re.compile(rb"<(?:[A-Za-z][A-Za-z0-9]{0,20}[\s>/]|[!?/])")
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
    other format, or are not what the extension or the media type says; IntakeError where they hold many reports.
    """
    declared = MEDIA_TYPES.get(media(media_type)) or EXTENSIONS.get(PurePosixPath(name).suffix.lower())
    _check_one(data, is_declared=declared is not None and not name.lower().endswith(tuple(MANY)))
    if data.startswith(_ZIPS):
        return _zip_format(data)
    if _PDF_MAGIC.search(data[:_PDF_REACH]):
        return "pdf"
    for magic, what, todo in _OTHERS:
        if data.startswith(magic):
            raise WrongFormat(f"is {what}, which can't be read", todo=todo)
    if declared in {"pdf", "docx", "odt"}:
        raise WrongFormat(f"is named or declared {declared.upper()} but does not begin like one")
    head = _bare(data[:_HEAD])
    if found := _by_beginning(head):
        return found
    if head.lstrip().startswith(b"<?xml") and not looks_html(data) and declared != "html":
        raise WrongFormat("is XML, and no report that we read", todo="Give NITF, NewsML-G2, RSS or Atom, or the text.")
    if declared == "html":
        return "html" if looks_html(data) or _TAG.search(_bare(data[:_HTML_REACH])) else "text"
    if declared == "text" and looks_html(data):
        return "html"
    return declared or ("html" if looks_html(data) else "json" if _is_json(name, media_type, head) else "text")


def _by_beginning(head: bytes) -> Format | None:
    """A format that its first characters tell beyond doubt."""
    if (root := _ROOT.match(head)) and root[1] in _NEWS:
        return "newsxml"
    if _SUBTITLES.match(head):
        return "subtitles"
    if (headers := _MAIL.match(head)) and _MAIL_ONLY.search(headers[0]):
        return "mail"
    return None


def _check_one(data: bytes, *, is_declared: bool) -> None:
    """Raise IntakeError where ``data`` begins like many reports; of what is declared text, JSON is its words."""
    kind = _many_by_beginning(data[:_HEAD], is_json=not is_declared)
    if kind is None and not is_declared:
        head = _bare(data[:_HTML_REACH])
        kind = "jsonl" if _JSON_LINES.match(head) else "mbox" if _MAILBOX.match(head) else None
    if kind in _CALLED:
        raise IntakeError(
            f"is {_CALLED[kind]}, which holds many reports", todo="Give it as a file, or to the API as a job."
        )


def _is_json(name: str, media_type: str | None, head: bytes) -> bool:
    return name.lower().endswith(".json") or media(media_type) in JSON_TYPES or _JSON.match(head) is not None


def _bare(head: bytes) -> bytes:
    """The bytes without a byte order mark, and of wide characters the Latin ones."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")


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
    found = _many_by_beginning(head, is_json=name.endswith(".json"))
    return "wires" if found is None and _holds_wires(path, head) else found


def _holds_wires(path: Path, head: bytes) -> bool:
    """Whether a wire's end mark stands more than once; only a file that begins like a wire's is read for it."""
    if not _WIRE_MARK.search(head) or path.stat().st_size > settings.current().max_bytes:
        return False
    lines = (line.strip() for line in path.read_bytes().split(b"\n"))
    return sum(ENDS_WIRE.fullmatch(line) is not None for line in lines) > 1


def _many_by_beginning(head: bytes, *, is_json: bool) -> Many | None:
    bare = _bare(head)
    root = _ROOT.match(bare)
    tests: tuple[tuple[Many, bool], ...] = (
        ("feed", looks_feed(head)),
        ("wacz", _looks_wacz(head)),
        ("warc", _looks_warc(head)),
        ("newsml", root is not None and root[1] == b"newsMessage"),
        ("telegram", bool(_TELEGRAM_PAGE.search(bare) or _TELEGRAM_JSON.match(bare))),
        ("jsonfeed", is_json and _JSON_FEED.search(bare) is not None),
        ("rows", is_json and bare.lstrip().startswith(b"[")),
    )
    return next((kind for kind, holds in tests if holds), None)


def looks_feed(data: bytes) -> bool:
    """Whether the first element is that of RSS, Atom or RSS 1.0."""
    root = _ROOT.match(_bare(data[:_HEAD]))
    return root is not None and root[1] in _FEEDS


def looks_json_feed(data: bytes) -> bool:
    """Whether it begins like a JSON Feed."""
    head = _bare(data[:_HEAD]).lstrip()
    return head.startswith(b"{") and _JSON_FEED.search(head) is not None


def looks_news(path: Path) -> bool:
    """Whether an .xml or .json file is a report or many: others of these names are no news."""
    if many(path) is not None:
        return True
    try:
        with path.open("rb") as stream:
            head = _bare(stream.read(_HEAD))
    except OSError:
        return False
    if path.name.lower().endswith(".json"):
        return head.lstrip().startswith(b"{") and any(word in head for word in _NINJS)
    return _by_beginning(head) == "newsxml"


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
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if b"xl/" in data[:65_536]:
        todo = "Save the words as text, or its table as JSONL."
        raise WrongFormat("is an Excel file, which can't be read", todo=todo)
    if b"ppt/" in data[:65_536]:
        raise WrongFormat("is a PowerPoint file, which can't be read", todo="Save it as PDF.")
    raise WrongFormat("is a zip archive, and no DOCX or ODT", todo="Unpack it and give the folder.")

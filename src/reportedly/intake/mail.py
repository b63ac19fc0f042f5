"""Mails, by the standard library's ``email``: an .eml is one report, an .mbox (RFC 4155) many.

A report is the words of the mail's writer or, where that only passes a message on, the message (``letters``).
What is attached is named in a warning, and not read.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import NoText, ReportedlyError, TooLarge, WrongFormat
from reportedly.intake import charset, fragments, letters, text
from reportedly.intake.build import Known, build, check_characters
from reportedly.intake.canonical import clean, collapse
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import iso_date
from reportedly.intake.sent import Copy, copy_of
from reportedly.model.document import Document

_MEDIA_TYPE = "message/rfc822"
_LONGEST_HEADER = 2_000
_DEPTH = 20
"""Parts within parts within parts; mailing programs go four deep."""
_NAMED = 20
"""Attachments that are named in a warning; of more the number is told."""
_STUB = 0.5
"""A plain copy with fewer than this share of the HTML's words is no copy ("Your program can't show this mail")."""
MOST_LINES = 400_000
"""Of a mail with what is attached, 340,000 in base64; ``email`` looks at each once for every part around it."""
MOST_PARTS = 10_000
"""Lines that may begin a part ("--…"): a digest has some hundred."""
_SEPARATOR = re.compile(rb"From .*\d{4}\s*\Z|From - |From \S+@\S+ ")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.IGNORECASE)
_QUOTED = re.compile(r"\b(?:gmail_quote|gmail_quote_container|moz-cite-prefix|yahoo_quoted|gmail_signature)\b")


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from one mail's bytes: its subject is the title, its sender the author, its date that of publication.

    Raises NoText where its writer wrote nothing, WrongFormat where it is no mail, TooLarge.
    """
    return _document(_parsed(data), known)


def _document(message: "Message[Any, Any]", known: Known) -> Document:
    found = _Parts()
    found.take(message, 0)
    warnings = list(found.warnings)
    letter = letters.read("\n\n".join(found.texts), _line(message, "Subject"))
    if letter.words.strip() and (passed := letter.passed) is not None:
        warnings.append(f"Passed on by {_sender(message)}: {letter.note}")
        known = _known(known, passed.subject, passed.sender, passed.date)
    else:
        date = iso_date(_line(message, "Date"))
        if date is None and message["Date"] and known.published is None:
            warnings.append(f"The mail's date {_line(message, 'Date')[:40]!r} can't be read: left out.")
        known = _known(known, _line(message, "Subject"), _sender(message), date)
    if letter.quoted:
        warnings.append(
            f"The mail quotes earlier words ({letter.quoted:,} lines), which are not its writer's: left out."
        )
    if found.attached:
        warnings.append(f"Attached, and not read: {_listed(found.attached)}. Save what you want read as a file.")
    if not letter.words.strip():
        todo = "Save what is attached, and give that." if found.attached else "Give a mail with words in it."
        raise NoText("the mail holds no text of its writer's", todo=todo)
    sent = copy_of(letter.words) or Copy(letter.words)
    known = sent.known(known)
    words, blocks = text.laid_out(sent.text, known.title, least=0 if found.is_html else 1)
    return build(words, blocks, known, media_type=_MEDIA_TYPE, warnings=[*warnings, *sent.warnings])


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The mails of an .mbox in order, each by its Message-ID; one that can't be read is a Failure, the rest goes on."""
    name = name or path.name
    number = 0
    for number, data in enumerate(_messages(path), 1):
        id, place = f"{name}#{number}", f"{path}#{number}"
        try:
            if data is None:
                raise TooLarge(f"the mail is over the limit of {settings.current().max_bytes:,} bytes")
            message = _parsed(data)
            id = _line(message, "Message-ID") or id
            document = _document(message, Known(id=id, published=published))
            yield replace(document, place=place, original_sha256=hashlib.sha256(data).hexdigest())
        except ReportedlyError as error:
            yield Failure(id, error.at(f"{place} {id}" if id.startswith("<") else place), place)
    if number == 0:
        todo = "An .mbox has a line that begins with “From ” before each."
        yield Failure(name, NoText("holds no mail", where=str(path), todo=todo), str(path))


@dataclass(slots=True)
class _Parts:
    """What a mail holds: the words of its bodies, and the names of all else."""

    texts: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    is_html: bool = False

    def take(self, part: "Message[Any, Any]", depth: int) -> None:
        """Adds a part and those within it."""
        kind, name = part.get_content_type(), _file_name(part)
        if part.is_multipart() and depth < _DEPTH:
            if kind == "multipart/alternative":
                self._take_one(_within(part), depth)
            elif kind == _MEDIA_TYPE:
                for message in _within(part)[:1]:
                    self._take_message(message, depth)
            else:
                for inner in _within(part):
                    self.take(inner, depth + 1)
        elif kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
            self._take_words(part, kind)
        elif name or not part.get("Content-ID"):
            self.attached.append(name or kind)

    def _take_one(self, copies: list["Message[Any, Any]"], depth: int) -> None:
        """The plain copy of a body, or the last one where that is a stub."""
        read = []
        for copy in copies:
            parts = _Parts()
            parts.take(copy, depth + 1)
            read.append(parts)
        lengths = [sum(len(words.split()) for words in parts.texts) for parts in read]
        plain = next((n for n, parts in enumerate(read) if parts.texts and not parts.is_html), None)
        longest = max(range(len(read)), key=lengths.__getitem__, default=None)
        if longest is None:
            return
        taken = longest if plain is None or lengths[plain] < _STUB * lengths[longest] else plain
        self.texts += read[taken].texts
        self.warnings += read[taken].warnings
        self.is_html |= read[taken].is_html
        self.attached += [name for parts in read for name in parts.attached if "/" not in name]

    def _take_message(self, message: "Message[Any, Any]", depth: int) -> None:
        """A mail sent on as a part, written as one that is sent on within the words."""
        heads = [f"{name}: {_line(message, name)}" for name in ("From", "Date", "Subject") if message[name]]
        self.texts.append("\n".join([letters.FORWARDED, *heads]))
        self.take(message, depth + 1)

    def _take_words(self, part: "Message[Any, Any]", kind: str) -> None:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        words, warnings = charset.decode(data, declared=part.get_content_charset())
        check_characters(len(words))
        self.warnings += warnings
        if kind == "text/html":
            self.is_html = True
            self.texts.append(_of_html(words))
        elif str(part.get_param("format", "")).lower() == "flowed":
            self.texts.append(_unflowed(clean(words), joined=str(part.get_param("delsp", "")).lower() == "yes"))
        else:
            self.texts.append(clean(words))


def _within(part: "Message[Any, Any]") -> list["Message[Any, Any]"]:
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _of_html(markup: str) -> str:
    """The words a reader sees, a blank line between blocks; what a program marked as an older mail is left out."""
    root = fragments.parsed(markup)
    if root is None:
        return ""
    for node in list(root.iter("*")):
        is_quote = node.tag == "blockquote" and node.get("type") == "cite"
        hidden = node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "")
        if (is_quote or hidden or _QUOTED.search(node.get("class") or "")) and node.getparent() is not None:
            node.drop_tree()
    blocks = (collapse(piece.words) for piece in fragments.pieces_of(root, layout=True))
    return clean("\n\n".join(filter(None, blocks)))


def _unflowed(words: str, *, joined: bool) -> str:
    """Paragraphs of format=flowed (RFC 3676), where a space at a line's end says that the paragraph goes on."""
    lines: list[str] = []
    soft = False
    for line in words.split("\n"):
        if soft and not line.startswith(">"):
            lines[-1] = (lines[-1][:-1] if joined else lines[-1]) + line
        else:
            lines.append(line.removeprefix(" "))
        soft = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(line if line == "-- " else line.rstrip() for line in lines)


def _messages(path: Path) -> Iterator[bytes | None]:
    """The bytes of each mail; None for one over ``settings.max_bytes``. The file is never held in memory."""
    limit = settings.current().max_bytes
    held: list[bytes] | None = None
    size, after_blank = 0, True
    with path.open("rb") as stream:
        while line := stream.readline(limit + 1):
            if after_blank and _SEPARATOR.match(line):
                if held is not None:
                    yield _joined(held, size)
                held, size = [], 0
            elif held is not None:
                size += len(line)
                if size <= limit:
                    held.append(line)
            after_blank = not line.strip()
    if held is not None:
        yield _joined(held, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    return None if size > settings.current().max_bytes else _ESCAPED.sub(rb"\1", b"".join(lines))


def _parsed(data: bytes) -> "Message[Any, Any]":
    _check_size(data)
    try:
        message: Message[Any, Any] = message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        raise WrongFormat(f"the mail is damaged ({type(error).__name__})", todo="Save it again.") from None
    if not message.keys():
        raise WrongFormat("is named or declared a mail but has no headers")
    return message


def _check_size(data: bytes) -> None:
    """Raise TooLarge for more lines, or parts, than any mail has: the parser takes time by both, memory by parts."""
    for what, number, most in (("lines", data.count(b"\n"), MOST_LINES), ("parts", data.count(b"\n--"), MOST_PARTS)):
        if number > most:
            raise TooLarge(
                f"the mail has {number:,} {what}, over the limit of {most:,}", todo="Save its words as text."
            )


def _line(message: "Message[Any, Any]", name: str) -> str:
    """A header as it reads, in one line."""
    return _decoded(str(message.get(name) or ""))


def _decoded(value: str) -> str:
    """A header's words, also where they are encoded (RFC 2047); what is no such encoding stays as it is."""
    value = value[:_LONGEST_HEADER].encode("utf-8", "replace").decode()
    try:
        return collapse(clean(str(make_header(decode_header(value)))))
    except (ValueError, LookupError, TypeError, AttributeError, MessageError):
        return collapse(clean(value))


def _sender(message: "Message[Any, Any]") -> str:
    name, address = parseaddr(str(message.get("From") or "")[:_LONGEST_HEADER])
    return _decoded(name) or address


def _file_name(part: "Message[Any, Any]") -> str:
    try:
        return _decoded(part.get_filename() or "")
    except (ValueError, LookupError, TypeError, AttributeError):
        return "a file"


def _known(known: Known, subject: str, sender: str, date: str | None) -> Known:
    return known.with_found(title=subject, published=date, authors=[sender])

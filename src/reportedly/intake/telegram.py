"""Exports of Telegram Desktop, as JSON (result.json) or HTML (messages.html): each post is a report of its channel.

The format is described at telegram.org/blog/export-and-more; service messages and posts without words are passed over.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reportedly.errors import IntakeError, NoText, ReportedlyError, WrongFormat
from reportedly.intake import fragments, text
from reportedly.intake.build import Known, build, check_bytes
from reportedly.intake.canonical import clean, collapse
from reportedly.intake.charset import decode
from reportedly.intake.jsonl import Failure
from reportedly.intake.tags import check_tags
from reportedly.model.document import Document

_STAMP = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_LONGEST_SHIFT = timedelta(hours=15)
_NUMBER = re.compile(r"message(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Post:
    """One message: its number, chat, time (ISO 8601), writer, whom it is forwarded from, when edited, its words."""

    number: str
    chat: str
    is_channel: bool
    published: str | None
    writer: str
    forwarded: str
    edited: str | None
    words: str


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The posts of an export in order, each by ``<name>#<number of the message>``; a bad one is a Failure.

    The channel is the publisher; of a chat or group the writer is the author, and nobody the publisher. The words of a
    forwarded post are those of whom it is from: the author, and a warning. Raises WrongFormat, TooLarge.
    """
    name = name or path.name
    try:
        check_bytes(path.stat().st_size)
        data = path.read_bytes()
        posts = list(_of_json(data) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") else _of_html(data))
    except OSError as error:
        raise IntakeError(f"can't be read ({error.strerror})", where=str(path)) from None
    except IntakeError as error:
        raise error.at(str(path)) from None
    sha256 = hashlib.sha256(data).hexdigest()
    chats = {post.chat for post in posts}
    for post in posts:
        id = f"{name}#{post.chat}/{post.number}" if len(chats) > 1 else f"{name}#{post.number}"
        place = f"{path}#{post.number}"
        try:
            yield replace(_document(post, id, published), place=place, original_sha256=sha256)
        except ReportedlyError as error:
            yield Failure(id, error.at(place), place)
    if not posts:
        yield Failure(name, NoText("the export holds no post with words", where=str(path)), str(path))


def _document(post: Post, id: str, published: str | None) -> Document:
    warnings = []
    if post.forwarded:
        warnings.append(f"Forwarded from {post.forwarded}: the words are theirs.")
    if post.edited:
        warnings.append(f"Edited on {post.edited}: what it said before is not known.")
    writer = post.forwarded or post.writer
    known = Known(
        id=id,
        publisher=post.chat if post.is_channel else None,
        published=published or post.published,
        authors=(writer,) if writer else (),
    )
    lines = (collapse(line) for line in clean(post.words).split("\n"))
    words, blocks = text.laid_out("\n\n".join(filter(None, lines)), None, least=0)
    return build(words, blocks, known, warnings=warnings)


def _of_json(data: bytes) -> Iterator[Post]:
    try:
        export = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WrongFormat(f"the export is cut short or damaged ({error})", todo="Export it again.") from None
    chats = [export] if "messages" in export else _list(_dict(export, "chats").get("list"))
    for chat in chats:
        for message in _list(chat.get("messages")) if isinstance(chat, dict) else []:
            if isinstance(message, dict) and (post := _of_message(message, chat)):
                yield post


def _dict(value: dict[str, Any], key: str) -> dict[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _of_message(message: dict[str, Any], chat: dict[str, Any]) -> Post | None:
    words = "".join(_string(part) for part in _parts(message.get("text")))
    if message.get("type") != "message" or not words.strip():
        return None
    is_channel = str(chat.get("type", "")).endswith("_channel")
    writer = _string(message.get("author")) if is_channel else _string(message.get("from"))
    return Post(
        number=_string(str(message.get("id", ""))),
        chat=_string(chat.get("name")),
        is_channel=is_channel,
        published=_time(message, "date"),
        writer=writer,
        forwarded=_string(message.get("forwarded_from")),
        edited=_time(message, "edited"),
        words=words,
    )


def _parts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _string(value: Any) -> str:
    """The words of a string, or of an entity that has its own."""
    if isinstance(value, dict):
        value = value.get("text")
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _time(message: dict[str, Any], key: str) -> str | None:
    """The time where the export was made, with its distance from UTC where the export tells both."""
    try:
        local = datetime.fromisoformat(str(message[key]))
        shift = local.replace(tzinfo=UTC) - datetime.fromtimestamp(int(message[f"{key}_unixtime"]), UTC)
    except (KeyError, ValueError, TypeError, OverflowError, OSError):
        return _local(message.get(key))
    if abs(shift) > _LONGEST_SHIFT:
        return local.isoformat()
    sign, minutes = "-" if shift < timedelta() else "+", int(abs(shift).total_seconds()) // 60
    return f"{local.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"


def _local(value: Any) -> str | None:
    try:
        return datetime.fromisoformat(str(value)).isoformat() if value else None
    except ValueError:
        return None


def _of_html(data: bytes) -> Iterator[Post]:
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    check_tags(data)
    try:
        page = document_fromstring(decode(data, declared="utf-8")[0])
    except (ParserError, ValueError) as error:
        raise WrongFormat(f"the export is damaged ({error})", todo="Export it again.") from None
    chat = _words(page.xpath("//div[contains(@class, 'page_header')]//div[contains(@class, 'text')]"))
    writer = ""
    for node in page.xpath("//div[contains(concat(' ', @class, ' '), ' message ')]"):
        number = _NUMBER.match(node.get("id") or "")
        body = node.xpath("./div[contains(concat(' ', @class, ' '), ' body ')]")
        if number is None or not body or "default" not in (node.get("class") or "").split():
            continue
        own = "[contains(concat(' ', @class, ' '), ' {} ')]"
        writer = _words(body[0].xpath("./div" + own.format("from_name"))) or writer
        forwarded = body[0].xpath("./div" + own.format("forwarded"))
        within = forwarded[0] if forwarded else body[0]
        words = within.xpath("./div" + own.format("text"))
        stamp = body[0].xpath("./div" + own.format("date") + "/@title")
        post = Post(
            number=number[1],
            chat=chat,
            is_channel=writer == chat,
            published=_stamp(stamp[0]) if stamp else None,
            writer="" if writer == chat else writer,
            forwarded=_name(forwarded[0].xpath("./div" + own.format("from_name"))) if forwarded else "",
            edited=None,
            words="\n".join(piece.words for node in words for piece in fragments.pieces_of(node)),
        )
        if post.words.strip():
            yield post


def _words(nodes: list[Any]) -> str:
    return collapse(clean(nodes[0].text_content())) if nodes else ""


def _name(nodes: list[Any]) -> str:
    """A name without the date that stands in its element."""
    return collapse(clean(nodes[0].text or "")) if nodes else ""


def _stamp(words: str) -> str | None:
    if not (match := _STAMP.fullmatch(words.strip())):
        return None
    day, month, year, time, shift = match.groups(default="")
    return _local(f"{year}-{month}-{day}T{time}{shift}")

"""One document, from wherever it is: bytes, a path, a stream, a URL, a text."""

import hashlib
import os
import stat
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import IntakeError, NoText, NotFound, WrongFormat
from reportedly.intake import text as plain
from reportedly.intake.build import Known, check_bytes
from reportedly.intake.detect import MANY, charset, format_of, media
from reportedly.intake.metadata import stated_date
from reportedly.model.document import Document
from reportedly.observed import stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.intake.fetch import Fetched

_READERS = {
    "pdf": "reportedly.intake.pdf",
    "docx": "reportedly.intake.docx",
    "odt": "reportedly.intake.odt",
    "mail": "reportedly.intake.mail",
    "json": "reportedly.intake.jsonfile",
    "newsxml": "reportedly.intake.newsxml",
    "subtitles": "reportedly.intake.subtitles",
}
"""The module of each format that needs nothing but its bytes; its ``from_bytes`` is called."""


@stage("intake")
def from_text(
    text: str,
    *,
    id: str = "",
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    authors: Iterable[str] = (),
) -> Document:
    """A Document whose text is ``text``: never stripped or re-wrapped, so offsets stay the caller's own.

    Only control characters, carriage returns, soft hyphens and byte order marks are removed
    (``canonical.clean``). Raises NoText, TooLarge, and SettingsError for a ``published`` that is no date.
    """
    known = Known(id, title, publisher, stated_date(published), tuple(authors), url)
    return plain.from_str(text, known)


def read_bytes(
    data: bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    authors: Iterable[str] = (),
    retrieved: str | None = None,
) -> Document:
    """A Document from the bytes of a file with one report (``detect.Format``).

    What is stated goes before what is found.
    ``name`` is the file's name, ``media_type`` what HTTP declared. ``id`` is ``name`` where not
    given. Raises an IntakeError (``errors`` draws the tree), placed at ``name``; SettingsError for
    a ``published`` that is no date.
    """
    known = Known(
        id if id is not None else name, title, publisher, stated_date(published), tuple(authors), url, retrieved
    )
    try:
        check_bytes(len(data))
        if not data.strip(b" \t\r\n\f\v\0"):
            raise NoText("is empty", todo="Give a report with words in it.")
        document = _of_format(data, known, name, media_type)
        return replace(document, original_sha256=hashlib.sha256(data).hexdigest())
    except IntakeError as error:
        raise error.placed(name) from None


def read_path(path: str | Path, *, id: str | None = None, published: str | None = None) -> Document:
    """A Document from one regular file; folders, JSONL files and devices raise an IntakeError.

    A file over ``settings.max_bytes`` raises TooLarge without being read.
    """
    path = Path(path)
    check_regular(path)
    if path.name.lower().endswith(tuple(MANY)):
        raise IntakeError("holds many articles", where=str(path), todo="Read it as a batch.")
    try:
        check_bytes(path.stat().st_size)
        with path.open("rb") as stream:
            data = stream.read(settings.current().max_bytes + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    except IntakeError as error:
        raise error.at(str(path)) from None
    try:
        document = read_bytes(data, name=path.name, id=path.name if id is None else id, published=published)
        return replace(document, place=str(path))
    except IntakeError as error:
        raise error.at(str(path)) from None


def read_stdin(stream: BinaryIO, *, published: str | None = None) -> Document:
    """A Document from a binary stream; at most ``settings.max_bytes`` and one byte are read."""
    data = stream.read(settings.current().max_bytes + 1)
    try:
        return replace(read_bytes(data, id="stdin", published=published), place="stdin")
    except IntakeError as error:
        raise error.at("stdin") from None


def read_url(url: str, *, published: str | None = None) -> Document:
    """A Document from a public URL; its ``url`` is where redirects led. Raises FetchRefused or as ``read_bytes``."""
    from reportedly.intake.fetch import fetch

    return read_fetched(fetch(url), url, published=published)


def read_fetched(got: "Fetched", url: str, *, published: str | None = None) -> Document:
    """A Document from what was fetched from ``url``."""
    path = PurePosixPath(got.url.partition("?")[0].partition("://")[2].partition("/")[2])
    try:
        document = read_bytes(
            got.data,
            name=path.name,
            media_type=got.media_type,
            id=url,
            published=published,
            url=got.url,
            retrieved=got.retrieved,
        )
        return replace(document, place=url)
    except IntakeError as error:
        raise error.at(url) from None


def check_regular(path: Path) -> None:
    """Raises NotFound or IntakeError where ``path`` is no regular file: a FIFO or a device could wait for ever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(mode):
        raise IntakeError("is a folder", where=str(path), todo="Read it as a batch, or give one file.")
    if not stat.S_ISREG(mode):
        raise WrongFormat("is no regular file", where=str(path), todo="Pipe it in, with - as the file name.")


def _of_format(data: bytes, known: Known, name: str, media_type: str | None) -> Document:
    """Each format's module is loaded when a file of it comes."""
    kind = format_of(data, name=name, media_type=media_type)
    if kind == "html":
        from reportedly.intake import html

        shown = media(media_type) if "html" in media(media_type) else "text/html"
        return html.from_bytes(data, known, charset=charset(media_type), media_type=shown)
    if kind == "markdown":
        from reportedly.intake import markdown

        return markdown.from_bytes(data, known, charset=charset(media_type))
    if kind in _READERS:
        return _reader(_READERS[kind])(data, known)
    return plain.from_bytes(data, known, charset=charset(media_type))


def _reader(module: str) -> "Callable[[bytes, Known], Document]":
    found: Callable[[bytes, Known], Document] = import_module(module).from_bytes
    return found


def _unreadable(path: Path, error: OSError | ValueError) -> IntakeError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFound("no such file or folder", where=str(path), todo="Check the path.")
    reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    return IntakeError(f"can't be opened ({reason})", where=repr(str(path)) if "\0" in str(path) else str(path))

"""JSONL of articles: one object a line; one bad line is one Failure and the rest go on."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import NoText, ReportedlyError, TooLarge, WrongFormat
from reportedly.intake import text
from reportedly.intake.build import Known
from reportedly.intake.metadata import iso_date
from reportedly.model.document import Document

_FIELDS = ("title", "publisher", "url")


class Failure(Struct, frozen=True):
    """A document of a batch that could not be read: the id it would have had (``where``), and why.

    The error says the place: the path, or the file and line. ``place`` is as a Document's.
    """

    where: str
    error: ReportedlyError
    place: str = ""


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The rows of the file in order; blank lines are passed over.

    Keys: ``text``, and where known ``id``, ``title``, ``published``, ``publisher`` (or ``outlet``), ``url``,
    ``authors`` (a list, or one name). A missing id becomes ``<name>:<line number>``; ``published``
    (ISO 8601) goes before the rows' own. The file is never held in memory.
    """
    name = name or path.name
    for number, line in lines(path):
        row: dict[str, Any] = {}
        where = f"{name}:{number}"
        try:
            row = _row(line)
            read = document(row, where, published)
            sha256 = hashlib.sha256((line or b"").rstrip(b"\r\n")).hexdigest()
            yield replace(read, place=f"{path}:{number}", original_sha256=sha256)
        except ReportedlyError as error:
            yield Failure(_id(row) or where, error.at(where), f"{path}:{number}")


def lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Line number (from 1) and bytes of each line that is not blank; None for one over ``settings.max_bytes``."""
    limit = settings.current().max_bytes
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                _skip_line(stream, limit)
                yield number, None
            elif line.strip():
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _skip_line(stream: BinaryIO, step: int) -> None:
    while (rest := stream.readline(step)) and not rest.endswith(b"\n"):
        pass


def _row(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise TooLarge(f"the line is over the limit of {settings.current().max_bytes:,} bytes")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise WrongFormat("the line is not UTF-8", todo="Save the file as UTF-8.") from None
    except ValueError as error:
        raise WrongFormat(f"the line is not JSON ({error})") from None
    except RecursionError:
        raise WrongFormat("the line is not JSON we read (nested too deep)") from None
    if not isinstance(row, dict):
        raise WrongFormat("the line is no JSON object", todo='Write one {"text": …} a line.')
    return row


def document(row: dict[str, Any], where: str, published: str | None) -> Document:
    """A Document from one row, named ``where`` in what is told of it. Raises NoText, TooLarge."""
    words = row.get("text")
    if not isinstance(words, str) or not words.strip():
        raise NoText("the row has no text", todo='Put the words of the report under "text".')
    warnings: list[str] = []
    if row.get("publisher") is None and "outlet" in row:
        row = {**row, "publisher": row["outlet"]}
    found = {key: _string(row, key, warnings) for key in _FIELDS}
    stated = _string(row, "published", warnings)
    date = published or (iso_date(stated) if stated else None)
    if stated and date is None:
        warnings.append(f"published {stated[:40]!r} is no date: left out.")
    known = Known(
        id=_id(row) or where,
        title=found["title"],
        publisher=found["publisher"],
        url=found["url"],
        published=date,
        authors=_authors(row.get("authors"), warnings),
    )
    return text.from_str(words, known, warnings=warnings)


def _id(row: dict[str, Any]) -> str:
    value = row.get("id")
    return str(value).encode("utf-8", "replace").decode() if isinstance(value, str | int) else ""


def _string(row: dict[str, Any], key: str, warnings: list[str]) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        warnings.append(f"{key} is no string: left out.")
        return None
    return value.encode("utf-8", "replace").decode()


def _authors(value: Any, warnings: list[str]) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        warnings.append("authors is no list of names: left out.")
        return ()
    return tuple(name.encode("utf-8", "replace").decode() for name in names if name.strip())

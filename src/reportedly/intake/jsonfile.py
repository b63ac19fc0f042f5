"""JSON files: a report as ninjs (IPTC) or as a row of ours, or a list of such.

The names of ninjs 1 and 2 are read: ``headline``, ``byline``, ``body_xhtml``, ``body_text``, ``bodies``, ``headlines``.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reportedly import settings
from reportedly.errors import IntakeError, NoText, ReportedlyError, WrongFormat
from reportedly.intake import fragments, jsonl
from reportedly.intake.build import Known, build, check_bytes, check_characters
from reportedly.intake.canonical import Piece, lay_out
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import iso_date
from reportedly.model.document import Document

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
"""Publishing states (IPTC pubstatus) in which an agency wants its report not to be used."""
_NOT_READ = 'Give ninjs, a JSON Feed, an export of Telegram, or {"text": …}.'


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from a ninjs item, or an object with ``text``. Raises WrongFormat, NoText, TooLarge."""
    found = _loaded(data)
    if not isinstance(found, dict):
        raise WrongFormat("is JSON, and holds no report or many", todo=_NOT_READ)
    return _document(found, known, known.id)


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The objects of a JSON list in order, as ``jsonl.documents``; an id that is missing is ``<name>:<number>``."""
    name = name or path.name
    try:
        check_bytes(path.stat().st_size)
        rows = _loaded(path.read_bytes())
    except OSError as error:
        raise IntakeError(f"can't be read ({error.strerror})", where=str(path)) from None
    except IntakeError as error:
        raise error.at(str(path)) from None
    for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
        where = f"{name}:{number}"
        try:
            if not isinstance(row, dict):
                raise WrongFormat("is no JSON object", todo='Write one {"text": …} each.')
            document = _document(row, Known(published=published), where)
            digest = hashlib.sha256(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()
            yield replace(document, place=f"{path}:{number}", original_sha256=digest)
        except ReportedlyError as error:
            yield Failure(where, error.at(where), f"{path}:{number}")


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(data)
    except UnicodeDecodeError:
        raise WrongFormat("the JSON is not UTF-8", todo="Save the file as UTF-8.") from None
    except ValueError as error:
        raise WrongFormat(f"the JSON is cut short or damaged ({error})", todo="Get it again.") from None
    except RecursionError:
        raise WrongFormat("is JSON nested too deep") from None


def _document(item: dict[str, Any], known: Known, where: str) -> Document:
    if "text" in item:
        return jsonl.document(item, where, known.published)
    pieces = list(_body(item))
    if not any(piece.words.strip() for piece in pieces):
        raise NoText("is JSON without a report", todo=_NOT_READ)
    if _string(item.get("pubstatus")).lower() in WITHDRAWN:
        raise NoText("was withdrawn by its agency", todo="Don't use it, or give its words as text.")
    title = _string(item.get("headline")) or _value(item.get("headlines"))
    date = next(filter(None, (iso_date(_string(item.get(key))) for key in _DATES)), None)
    byline = _string(item.get("byline")).removeprefix("By ").removeprefix("by ")
    url = _string(item.get("uri")) or _string(item.get("url"))
    found = known.with_found(
        id=url or where,
        title=title,
        publisher=_string(item.get("copyrightholder")),
        published=date,
        authors=[byline],
        url=url if url.startswith(("http://", "https://")) else None,
    )
    text, blocks = lay_out([*([Piece("headline", title)] if title else []), *pieces])
    return build(text, blocks, found, media_type="application/json")


_DATES = ("versioncreated", "versionCreated", "firstcreated", "firstCreated")


def _body(item: dict[str, Any]) -> Iterator[Piece]:
    """The words of one body: as XHTML, or else as text."""
    bodies = [one for one in _list(item.get("bodies")) if isinstance(one, dict)]
    markup = _string(item.get("body_xhtml")) or next(
        (
            _string(one.get("value"))
            for one in bodies
            if "html" in _string(one.get("contenttype") or one.get("contentType"))
        ),
        "",
    )
    plain = _string(item.get("body_text")) or next((_string(one.get("value")) for one in bodies), "")
    check_characters(len(plain) + len(markup) // 4)
    if markup:
        yield from fragments.pieces(markup)
    else:
        yield from (Piece("paragraph", line) for line in plain[: 4 * settings.current().max_characters].split("\n"))


def _value(value: Any) -> str:
    return next((_string(one.get("value")) for one in _list(value) if isinstance(one, dict)), "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: Any) -> str:
    return value.strip().encode("utf-8", "replace").decode() if isinstance(value, str) else ""

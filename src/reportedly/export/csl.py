"""CSL-JSON: a report as an ``article-newspaper``, for Zotero, Pandoc and every citeproc (citationstyles.org)."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reportedly.export.citation import Citation, Name, cited, many
from reportedly.model.reading import Reading


def encode(reading: Reading) -> bytes:
    """A list of one item, indented."""
    return msgspec.json.format(msgspec.json.encode([_item(cited(reading))]), indent=2) + b"\n"


def encode_many(readings: Iterable[Reading]) -> Iterator[bytes]:
    """One list of many items, an item a line."""
    before = b"[\n"
    for citation in many(readings):
        yield before + msgspec.json.encode(_item(citation))
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def _item(of: Citation) -> dict[str, Any]:
    known = {
        "title": of.title,
        "author": [_author(name) for name in of.authors],
        "container-title": of.publisher,
        "issued": {"date-parts": [of.issued]} if of.issued else None,
        "accessed": {"date-parts": [of.accessed]} if of.accessed and of.url else None,
        "URL": of.url,
        "language": of.language,
    }
    return {"id": of.key, "type": "article-newspaper"} | {key: value for key, value in known.items() if value}


def _author(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    particles = {"non-dropping-particle": name.particles} if name.particles else {}
    return {"family": name.family, "given": name.given, **particles}

"""JSON Feed (jsonfeed.org, versions 1 and 1.1): its items are entries of a feed like any other's."""

import hashlib
import html
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from reportedly.errors import WrongFormat
from reportedly.intake import feed
from reportedly.intake.jsonl import Failure
from reportedly.model.document import Document


def documents(path: Path, *, name: str | None = None, published: str | None = None) -> Iterator[Document | Failure]:
    """The items of a feed in a file, in order. Raises WrongFormat where it is no feed, TooLarge."""
    data = feed.bytes_of(path)
    return entries(data, name=name or path.name, place=str(path), published=published)


def entries(
    data: bytes, *, name: str, place: str, published: str | None = None, retrieved: str | None = None
) -> Iterator[Document | Failure]:
    """The items of a feed's bytes, taken from ``place``; raises WrongFormat where it can't be read."""
    try:
        read = json.loads(data)
        items = [item for item in read["items"] if isinstance(item, dict)]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        what = f"the JSON Feed is cut short or damaged ({type(error).__name__}: {error})"
        raise WrongFormat(what, where=place, todo="Get it again.") from None
    home = _string(read.get("home_page_url")) or _string(read.get("feed_url"))
    authors = read.get("authors") or [read.get("author")]
    source = feed.Source(
        name=name,
        place=place,
        publisher=_string(read.get("title")) or None,
        media_type="application/feed+json",
        published=published,
        retrieved=retrieved,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return feed.reports([_entry(item, home, authors) for item in items], source)


def _entry(item: dict[str, Any], home: str, authors: Any) -> dict[str, Any]:
    """An item under the names that feedparser gives."""
    words = _string(item.get("content_html"))
    if not words and (plain := _string(item.get("content_text"))):
        words = "".join(f"<p>{html.escape(line)}</p>" for line in plain.split("\n"))
    own = item.get("authors") or ([item["author"]] if item.get("author") else authors)
    return {
        "id": _string(str(item.get("id") or "")),
        "link": _address(home, _string(item.get("url") or item.get("external_url"))),
        "title": _string(item.get("title")),
        "published": _string(item.get("date_published")),
        "updated": _string(item.get("date_modified")),
        "authors": [{"name": _string(one.get("name"))} for one in own if isinstance(one, dict)]
        if isinstance(own, list)
        else [],
        "content": [{"value": words}],
        "summary": html.escape(_string(item.get("summary"))),
    }


def _address(home: str, given: str) -> str:
    """An item's address, which may be told from its feed's; "" where there is none, or none that can be read."""
    for base in (home, ""):
        with suppress(ValueError):  # of brackets that stand for no IPv6 address, in either
            return urljoin(base, urlsplit(given).geturl()) if given else ""
    return ""


def _string(value: Any) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""

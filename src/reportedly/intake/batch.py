"""Many documents, or one, from one place: a folder, a file of one or of many, ``-`` or a URL."""

import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath

from reportedly.errors import IntakeError, NotFound, ReportedlyError
from reportedly.intake import jsonl
from reportedly.intake.detect import (
    EXTENSIONS,
    FEED_TYPES,
    MANY,
    Many,
    looks_feed,
    looks_html,
    looks_json_feed,
    looks_news,
    many,
    media,
)
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import stated_date
from reportedly.intake.read import check_regular, read_fetched, read_path, read_stdin
from reportedly.model.document import Document
from reportedly.observed import stage

_READERS: dict[Many, str] = {
    "jsonl": "reportedly.intake.jsonl",
    "feed": "reportedly.intake.feed",
    "jsonfeed": "reportedly.intake.jsonfeed",
    "warc": "reportedly.intake.warc",
    "wacz": "reportedly.intake.wacz",
    "mbox": "reportedly.intake.mail",
    "telegram": "reportedly.intake.telegram",
    "newsml": "reportedly.intake.newsxml",
    "rows": "reportedly.intake.jsonfile",
    "wires": "reportedly.intake.wires",
}
"""The module of each kind of file of many; its ``documents`` is called."""
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@stage("intake")
def open_input(where: str | Path, *, published: str | None = None) -> Iterator[Document | Failure]:
    """The documents at ``where``, in order, each read when it is asked for.

    A folder is read recursively, sorted by path, formats we read only, hidden files left out; the
    id there is the path within the folder. JSONL gives its rows, a feed its entries, a WARC or WACZ its pages.
    In all of these a bad document is a Failure and the rest go on. ``-`` is stdin; ``http://…`` a URL. A place
    with one document raises its error. ``published`` (a date) goes before what is found.
    """
    stated = stated_date(published)
    name = str(where)
    if name == "-":
        return iter([read_stdin(sys.stdin.buffer, published=stated)])
    if is_url(name):
        return _at_url(name, stated)
    path = Path(where)
    if path.is_dir():
        return (item for file, name in files(path) for item in open_file(file, name, published=stated))
    if kind := many(path):
        return _many(kind, path, path.name, stated)
    return iter([read_path(path, published=stated)])


def documents(where: str | Path) -> Iterator[Document | Failure]:
    """``open_input`` with nothing stated from outside."""
    return open_input(where)


def is_batch(where: str | Path) -> bool:
    """Whether ``where`` holds many documents: a folder, JSONL, a feed, a WARC or WACZ. A URL may lead to a feed."""
    name = str(where)
    if name == "-" or is_url(name):
        return False
    return Path(where).is_dir() or many(Path(where)) is not None


def is_url(where: str) -> bool:
    """Whether ``where`` is written as a URL, of whatever scheme."""
    return _URL.match(where) is not None


def count(where: str | Path) -> int | None:
    """How many documents and failures ``open_input`` will give, for a progress bar; None where it can't be told."""
    if not is_batch(where):
        return 1
    path = Path(where)
    try:
        if path.is_dir():
            rows = [_rows(file) for file in _files(path)]
            return None if None in rows else sum(row or 0 for row in rows)
        return _rows(path)
    except OSError:
        return None


def files(folder: Path) -> list[tuple[Path, str]]:
    """The files of a folder that we read, and the name of each within it. Raises NotFound where there is none."""
    found = _files(folder)
    if not found:
        kinds = " ".join(sorted(EXTENSIONS.keys() | MANY.keys()))
        todo = f"Readable are {kinds}, and .xml and .json that begin like news."
        raise NotFound("the folder holds no file we read", where=str(folder), todo=todo)
    return [(file, file.relative_to(folder).as_posix()) for file in found]


@stage("intake")
def open_file(file: Path, name: str, *, published: str | None = None) -> Iterator[Document | Failure]:
    """What one file of a folder holds; it, or any part of it, that can't be read is a Failure.

    So is a link that leads out of the folder: who unpacks a folder from elsewhere means nothing but what is in it.
    """
    try:
        _check_within(file, name)
        if kind := many(file):
            yield from _many(kind, file, name, published)
        else:
            yield read_path(file, id=name, published=published)
    except ReportedlyError as error:
        yield Failure(name, error, str(file))
    except OSError as error:
        yield Failure(name, IntakeError(f"can't be read ({error.strerror})", where=str(file)), str(file))


def _check_within(file: Path, name: str) -> None:
    """Raise IntakeError where ``file``, called ``name`` within its folder, is a link to outside of the folder."""
    folder = file.parents[len(PurePosixPath(name).parts) - 1]
    if file.is_symlink() and not file.resolve().is_relative_to(folder.resolve()):
        todo = "Give the file itself, if you mean it."
        raise IntakeError("is a link that leads out of the folder", where=str(file), todo=todo)


def _files(folder: Path) -> list[Path]:
    """The files we read, sorted by path; links to folders are not followed, so there are no loops."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in names if not name.startswith(".") and _is_ours(Path(parent, name)))
    return sorted(found, key=lambda file: file.relative_to(folder).parts)


def _is_ours(file: Path) -> bool:
    name = file.name.lower()
    if file.suffix.lower() in EXTENSIONS or name.endswith(tuple(MANY)):
        return True
    return name.endswith((".xml", ".json")) and looks_news(file)


def _many(kind: Many, path: Path, name: str, published: str | None) -> Iterator[Document | Failure]:
    """Each kind's module is loaded when a file of it comes."""
    check_regular(path)
    module = import_module(_READERS[kind])
    items: Iterator[Document | Failure] = module.documents(path, name=name, published=published)
    return items


def _at_url(url: str, published: str | None) -> Iterator[Document | Failure]:
    """The page, or the entries of the feed, that is at ``url``."""
    from reportedly.intake.fetch import fetch

    got = fetch(url)
    if looks_feed(got.data) or (media(got.media_type) in FEED_TYPES and not looks_html(got.data)):
        from reportedly.intake import feed

        return feed.entries(got.data, name=url, place=url, published=published, retrieved=got.retrieved)
    if looks_json_feed(got.data):
        from reportedly.intake import jsonfeed

        return jsonfeed.entries(got.data, name=url, place=url, published=published, retrieved=got.retrieved)
    return iter([read_fetched(got, url, published=published)])


def _rows(path: Path) -> int | None:
    """How many items a file gives; None where it would have to be read through."""
    kind = many(path)
    if kind == "jsonl" and path.is_file():
        return sum(1 for _ in jsonl.lines(path))
    return 1 if kind is None else None

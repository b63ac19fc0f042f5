"""Many documents, or one, from one place: a folder, a JSONL file, a file, ``-`` or a URL."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import IntakeError, NotFound, ReportedlyError
from reportedly.intake import jsonl
from reportedly.intake.detect import BATCH_EXTENSIONS, EXTENSIONS
from reportedly.intake.jsonl import Failure
from reportedly.intake.metadata import stated_date
from reportedly.intake.read import check_regular, read_path, read_stdin, read_url
from reportedly.model.document import Document

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def open_input(where: str | Path, *, published: str | None = None) -> Iterator[Document | Failure]:
    """The documents at ``where``, in order, each read when it is asked for.

    A folder is read recursively, sorted by path, formats we read only, hidden files left out; the
    id there is the path within the folder. A file ending in .jsonl or .ndjson gives its rows. In
    both a bad document is a Failure and the rest go on. ``-`` is stdin; ``http://…`` a URL. A place
    with one document raises its error. ``published`` (a date) goes before what is found.
    """
    stated = stated_date(published)
    name = str(where)
    if name == "-":
        return iter([read_stdin(sys.stdin.buffer, published=stated)])
    if is_url(name):
        return iter([read_url(name, published=stated)])
    path = Path(where)
    if path.is_dir():
        return _folder(path, stated)
    if _is_jsonl(path):
        check_regular(path)
        return jsonl.documents(path, published=stated)
    return iter([read_path(path, published=stated)])


def documents(where: str | Path) -> Iterator[Document | Failure]:
    """``open_input`` with nothing stated from outside."""
    return open_input(where)


def is_batch(where: str | Path) -> bool:
    """Whether ``where`` holds many documents: a folder or a JSONL file."""
    name = str(where)
    if name == "-" or is_url(name):
        return False
    return Path(where).is_dir() or _is_jsonl(Path(where))


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
            return sum(_rows(file) for file in _files(path))
        return _rows(path)
    except OSError:
        return None


def _folder(folder: Path, published: str | None) -> Iterator[Document | Failure]:
    files = _files(folder)
    if not files:
        kinds = " ".join(sorted(EXTENSIONS.keys() | BATCH_EXTENSIONS))
        raise NotFound("the folder holds no file we read", where=str(folder), todo=f"Readable are {kinds}.")
    return _read_all(folder, files, published)


def _read_all(folder: Path, files: list[Path], published: str | None) -> Iterator[Document | Failure]:
    for file in files:
        name = file.relative_to(folder).as_posix()
        try:
            if _is_jsonl(file):
                check_regular(file)
                yield from jsonl.documents(file, name=name, published=published)
            else:
                yield read_path(file, id=name, published=published)
        except ReportedlyError as error:
            yield Failure(name, error, str(file))
        except OSError as error:
            yield Failure(name, IntakeError(f"can't be read ({error.strerror})", where=str(file)), str(file))


def _files(folder: Path) -> list[Path]:
    """The files we read, sorted by path; links to folders are not followed, so there are no loops."""
    readable = EXTENSIONS.keys() | BATCH_EXTENSIONS
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(
            Path(parent, name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in readable
        )
    return sorted(found, key=lambda file: file.relative_to(folder).parts)


def _rows(path: Path) -> int:
    return sum(1 for _ in jsonl.lines(path)) if _is_jsonl(path) and path.is_file() else 1


def _is_jsonl(path: Path) -> bool:
    return path.suffix.lower() in BATCH_EXTENSIONS

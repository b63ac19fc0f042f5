"""The bytes as collected, kept unaltered beside the archive, and the proof that they still are what they were.

The Berkeley Protocol on Digital Open Source Investigations (OHCHR, HR/PUB/20/2, chapter VI) tells an evidentiary copy,
the item in its original form, from the working copy that is read. Here the working copy is ``versions.text``; the
evidentiary copy is a file named by the SHA-256 of its bytes, written once, flushed to the disk, and read-only.
"""

import hashlib
import os
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from reportedly.archive.tables import articles, versions
from reportedly.errors import ReportedlyError
from reportedly.model.document import sha256_of
from reportedly.model.reviews import Integrity, Kept, Verified
from reportedly.settings import current

_CHUNK = 1 << 20
_IN_A_FILE = re.compile(r"(?::|#)\d+\Z")  # a place within a file of many
_DIGITS = frozenset("0123456789abcdef")


class Original(NamedTuple):
    """An evidentiary copy: SHA-256 of its bytes, and its path within the evidence folder (ab/cd/abcd…)."""

    sha256: str
    path: str


def evidence_folder(place: str | Path, given: Path | None = None) -> Path | None:
    """Where the originals of the archive at ``place`` are kept: ``<archive>.evidence`` beside an SQLite file.

    Of a database reached by URL it is the folder ``given``, or None.
    """
    if given is not None or "://" in str(place):
        return given
    return Path(f"{place}.evidence")


def keep_original(folder: Path, data: bytes) -> Original:
    """Keep ``data`` unaltered under ``folder``; the same bytes are kept once. It is on the disk when this returns.

    Raises ReportedlyError where a file of that name holds other bytes: somebody altered it.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    original = Original(sha256, f"{sha256[:2]}/{sha256[2:4]}/{sha256}")
    path = folder / original.path
    if path.exists():
        if _sha256_of_file(path) != sha256:
            what = "the evidentiary copy kept there was altered"
            raise ReportedlyError(what, where=str(path), todo="'reportedly archive verify' lists all that were.")
        return original
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # for its owner alone, as the archive is
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        _write(draft, data)
        draft.replace(path)  # whole or not at all, whenever the power goes
    finally:
        draft.unlink(missing_ok=True)
    for parent in (path.parent, *path.parent.parents[:2]):
        _flush_folder(parent)
    return original


class Keeping(NamedTuple):
    """What became of originals: kept now, kept before, gone or changed since, and never a file of their own."""

    now: int = 0
    before: int = 0
    lost: int = 0
    none: int = 0


def to_keep(connection: Connection) -> list[Original | None]:
    """Of each version the original: its hash, and where it is; None where it was no file of its own.

    A row of JSON Lines, an entry of a feed and a page at a URL are none.
    """
    columns = (versions.c.evidentiary_sha256, versions.c.evidentiary_copy)
    rows = connection.execute(select(*columns).order_by(versions.c.id))
    return [Original(*row) if all(row) and not _IN_A_FILE.search(row.evidentiary_copy) else None for row in rows]


def keep_each(connection: Connection, folder: Path, originals: Iterable[Original | None]) -> Keeping:
    """Copy those that still are what was read into ``folder``, and note in the archive that they are kept.

    Raises ReportedlyError where a copy that is there was altered.
    """
    found: Counter[str] = Counter()
    for one in originals:
        what = "none" if one is None else "before" if _is_ours(one.path, one.sha256) else "now"
        if one is not None and what == "now":
            data = _bytes_of(Path(one.path))
            if data is None or hashlib.sha256(data).hexdigest() != one.sha256:
                found["lost"] += 1
                continue
            its = (versions.c.evidentiary_sha256 == one.sha256) & (versions.c.evidentiary_copy == one.path)
            connection.execute(update(versions).where(its).values(evidentiary_copy=keep_original(folder, data).path))
        found[what] += 1
    return Keeping(**found)


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of a regular file no larger than a report may be; None of any other."""
    try:
        if not path.is_file() or path.stat().st_size > current().max_bytes:
            return None
        return path.read_bytes()
    except OSError:
        return None


def verify(connection: Connection, folder: Path | None) -> Verified:
    """Every version's working copy and evidentiary copy, hashed again; ``notes`` has all that is not intact.

    ``folder`` is None of an archive that keeps no originals. Files there that no version names are noted too.
    """
    states: Counter[str] = Counter()
    notes: list[Kept] = []
    named: set[str] = set()
    for kept in _versions(connection, folder):
        states[kept.state] += 1
        named.add(kept.path)
        if kept.state not in {"intact", "not-kept"}:
            notes.append(kept)
    total = sum(states.values())
    for path in _files(folder) if folder else ():
        if path not in named:
            states["unclaimed"] += 1
            what = "no version of the archive names this file"
            notes.append(Kept(article="", version=0, state="unclaimed", what=what, path=path))
    return Verified(versions=total, states=dict(states), notes=notes)


def _versions(connection: Connection, folder: Path | None) -> Iterator[Kept]:
    columns = (articles.c.key, versions.c.number, versions.c.sha256, versions.c.text)
    kept = (versions.c.evidentiary_sha256, versions.c.evidentiary_copy)
    rows = connection.execute(
        select(*columns, *kept)
        .join(articles, articles.c.id == versions.c.article)
        .order_by(versions.c.id)
        .execution_options(yield_per=200)
    )
    for row in rows:
        state, what = _state(folder, row.sha256, row.text, row.evidentiary_sha256, row.evidentiary_copy)
        yield Kept(article=row.key, version=row.number, state=state, what=what, path=row.evidentiary_copy or "")


def _state(
    folder: Path | None, sha256: str, text: str, original: str | None, path: str | None
) -> tuple[Integrity, str]:
    if sha256_of(text) != sha256:
        return "text-altered", "the text is not the one that was read: its SHA-256 differs"
    if not original or not path or not _is_ours(path, original):  # a path elsewhere is where it was read, no copy kept
        return "not-kept", "the text is intact; no original was kept"
    if folder is None or not (folder / path).is_file():
        return "missing", "the original is not where it was kept"
    try:
        found = _sha256_of_file(folder / path)
    except OSError as error:
        return "missing", f"the original can't be read ({type(error).__name__})"
    if found != original:
        return "altered", f"the original's SHA-256 is {found}, and was {original}"
    return "intact", "text and original are what they were"


def _is_ours(path: str, sha256: str) -> bool:
    """Whether ``path`` is one that ``keep_original`` gives: a row of the database leads nowhere else."""
    return set(sha256) <= _DIGITS and path == f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _files(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sha256_of_file(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while part := stream.read(_CHUNK):
            found.update(part)
    return found.hexdigest()


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fchmod(stream.fileno(), 0o444)
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Flush a folder's entries, so that a new file's name outlasts a loss of power (POSIX; no such need elsewhere)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The archive's health: opened to read only, never migrated. Originals are ``archive verify``'s to prove."""

import contextlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.archive import migrations, peeking
from reportedly.archive.reviews.evidence import evidence_folder
from reportedly.encoder import sentence
from reportedly.errors import ReportedlyError
from reportedly.service.doctor.notes import Note, State

LEAST_SPACE = 500_000_000
"""Bytes to be left on the disk, and a tenth of the archive's: a batch and its journal take less."""
LARGEST_JOURNAL = 256_000_000
"""Bytes of ``-wal``: SQLite starts it anew at 4 MB, unless some reader never lets go."""
LONGEST_WAIT = timedelta(hours=1)
"""Of a submission that nobody reads; a report takes under a second."""
SOON = timedelta(hours=24)
"""What was added later than that from now was added under a wrong clock."""


class Asked(NamedTuple):
    """An archive's name, and what asks it in SQL, of both databases: a connection with ``execute``."""

    name: str
    connection: Any

    def one(self, sql: str) -> Any:  # noqa: ANN401 - what the database has
        """The first column of the first row; None of none."""
        row = self.connection.execute(sql).fetchone()
        return row[0] if row else None


def look(place: str | None, of_settings: str | None) -> list[Note]:
    """The notes on the archive at ``place``; where none is named and none is there, that is no fault."""
    where = place or of_settings
    if where is None:
        return []
    if "://" in where and not where.startswith("sqlite"):
        return _of_server(where)
    file = Path(where.split(":///")[-1] if "://" in where else where)
    if not file.exists():
        todo = "'reportedly archive add' makes one."
        state: State = "wrong" if place else "note"
        return [_note("archive", state, f"none at {file}", todo)]
    notes = list(_file(file))
    try:
        with peeking.peek(file) as connection:
            found = list(_inside(Asked(str(file), connection), is_file=True))
        if not peeking.at_rest(file):  # somebody wrote meanwhile: what was seen may be half of it
            with peeking.peek(file) as connection:
                found = list(_inside(Asked(str(file), connection), is_file=True))
    except sqlite3.Error as error:
        return [*notes, _note(str(file), "wrong", f"can't be read: {error}", "Take a copy from your backup.")]
    return [*notes, *found, *_evidence(file)]


def _of_server(where: str) -> list[Note]:
    try:
        from sqlalchemy import make_url

        url = make_url(where).set(drivername="postgresql")
        name = url.render_as_string(hide_password=True)
        import psycopg
    except ImportError:
        return [_note("archive", "wrong", "needs psycopg", "pip install 'reportedly[postgres]'")]
    except Exception:
        return [_note("archive", "wrong", "no such kind of database", "Give a file, or postgresql://user@host/name.")]
    try:
        with psycopg.connect(url.render_as_string(hide_password=False), connect_timeout=10) as connection:
            connection.read_only = True
            return list(_inside(Asked(name, connection), is_file=False))
    except psycopg.Error as error:
        says = f"can't be asked: {str(error).strip().partition(chr(10))[0]}"
        return [_note(name, "wrong", says, "Check its name, your rights, and that the server runs.")]


def _inside(asked: Asked, *, is_file: bool) -> Iterator[Note]:
    """What the tables say; nothing more where they are another program's, another version's, or damaged."""
    if is_file and not asked.one(f"SELECT 1 FROM sqlite_master WHERE name = '{migrations.TABLE}'"):  # noqa: S608 - ours
        yield _note(asked.name, "wrong", "is no archive of ours", "Give the file that 'archive add' made.")
        return
    version = asked.one(f"SELECT version_num FROM {migrations.TABLE}")  # noqa: S608 - ours
    if version not in migrations.names():
        yield _note(asked.name, "wrong", f"written by a later version ({version})", "Install a newer reportedly.")
        return
    if is_file:
        damage = asked.one("PRAGMA quick_check(1)")
        if damage != "ok":
            says = f"is damaged: {' '.join(str(damage).split())}"
            yield _note(asked.name, "wrong", says, "Take a copy from your backup.")
            return
        yield from _orphans(asked)
    if version != migrations.newest():
        says = f"stands at {version}; this version's tables are {migrations.newest()}"
        yield _note("tables", "note", says, "Copy it, then use it: it is brought up to date when it is opened.")
        return
    yield from _rows(asked)


def _orphans(asked: Asked) -> Iterator[Note]:
    tables: dict[str, int] = {}
    for row in asked.connection.execute("PRAGMA foreign_key_check"):
        tables[row[0]] = tables.get(row[0], 0) + 1
    lost = asked.one("SELECT count(*) FROM articles WHERE current NOT IN (SELECT id FROM versions)")
    if lost:
        tables["articles"] = tables.get("articles", 0) + int(lost)
    if tables:
        says = ", ".join(f"{number:,} in {name}" for name, number in sorted(tables.items()))
        todo = "Another program changed it; take a copy from your backup."
        yield _note("rows that hang on nothing", "wrong", says, todo)


def _rows(asked: Asked) -> Iterator[Note]:
    counts = {name: int(asked.one(f"SELECT count(*) FROM {name}")) for name in _COUNTED}  # noqa: S608 - ours
    said = ", ".join(f"{number:,} {name}" for name, number in counts.items() if name in _TOLD)
    yield _note("archive", "well", f"{asked.name}: {said}; tables at {migrations.newest()}")
    for kind, owner in (("claim", "claims"), ("passage", "passages")):
        words = "docsize" if isinstance(asked.connection, sqlite3.Connection) else ""
        table = f"{kind}_words_{words}" if words else f"{kind}_words"
        held = int(asked.one(f"SELECT count(*) FROM {table}"))  # noqa: S608 - ours
        if held != counts[owner]:
            says = f"full text has {held:,} of {counts[owner]:,} {owner}: searches miss some"
            yield _note("search", "wrong", says, "Export the articles and add them to a new archive.")
    made = asked.one(f"SELECT count(*) FROM claim_vectors WHERE made_by = '{sentence.MADE_BY}'")  # noqa: S608 - ours
    yield _vectors(int(made), counts["claims"])
    yield from _waiting(asked)
    yield from _ahead(asked)
    if counts["failures"]:
        says = f"{counts['failures']:,} places could not be read"
        yield _note("failures", "note", says, "'reportedly archive stats' lists them; adding them again tries again.")


_COUNTED = ("articles", "versions", "readings", "claims", "passages", "failures")
_TOLD = ("articles", "versions", "readings", "claims")


def _vectors(made: int, claims: int) -> Note:
    if made == claims:
        return _note("vectors", "well", f"of all {claims:,} claims")
    says = f"of {made:,} of {claims:,} claims; the others are found by their words alone"
    return _note("vectors", "note", says, "reportedly archive vectors")


def _waiting(asked: Asked) -> Iterator[Note]:
    number = int(asked.one("SELECT count(*) FROM jobs WHERE state IN ('waiting', 'reading')"))
    oldest = _moment(asked.one("SELECT min(at) FROM jobs WHERE state IN ('waiting', 'reading')"))
    if not number:
        return
    late = oldest is not None and datetime.now(UTC) - oldest > LONGEST_WAIT
    says = f"{number:,} wait to be read, the oldest since {oldest:%Y-%m-%d %H:%M} UTC" if oldest else f"{number:,} wait"
    todo = "Start the desk, which reads them: reportedly desk." if late else ""
    yield _note("submissions", "wrong" if late else "note", says, todo)


def _ahead(asked: Asked) -> Iterator[Note]:
    newest = _moment(asked.one("SELECT max(added_at) FROM articles"))
    if newest is not None and newest - datetime.now(UTC) > SOON:
        says = f"an article was added on {newest:%Y-%m-%d %H:%M} UTC, which is to come"
        yield _note("clock", "wrong", says, "Set the clock; say in your notes which dates are wrong.")


def _moment(text: object) -> datetime | None:
    with contextlib.suppress(TypeError, ValueError):
        found = datetime.fromisoformat(str(text))
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _file(file: Path) -> Iterator[Note]:
    """The file and its folder: rights, the journal, the space that is left."""
    try:
        about = file.stat()
        free = shutil.disk_usage(file.absolute().parent).free
    except OSError as error:
        yield _note(str(file), "wrong", f"can't be looked at ({error.strerror})", "Check its folder.")
        return
    if about.st_mode & stat.S_IWOTH:
        yield _note(str(file), "wrong", "everybody may write to it", f"chmod o-w {file}")
    elif about.st_mode & stat.S_IROTH:
        says = "everybody on this machine may read it, accounts' hashes and reviews too"
        yield _note("rights", "note", says, f"chmod o-r {file}")
    if not (os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)):
        says = "it or its folder may only be read: nothing can be added"
        yield _note(str(file), "note", says, "Give the user that runs this the right to write to both.")
    least = LEAST_SPACE + about.st_size // 10
    left = f"{free / 1e9:.1f} GB left on the disk, {about.st_size / 1e6:,.1f} MB in use"
    enough = free >= least
    yield _note("space", "well" if enough else "wrong", left, "" if enough else f"Make room: {least / 1e9:.1f} GB.")
    journal = file.with_name(f"{file.name}-wal")
    size = journal.stat().st_size if journal.exists() else 0
    if size > LARGEST_JOURNAL:
        todo = "Stop all that use it, the desk too, and start it again: the last to leave empties it."
        yield _note(str(journal), "wrong", f"has grown to {size / 1e6:,.0f} MB", todo)


def _evidence(file: Path) -> Iterator[Note]:
    """The folder of originals: that it can be read. Whether they are what they were, ``archive verify`` proves."""
    with contextlib.suppress(ReportedlyError):
        folder = evidence_folder(file)
        if folder is not None and folder.exists() and not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
            yield _note(str(folder), "wrong", "originals can't be read", "Give the user that runs this the right to.")


def _note(what: str, state: State, says: str, todo: str = "") -> Note:
    return Note(part="archive", what=what, state=state, says=says, todo=todo)

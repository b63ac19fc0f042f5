"""Where an archive is kept: opened by path or URL, brought up to date, written to one transaction at a time.

One writer at a time, on both databases: SQLite's ``BEGIN IMMEDIATE``, PostgreSQL's advisory lock. The others wait.
Readers never wait. A commit is on disk before it is reported (SQLite: WAL with synchronous=FULL).
"""

import contextlib
import logging
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from reportedly import observed
from reportedly.archive import migrations
from reportedly.archive.tables import metadata
from reportedly.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveStuck,
    NewerArchive,
    NoArchive,
    NotInArchive,
    ReportedlyError,
)

_log = logging.getLogger(__name__)
PATIENCE = 60.0
"""Seconds that a writer waits for another: a batch takes a second or two, a migration perhaps a minute."""
_LOCK = 0x7265706F72746564  # "reported": the key of PostgreSQL's advisory lock
_APPLICATION = 0x52505444  # "RPTD": what file(1) and PRAGMA application_id show of an SQLite file of ours
_IS_URL = re.compile(r"[A-Za-z][\w+.-]+://")  # of one letter, it is a Windows drive
_REACH = "Check its name, your rights, and that the server runs."
_NEEDS = "Install it: pip install 'reportedly[postgres]'."


def open_database(where: str | Path, *, create: bool = True) -> Engine:
    """The archive at ``where``: an SQLite file, or the URL of a database, migrated to this program's tables.

    Where there is nothing, a new archive is made if ``create``. Raises NoArchive, NewerArchive, ArchiveBusy or
    another ArchiveError, each placed at ``where`` (never with its password).
    """
    url = _url(where)
    name = shown(url)
    if url.get_backend_name() == "sqlite":
        try:
            _check_file(Path(url.database or ""), name, create=create)
        except OSError as error:
            raise NoArchive(f"can't be looked at ({error.strerror})", where=name) from None
    try:
        engine = _engine(url)
    except ImportError:  # or its C library is missing
        raise ArchiveError("needs psycopg, which is not installed", where=name, todo=_NEEDS) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    try:
        with placed(name):
            _bring_up_to_date(engine, name, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A connection on which all is written or nothing; waits until no other writer is at work."""
    with placed(shown(engine.url)), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A connection to read by, on one unchanging state of the archive."""
    with placed(shown(engine.url)), engine.connect() as connection:
        yield connection


@contextlib.contextmanager
def placed(name: str) -> Iterator[None]:
    """Turn what a database complains of into one line of ours."""
    try:
        yield
    except ReportedlyError:
        raise
    except OverflowError as error:  # SQLite's driver, of a number that no row can have
        raise NotInArchive("no row has so large a number") from error
    except SQLAlchemyError as error:
        raise _explained(error, name) from error


def shown(url: URL) -> str:
    """An archive's name for people: its path, or its URL without the password."""
    return (url.database or "") if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _url(where: str | Path) -> URL:
    if isinstance(where, Path) or not _IS_URL.match(where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise _no_such_kind(where.partition("://")[0]) from None
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "sqlite+pysqlite") and url.database:
        return URL.create("sqlite", database=url.database)
    raise _no_such_kind(url.drivername)


def _no_such_kind(scheme: str) -> ArchiveError:
    todo = "Give the path of a file, or postgresql://user@host/database."
    return ArchiveError("no kind of database we keep archives in", where=f"{scheme}://…", todo=todo)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        patient = {"connect_timeout": 10}
        return create_engine(url, connect_args=patient, isolation_level="REPEATABLE READ", pool_pre_ping=True)
    file = Path(url.database or "").absolute()
    options: dict[str, Any] = {"timeout": PATIENCE, "check_same_thread": False}
    if file.exists() and not (_may(file, os.W_OK) and _may(file.parent, os.W_OK)) and _is_at_rest(file):
        quiet = f"{file.as_uri()}?mode=ro&immutable=1"  # without a journal, which can't be written beside it
        return create_engine(url, creator=lambda: sqlite3.connect(quiet, uri=True, **options))
    return create_engine(url, connect_args=options)


def _may(path: Path, do: int) -> bool:
    return os.access(path, do, effective_ids=os.access in os.supports_effective_ids)


def _is_at_rest(file: Path) -> bool:
    """Whether nothing is in its journal: whoever wrote last has closed it."""
    journal = file.with_name(f"{file.name}-wal")
    return not journal.exists() or journal.stat().st_size == 0


def _check_file(file: Path, name: str, *, create: bool) -> None:
    if file.is_dir():
        raise NoArchive("is a folder", where=name, todo="Give the name of a file in it.")
    if not file.exists():
        if not create:
            raise NoArchive("no archive there", where=name, todo="'reportedly archive add' makes one.")
        if not file.absolute().parent.is_dir():
            raise NoArchive("its folder does not exist", where=name, todo="Make the folder, or give another name.")
        with contextlib.suppress(OSError):  # then it can't be made at all, which is told where that is tried
            os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))  # for its owner alone; its journals follow it
    elif not file.is_file():
        raise NoArchive("is no regular file", where=name)
    elif not _may(file, os.R_OK):
        raise NoArchive("may not be read", where=name, todo="Ask its owner for the right to.")


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    """Foreign keys hold, commits are on disk, and SQLAlchemy's BEGIN is the only one (pysqlite's own comes late)."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MB: the indexes of some 10⁵ articles


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE:.0f}s'")
        # READ COMMITTED sees what the writer before us wrote while we waited
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _bring_up_to_date(engine: Engine, name: str, *, create: bool) -> None:
    with looking(engine) as connection:
        version = _version(connection, name, create=create)
    if version == migrations.newest():
        return
    if version is not None and version not in migrations.names():
        todo = "Install a newer reportedly."
        raise NewerArchive(f"was written by a later version ({version})", where=name, todo=todo)
    if version is None and engine.dialect.name == "sqlite":
        _make_file(engine)
    with transaction(engine) as connection:
        migrations.upgrade(connection)
    observed.event(_log, "archive.migrated", outcome=version or "new", revision=migrations.newest())


def _version(connection: Connection, name: str, *, create: bool) -> str | None:
    """The migration the archive stands at; None before the first. Raises NoArchive where it is another's."""
    held = set(inspect(connection).get_table_names())
    if migrations.TABLE in held:
        step: str | None = connection.scalar(text(f"SELECT version_num FROM {migrations.TABLE}"))  # noqa: S608 - ours
        return step
    foreign = held if connection.dialect.name == "sqlite" else held & metadata.tables.keys()
    if foreign:
        kind = "is a database of another program"
        raise NoArchive(f"{kind} (it has a table {min(foreign)!r})", where=name, todo="Give another name.")
    if not create:
        raise NoArchive("holds no archive", where=name, todo="'reportedly archive add' makes one.")
    return None


def _make_file(engine: Engine) -> None:
    """Set what an SQLite file keeps for good. The journal's mode can't change while another process makes the file."""
    end = time.monotonic() + PATIENCE
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
            raw.cursor().execute(f"PRAGMA application_id = {_APPLICATION}")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise ArchiveError(f"can't be written ({error})", where=shown(engine.url)) from None
            time.sleep(0.05)
        else:
            return
        finally:
            raw.close()


def _explained(error: SQLAlchemyError, name: str) -> ArchiveError:
    """Our error for a database's; the cause stays attached to it."""
    reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
    words = reason.lower()
    if "out of range" in words:
        return NotInArchive("no row has so large a number")
    if "not a database" in words:
        return NoArchive("is not an archive", where=name, todo="Give the file that 'archive add' made.")
    if "malformed" in words:
        return ArchiveError(f"is damaged ({reason})", where=name, todo="Take a copy from your backup.")
    if "locked" in words or "lock timeout" in words:
        return ArchiveBusy("another program is writing to it", where=name, todo="Try again when it is done.")
    if "readonly" in words or "read-only" in words:
        return ArchiveError("can't be written: it is read-only", where=name, todo="Copy it to where you may write.")
    if "connection failed" in words or "connection to server" in words or "could not translate host" in words:
        return ArchiveStuck(f"can't be reached ({reason.rpartition(': ')[2]})", where=name, todo=_REACH)
    if "unable to open" in words:
        return ArchiveError("can't be opened or made", where=name, todo="Check that its folder may be written to.")
    if "disk is full" in words or "no space left" in words or "i/o error" in words:
        what = "the disk is full" if "i/o" not in words else f"the disk can't be written or read ({reason})"
        return ArchiveStuck(what, where=name, todo="Make room; nothing that was reported is lost.")
    return ArchiveError(f"the database says: {reason}", where=name)

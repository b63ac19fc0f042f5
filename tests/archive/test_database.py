"""Opening: what is no archive is told in one clear line, and never changed."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from reportedly.archive import database, migrations
from reportedly.archive.archive import Archive
from reportedly.errors import ArchiveError, NewerArchive, NoArchive
from tests.archive.stories import document


def _text_file(folder):
    place = folder / "notes.txt"
    place.write_text("Nine boats sank off Tarn harbour. " * 50, encoding="utf-8")
    return place


def _other_database(folder):
    place = folder / "other.db"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER)")
    return place


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_text_file, "is not an archive"),
        (_other_database, "is a database of another program"),
        (lambda folder: folder, "is a folder"),
        (lambda folder: folder / "none" / "a.db", "its folder does not exist"),
        (lambda _: "mysql://root:secret@host/db", "no kind of database we keep archives in"),
        (lambda _: "sqlite://", "no kind of database we keep archives in"),
        (lambda _: "nonsense://", "no kind of database we keep archives in"),
        (lambda _: "/dev/null", "is no regular file"),
        (lambda _: "/proc/archive.db", "can't be opened or made"),
        (lambda _: "postgresql://nobody:secret@127.0.0.1:1/none", "can't be reached"),
    ],
)
def test_what_is_no_archive(tmp_path, make, words):
    """One line that says what and where; no password in it; and what was there stays as it was."""
    place = make(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    with pytest.raises(ArchiveError) as caught:
        Archive(place)
    line = str(caught.value)
    assert words in line
    assert "\n" not in line
    assert "secret" not in line
    assert caught.value.exit_code == 5
    assert {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


def test_nothing_there(archive_url):
    """To look into an archive that is not there makes none."""
    with pytest.raises(NoArchive, match="archive add"):
        Archive(archive_url, create=False)
    with Archive(archive_url) as archive:
        assert archive.count() == 0
    with Archive(archive_url, create=False) as archive:
        assert archive.count() == 0


def test_a_later_version(archive_url):
    """An archive of a later version is refused, and not touched."""
    engine = database.open_database(archive_url)
    with database.transaction(engine) as connection:
        connection.execute(text(f"UPDATE {migrations.TABLE} SET version_num = '9999_later'"))  # noqa: S608
    engine.dispose()
    with pytest.raises(NewerArchive, match="9999_later"):
        Archive(archive_url)


def test_a_damaged_file(tmp_path):
    """A file cut short or overwritten is said to be damaged, not taken for a fault of the program."""
    place = tmp_path / "archive.db"
    with Archive(place) as archive:
        archive.add([document(n, id=f"n{n}") for n in range(200)], readings=False)
    with place.open("r+b") as file:
        for page in range(2, place.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 4096)
    with pytest.raises(ArchiveError, match="damaged"), Archive(place) as archive:
        list(archive.list())


def test_a_read_only_archive():
    """An archive that may only be read can be looked into, and adding to it says why it can't."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "archive.db")
        with Archive(place) as archive:
            archive.add(document(1, id="n1"), readings=False)
        place.chmod(0o444)
        Path(folder).chmod(0o555)
        with _as_nobody(), Archive(place, create=False) as archive:
            assert [article.key for article in archive.list()] == ["n1"]
            with pytest.raises(ArchiveError, match="read-only"):
                archive.add(document(2, id="n2"), readings=False)
        Path(folder).chmod(0o755)


@contextlib.contextmanager
def _as_nobody():
    """As a user without rights: root may write anywhere."""
    if (before := os.geteuid()) == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_psycopg_is_missing(monkeypatch):
    """Without psycopg a PostgreSQL archive says what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ArchiveError, match=r"pip install 'reportedly\[postgres\]'"):
        Archive("postgresql://nobody@127.0.0.1:1/none")


def test_commits_outlive_power(archive):
    """Commits are on disk when they are told: SQLite in WAL with synchronous=FULL, foreign keys in force."""
    if archive.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's own settings hold")
    with archive.looking() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert asked == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_import_is_light():
    """Neither the package nor the command line's help loads SQLAlchemy."""
    code = (
        "import sys, reportedly, reportedly.doors.cli\n"
        "assert not {'sqlalchemy', 'alembic', 'rich', 'numpy'} & sys.modules.keys(), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()[-600:]

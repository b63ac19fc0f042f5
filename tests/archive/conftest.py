"""Archives to test on, each new and empty, on SQLite and on PostgreSQL.

A test that takes ``archive_url`` runs twice: on a file, and on a database of Debian's server, which is started here
once a session (without TCP, its socket in a temporary folder), or skipped with the reason. ``archive`` is an Archive
already open on it.
"""

import itertools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_OWNER = "postgres"
_numbers = itertools.count(1)


class Server:
    """A PostgreSQL server of our own, reached by a socket."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.folder, self.sockets = folder, folder / "s"
        self._programs, self._data = programs, folder / "data"
        self._as = {"user": _OWNER} if os.geteuid() == 0 else {}  # initdb refuses root

    def start(self) -> None:
        self.sockets.mkdir()
        if self._as:
            for place in (self.folder, self.sockets):
                shutil.chown(place, _OWNER)
        self._run("initdb", "-D", self._data, "-U", _OWNER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.sockets}' -c fsync=off"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def sql(self, command: str) -> None:
        import psycopg

        with psycopg.connect(host=str(self.sockets), user=_OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(command)

    def url(self, database: str) -> str:
        return f"postgresql://{_OWNER}@/{database}?host={self.sockets}"

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._programs / program), *map(str, arguments)]
        done = subprocess.run(  # noqa: S603
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.folder, check=False, **self._as
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')[-500:]}")


def _programs() -> Path | None:
    """The newest server installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgres():
    """The server; tests that need it are skipped where there is none, with the reason."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="rp", ignore_cleanup_errors=True) as folder:  # a socket's path is short
        server = Server(programs, Path(folder))
        try:
            server.start()
        except (RuntimeError, OSError, LookupError, subprocess.SubprocessError) as error:
            pytest.skip(f"PostgreSQL's server could not be started: {error}")
        yield server
        server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def archive_url(request, tmp_path):
    """Where an archive may be made: the path of a file, or the URL of an empty database."""
    if request.param == "sqlite":
        yield str(tmp_path / "archive.db")
        return
    server = request.getfixturevalue("postgres")
    name = f"archive_{next(_numbers)}"
    server.sql(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def archive(archive_url):
    """An empty archive, open."""
    from reportedly.archive.archive import Archive

    with Archive(archive_url) as opened:
        yield opened

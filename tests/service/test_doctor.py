"""``doctor``: each thing broken once is told in one line that says what to do; a look changes nothing."""

import json
import locale
import os
import shutil
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from reportedly.archive.archive import Archive
from reportedly.archive.migrations import TABLE
from reportedly.doors import cli, ending
from reportedly.encoder.model import WEIGHTS
from reportedly.intake import from_text
from reportedly.service import doctor
from reportedly.service.doctor import installed, kept, machine, weights
from reportedly.settings import Settings, current
from tests.packaging import ROOT

TEXT = "The ferry pier at Tarn will close on Monday, the harbour master said. Repairs cost 40,000 crowns."


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """An archive of one read article, made once."""
    place = tmp_path_factory.mktemp("sound") / "news.db"
    with Archive(place) as archive:
        archive.add([from_text(TEXT, id="pier")])
    return place


@pytest.fixture
def news(sound, tmp_path):
    """A copy of it to break."""
    return Path(shutil.copy(sound, tmp_path / "news.db"))


def change(file: Path, *statements: str) -> None:
    """Change an archive as another program might: no foreign keys hold."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def said(file: Path | str, state: str = "wrong") -> list[str]:
    """The notes of that state on an archive, each as a line."""
    notes = kept.look(str(file), None)
    return [f"{note.what}: {note.says}. {note.todo}" for note in notes if note.state == state]


def test_a_sound_archive_has_nothing_wrong(sound):
    """What is well is not called wrong."""
    assert said(sound) == []


def test_a_look_changes_nothing(news):
    """No journal is left beside it, no migration is done, no byte or time differs."""
    change(news, _STANDS.format("0004_reviews"))
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in news.parent.iterdir()}
    doctor.examine(str(news))
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in news.parent.iterdir()} == before


def test_an_archive_in_use_is_looked_at_with_its_journal(news):
    """While somebody writes, what is committed counts, and the writer is not in the way."""
    writer = sqlite3.connect(news, isolation_level=None)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("INSERT INTO failures(place, kind, why, at) VALUES ('a', 'b', 'c', '2031-01-01')")
    writer.execute("BEGIN IMMEDIATE")
    try:
        assert any("1 places could not be read" in line for line in said(news, "note"))
        assert said(news) == []
    finally:
        writer.close()


_AHEAD = "UPDATE articles SET added_at = '2091-01-01T00:00:00+00:00'"
_JOB = """INSERT INTO jobs(at, by, kind, what, state, done, added, there, failed, error)
VALUES ('{}', 'a', 'url', 'b', 'waiting', 0, 0, 0, 0, '')"""
_STANDS = f"UPDATE {TABLE} SET version_num = '{{}}'"  # noqa: S608


@pytest.mark.parametrize(
    ("statement", "state", "line"),
    [
        (_STANDS.format("0004_reviews"), "note", "stands at 0004_reviews"),
        (_STANDS.format("9999_later"), "wrong", "written by a later version (9999_later)"),
        (f"DROP TABLE {TABLE}", "wrong", "is no archive of ours"),
        ("UPDATE claims SET version = 999", "wrong", "rows that hang on nothing"),
        ("UPDATE articles SET current = 999", "wrong", "1 in articles"),
        ("DELETE FROM claim_words_docsize", "wrong", "full text has 0 of"),
        (_AHEAD, "wrong", "which is to come"),
        (_JOB.format("2031-01-01T00:00:00+00:00"), "note", "1 wait to be read"),
        (_JOB.format("2021-01-01T00:00:00+00:00"), "wrong", "Start the desk"),
    ],
)
def test_what_is_in_it(news, statement, state, line):
    """A statement that breaks it, and what is said."""
    change(news, statement)
    assert any(line in told for told in said(news, state))


_VECTOR = "INSERT INTO claim_vectors(claim, made_by, vector) SELECT id, '{}', x'00' FROM claims LIMIT 1"


@pytest.mark.parametrize("claims", ["none", "some"])
def test_vectors_that_lack_are_a_note(news, claims):
    """An archive without them is searched by words; that is no fault."""
    if claims == "some":
        made = kept.sentence.MADE_BY
        change(news, _VECTOR.format(made))
    assert any(f"of {0 if claims == 'none' else 1} of" in line for line in said(news, "note"))


def test_a_damaged_file(news):
    """Bytes overwritten in the middle are found."""
    content = bytearray(news.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = b"\xff" * 8192
    news.write_bytes(content)
    assert any("backup" in line for line in said(news))


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"no database, but words" * 100, "not a database"), (b"", "no archive of ours")],
)
def test_another_kind_of_file(tmp_path, content, line):
    """A slip in the name is told, and the file is left as it is."""
    file = tmp_path / "notes.db"
    file.write_bytes(content)
    assert any(line in told for told in said(file))
    assert file.read_bytes() == content


def test_none_there(tmp_path):
    """Named and missing is wrong; by default and missing is not."""
    place = str(tmp_path / "none.db")
    assert [note.state for note in kept.look(place, None)] == ["wrong"]
    assert [note.state for note in kept.look(None, place)] == ["note"]
    assert not list(tmp_path.iterdir())


def test_a_server_that_is_not_there_is_told_without_its_password():
    """One line, soon, and no secret in it."""
    pytest.importorskip("psycopg", reason="reportedly[postgres] is not installed")
    lines = said("postgresql://tarn:hidden@127.0.0.1:1/news")
    assert len(lines) == 1
    assert "can't be asked" in lines[0]
    assert "hidden" not in lines[0]


def test_rights(news):
    """Everybody may write: wrong. Everybody may read: a note."""
    news.chmod(0o666)
    assert any("everybody may write" in line for line in said(news))
    news.chmod(0o644)
    assert any("everybody on this machine may read" in line for line in said(news, "note"))
    news.chmod(0o600)
    assert not any("everybody" in line for line in [*said(news), *said(news, "note")])


def test_space_and_journal(news, monkeypatch):
    """A disk nearly full, a journal that only grows."""
    monkeypatch.setattr(kept, "LEAST_SPACE", 10**18)
    assert any("Make room" in line for line in said(news))
    journal = news.with_name("news.db-wal")
    journal.write_bytes(b"")
    with journal.open("r+b") as stream:
        stream.truncate(kept.LARGEST_JOURNAL + 1)
    assert any("has grown to 256 MB" in line for line in said(news))


def test_originals_that_can_not_be_read(news):
    """Where a file stands for the folder of originals."""
    news.with_name("news.db.evidence").write_text("no folder")
    assert any("originals can't be read" in line for line in said(news))


# --- weights ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def shipped(tmp_path):
    """The small files of the weights, with hashes of their own, to break."""
    lines = [line for line in (WEIGHTS / weights.SUMS).read_text().splitlines() if "tokenizer" in line]
    (tmp_path / weights.SUMS).write_text("\n".join(lines) + "\n")
    shutil.copy(WEIGHTS / "tokenizer.json", tmp_path)
    return tmp_path


def test_weights_as_shipped():
    """Every file's hash is the recorded one, and the cards record the same."""
    assert {note.state for note in weights.files()} == {"well"}
    sums = dict(reversed(line.split("  ")) for line in (WEIGHTS / weights.SUMS).read_text().splitlines())
    binary = {path.name for path in WEIGHTS.iterdir() if path.suffix in {".onnx", ".bin"}}
    assert set(sums) == binary | {"tokenizer.json"}
    for name in ("accurate", "fast"):
        assert json.loads((WEIGHTS / f"{name}.json").read_text())["sha256"] == sums[f"{name}.onnx"]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "is not the file that was shipped"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "can't be read (No such file or directory)"),
        (lambda folder: (folder / weights.SUMS).unlink(), "can't be read (No such file or directory)"),
    ],
    ids=["altered", "missing", "no record"],
)
def test_weights_broken(shipped, broken, line):
    """Each is told with the command that mends it."""
    broken(shipped)
    (note,) = weights.files(shipped)
    assert note.state == "wrong"
    assert line in note.says
    assert "--force-reinstall" in note.todo


def test_a_trial_reading_that_hears_nobody(monkeypatch):
    """Weights can be as shipped and still give nonsense here."""
    assert [note.state for note in weights.trial(sound=True)] == ["well"]
    monkeypatch.setattr(weights, "SENTENCE", "Rain fell.")
    assert "heard nobody" in weights.trial(sound=True)[0].says
    assert weights.trial(sound=False)[0].says.startswith("not tried")


# --- programs, settings, machine -------------------------------------------------------------------------------------

NEEDS = [
    "numpy>=1.26",
    'pypdfium2>=4.30; extra == "pdf"',
    "typst>=0.15; extra == 'dossier'",
    'fastapi>=0.115; extra == "desk"',
    'reportedly[dossier,pdf]; extra == "desk"',
    'pinned==1.0.0; extra == "vectors"',
    'ray>=2; extra == "dev"',
]


@pytest.fixture
def shelf(monkeypatch):
    """Distributions and their versions, as if installed."""
    held = {"numpy": "2.1.0", "pypdfium2": "5.0", "typst": "0.15.0", "fastapi": "0.115.2", "pinned": "1.0"}

    def version(name: str) -> str:
        if name not in held:
            raise installed.importlib.metadata.PackageNotFoundError(name)
        return held[name]

    class Metadata:
        def get_all(self, _):
            return ["pdf", "dossier", "desk", "vectors", "dev"]

    monkeypatch.setattr(installed.importlib.metadata, "requires", lambda _: NEEDS)
    monkeypatch.setattr(installed.importlib.metadata, "version", version)
    monkeypatch.setattr(installed.importlib.metadata, "metadata", lambda _: Metadata())
    return held


@pytest.mark.parametrize(
    ("name", "version", "extra", "state", "line"),
    [
        ("typst", "0.15.0", "desk", "well", "fastapi 0.115.2, typst 0.15.0, pypdfium2 5.0"),
        ("typst", None, "dossier", "note", "not installed (typst)"),
        ("typst", None, "desk", "note", "not installed (typst)"),
        ("typst", "0.14.9", "dossier", "wrong", "typst 0.14.9 is older than 0.15"),
        ("pinned", "1.0.1", "vectors", "wrong", "pinned 1.0.1 is not 1.0.0"),
        ("pypdfium2", "4.30.0", "pdf", "well", "pypdfium2 4.30.0"),
        ("pypdfium2", "10.1rc1", "pdf", "well", "pypdfium2 10.1rc1"),
    ],
)
def test_extras(shelf, name, version, extra, state, line):
    """Installed, missing, half there, too old: by the metadata of what is installed."""
    shelf.pop(name)
    if version:
        shelf[name] = version
    note = {note.what: note for note in installed.extras()}[extra]
    assert (note.state, note.says) == (state, line)
    assert state == "well" or note.todo == f"pip install 'reportedly[{extra}]'"
    assert "dev" not in {one.what for one in installed.extras()}


def test_the_core_lacks_something(shelf):
    """What the program can't do without is wrong where it is missing."""
    shelf.pop("numpy")
    assert [(note.what, note.says) for note in installed.programs() if note.state == "wrong"] == [("numpy", "missing")]


def test_sqlite_without_full_text(monkeypatch):
    """Some Pythons have an SQLite without FTS5."""

    class Lame:
        def execute(self, _):
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self):
            pass

    monkeypatch.setattr(installed.sqlite3, "connect", lambda _: Lame())
    assert installed.full_text().state == "wrong"


def test_an_untested_python(monkeypatch):
    """Newer than the newest tried: a note."""
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    assert installed.programs()[0].state == "note"


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("REPORTEDLY_THREADS", "many", "'many' is no whole number"),
        ("REPORTEDLY_MODLE", "fast", "no setting has this name"),
        ("REPORTEDLY_VOCAB_DIR", "/no/such/folder", "is no folder"),
        ("REPORTEDLY_PROFILE", "nobody", "profile"),
    ],
)
def test_settings_that_can_not_be(monkeypatch, name, value, line):
    """A slip in a variable's name or value."""
    monkeypatch.setenv(name, value)
    current.cache_clear()
    try:
        notes = [note for note in installed.settings() if note.state == "wrong"]
    finally:
        current.cache_clear()
    assert any(line in f"{note.says} {note.what}" for note in notes)


def test_settings_in_force_are_shown(monkeypatch):
    """Those that differ from the defaults."""
    monkeypatch.setenv("REPORTEDLY_MODEL", "fast")
    monkeypatch.setenv("REPORTEDLY_METRICS_TOKEN", "a-secret-of-the-desk-at-Tarn")
    current.cache_clear()
    try:
        shown = [(note.what, note.says) for note in installed.settings()]
        assert shown == [("model", "fast"), ("metrics_token", "set, and not shown")]
    finally:
        current.cache_clear()


def test_every_variable_the_program_reads_is_known():
    """A new REPORTEDLY_… variable must not be called a slip."""
    import re

    read = set()
    for path in (ROOT / "src/reportedly").rglob("*.py"):
        read |= set(re.findall(r"[\"'](REPORTEDLY_[A-Z_]*[A-Z])[\"']", path.read_text(encoding="utf-8")))
    assert {name for name in read if not installed._known(name)} == set()


@pytest.mark.parametrize(
    ("now", "state"),
    [("1970-01-01", "wrong"), ("2026-11-26", "well"), ("2031-06-01", "well"), ("2099-01-01", "wrong")],
)
def test_the_clock(now, state):
    """Before the program was made, or decades after."""
    moment = time.mktime(time.strptime(now, "%Y-%m-%d")) + 43_200
    assert [note.state for note in machine.clock(moment)] == [state]


def test_a_terminal_without_utf8(monkeypatch):
    """What it will show wrongly is told beforehand."""
    monkeypatch.setattr(locale, "getencoding", lambda: "ANSI_X3.4-1968")
    assert next(machine.terminal()).state == "note"


@pytest.mark.parametrize(("lists", "state"), [("", "note"), ("Tarn Sans\n", "well")])
def test_fonts(monkeypatch, tmp_path, lists, state):
    """Letters that a PDF would lack."""
    pytest.importorskip("typst", reason="reportedly[dossier] is not installed")
    program = tmp_path / "fc-list"
    program.write_text(f"#!/bin/sh\nprintf '%s' '{lists.strip()}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin:/bin")
    assert [note.state for note in machine.fonts()] == [state]


# --- the command -----------------------------------------------------------------------------------------------------


def test_exit_codes_and_json(news, capsys):
    """0 when healthy, 1 when something is wrong; JSON has every note."""
    news.chmod(0o600)
    assert ending.code_of(cli.app, ["doctor", "--archive", str(news), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["schema"], report["healthy"]) == (doctor.SCHEMA, True)
    parts = {"programs", "extras", "settings", "machine", "model", "archive"}
    assert {note["part"] for note in report["notes"]} == parts
    change(news, "UPDATE articles SET current = 999")
    assert ending.code_of(cli.app, ["doctor", "--archive", str(news), "--problems"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert "rows that hang on nothing" in lines[0]


def test_names_that_would_steer_a_terminal(tmp_path, capsys):
    """A file's name is data."""
    place = tmp_path / "a\x1b[2Jb.db"
    place.write_text("no database, but words" * 100)
    assert ending.code_of(cli.app, ["doctor", "--archive", str(place)]) == 1
    assert "\x1b[2J" not in capsys.readouterr().out


def test_settings_are_all_documented():
    """The man page has a line for each; it comes from the words below a setting."""
    page = (ROOT / "packaging/reportedly.1").read_text(encoding="ascii")
    assert all(f"REPORTEDLY_{name.upper()}" in page for name in Settings.__dataclass_fields__)
    assert "See settings.py" not in page

"""Evidence: originals kept once and unaltered; whatever is missing or altered is told."""

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from sqlalchemy import update

from reportedly.archive import tables
from reportedly.archive.archive import Archive
from reportedly.archive.database import transaction
from reportedly.archive.reviews.evidence import evidence_folder, keep_original, verify
from reportedly.doors.cli import main
from reportedly.errors import ReportedlyError
from tests.archive.reviews.conftest import FERRY

DATA = b"<html>Forty soldiers left Tarn</html>"


def test_an_original_is_kept_once_read_only(tmp_path):
    folder = evidence_folder(tmp_path / "a.db")
    assert folder == tmp_path / "a.db.evidence"
    assert evidence_folder("postgresql://ada@host/archive") is None
    kept = keep_original(folder, DATA)
    path = folder / kept.path
    assert kept.sha256 == hashlib.sha256(DATA).hexdigest()
    assert kept.path == f"{kept.sha256[:2]}/{kept.sha256[2:4]}/{kept.sha256}"
    assert path.read_bytes() == DATA
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    before = path.stat().st_mtime_ns
    assert keep_original(folder, DATA) == kept
    assert path.stat().st_mtime_ns == before
    assert [p.name for p in path.parent.iterdir()] == [kept.sha256]


def test_an_altered_original_is_not_passed_over(tmp_path):
    kept = keep_original(tmp_path, DATA)
    _alter(tmp_path / kept.path)
    with pytest.raises(ReportedlyError, match="was altered"):
        keep_original(tmp_path, DATA)


def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch):
    """A power cut or a full disk: no half file under a name that promises its hash."""

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        keep_original(tmp_path, DATA)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("harm", "values", "state"),
    [
        ("none", {}, "intact"),
        ("alter", {}, "altered"),
        ("unlink", {}, "missing"),
        ("none", {"evidentiary_copy": "../../etc/passwd"}, "not-kept"),
        ("none", {"evidentiary_copy": "/etc/passwd"}, "not-kept"),
        ("none", {"evidentiary_copy": None, "evidentiary_sha256": None}, "not-kept"),
        ("none", {"text": "Fifty soldiers left Tarn"}, "text-altered"),
    ],
)
def test_what_is_not_as_it_was_is_told(archive, report, tmp_path, harm, values, state):
    """A path that leads out of the folder is not followed: what stands there is no copy of ours."""
    kept = keep_original(tmp_path / "evidence", DATA)
    report(evidentiary_sha256=kept.sha256, evidentiary_copy=kept.path)
    path = tmp_path / "evidence" / kept.path
    {"none": Path.stat, "alter": _alter, "unlink": Path.unlink}[harm](path)
    if values:
        with transaction(archive.engine) as connection:
            connection.execute(update(tables.versions).values(values))
    with archive.looking() as connection:
        found = verify(connection, tmp_path / "evidence")
    assert found.versions == 1
    assert found.states.get(state) == 1
    told = [note.state for note in found.notes if note.article == FERRY]
    assert told == ([] if state in {"intact", "not-kept"} else [state])


def test_a_file_nobody_names_is_told(archive, tmp_path):
    kept = keep_original(tmp_path / "evidence", DATA)
    with archive.looking() as connection:
        found = verify(connection, tmp_path / "evidence")
    assert [(note.state, note.path) for note in found.notes] == [("unclaimed", kept.path)]


def test_without_a_folder_nothing_is_kept(archive, report):
    report(evidentiary_sha256="ab" * 32, evidentiary_copy=f"ab/ab/{'ab' * 32}")
    with archive.looking() as connection:
        assert verify(connection, None).states == {"missing": 1}


def _alter(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(DATA.replace(b"Forty", b"Fifty"))


def test_what_was_read_is_kept(tmp_path, monkeypatch, capsys):
    """The door: files as they were read become evidence, once; one that changed since, a row and a page are counted."""
    words = "The bridge at Veldmark will stay closed for 14 days, Mayor Ilsa Maren said on Monday."
    monkeypatch.chdir(tmp_path)
    for name in ("one.txt", "two.txt", "three.txt"):
        Path(name).write_text(f"{words} {name}", encoding="utf-8")
    Path("rows.jsonl").write_text(json.dumps({"id": "r", "text": words}) + "\n", encoding="utf-8")
    with Archive("a.db") as archive:
        archive.add(["one.txt", "two.txt", "three.txt", "rows.jsonl"], readings=False)
    Path("two.txt").write_text("Other words.", encoding="utf-8")
    Path("three.txt").unlink()

    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["archive", *arguments, "--archive", "a.db"])
        return left.value.code, capsys.readouterr().out

    counts = "gone or changed since they were read; 1 were no files of their own\n"
    assert run("keep") == (0, f"a.db.evidence: 1 kept now, 0 before, 2 {counts}")
    assert run("keep") == (0, f"a.db.evidence: 0 kept now, 1 before, 2 {counts}")
    assert "intact    1" in run("verify")[1]
    kept = [path for path in Path("a.db.evidence").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [f"{words} one.txt".encode()]
    assert f"kept as       {kept[0].relative_to('a.db.evidence')}"[:30] in run("show", "one.txt")[1]
    assert "no copy is kept" in run("show", "two.txt")[1]
    kept[0].chmod(0o644)
    kept[0].write_bytes(b"forged")
    assert run("verify")[0] == 1

"""Gathering: readings made before are taken as they are."""

from reportedly.archive.gathering import gather
from reportedly.errors import ReportedlyError
from reportedly.export import json
from reportedly.intake import Failure
from reportedly.model.reading import Reading
from tests.archive.stories import STORY, document, reading


def test_a_file_of_readings(tmp_path, archive):
    """What ``read -o FILE.jsonl`` wrote needs no reading again; its failures stay failures."""
    made = [reading(document(n, id=f"n{n}")) for n in (1, 2)]
    path = tmp_path / "readings.jsonl"
    failure = json.encode_failure("n3", ReportedlyError("no words in it", where="n3"))
    path.write_bytes(b"\n".join([*map(json.encode, made), failure, b"{broken"]))
    items = list(gather([path]))
    assert [type(item) for item in items] == [Reading, Reading, Failure, Failure]
    assert [outcome.what for outcome in archive.add(path)] == ["new", "new", "failed", "failed"]
    assert archive.reading("n2") == made[1]


def test_a_place_that_is_not_there(tmp_path):
    """It is a failure, and the other places are gathered."""
    (tmp_path / "a.txt").write_text("Nine boats sank off Tarn harbour.", encoding="utf-8")
    found = list(gather([tmp_path / "none.txt", tmp_path / "a.txt", tmp_path / "empty"]))
    assert [isinstance(item, Failure) for item in found] == [True, False, True]


def test_files_that_are_as_they_were(tmp_path, archive, monkeypatch):
    """A folder added again is not opened file by file: the same bytes at the same place are the same version."""
    page = f"<html><body><article><h1>Boats sink</h1><p>{STORY}</p></article></body></html>"
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "page.html"
    file.write_text(page, encoding="utf-8")
    assert [outcome.what for outcome in archive.add(tmp_path / "in", readings=False)] == ["new"]
    monkeypatch.setattr("reportedly.intake.html.from_bytes", None)  # to open a page would be a fault now
    for place in (file, tmp_path / "in"):
        assert [outcome.what for outcome in archive.add(place, readings=False)] == ["there"]
    monkeypatch.undo()
    (tmp_path / "in" / "copy.html").write_text(page, encoding="utf-8")
    file.write_text(page.replace("Nine boats", "Ten boats"), encoding="utf-8")
    assert [outcome.what for outcome in archive.add(tmp_path / "in", readings=False)] == ["there", "new-version"]

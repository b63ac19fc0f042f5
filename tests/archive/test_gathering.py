"""Gathering: readings made before are taken as they are."""

from reportedly.archive.gathering import gather
from reportedly.errors import ReportedlyError
from reportedly.export import json
from reportedly.intake import Failure
from reportedly.model.reading import Reading
from tests.archive.stories import document, reading


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

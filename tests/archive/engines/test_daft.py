"""Daft gives the embedded engine's rows, on this machine and on Ray; and reports nothing to anybody."""

import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("daft", reason="the extra 'cluster' is not installed")

from reportedly.archive.engines.build import build
from reportedly.errors import ReportedlyError, SettingsError
from tests.archive.engines.rows import rows

_RAY = """
import sys
from pathlib import Path
from reportedly.archive.engines.build import build
build([Path(sys.argv[1])], Path(sys.argv[2]), engine="daft")
"""


@pytest.fixture(scope="module")
def out(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("daft") / "out"
    build([articles], folder, engine="daft", workers=2)
    return folder


def test_row_for_row(out, built):
    """The same columns, types and rows."""
    for name, table in rows(out).items():
        assert table.schema == built[name].schema, name
        assert table == built[name], name


def test_small_parts(articles, built, tmp_path, monkeypatch):
    """Many parts, of which one may have no long sentence."""
    from reportedly.archive.engines import documents

    monkeypatch.setattr(documents, "PART", 1 << 14)
    build([articles], tmp_path / "out", engine="daft", workers=2)
    assert rows(tmp_path / "out") == built


def test_nothing_to_read(tmp_path):
    """An empty file gives empty files, with their columns."""
    (tmp_path / "none.jsonl").touch()
    assert sum(build([tmp_path / "none.jsonl"], tmp_path / "out", engine="daft", workers=2)) == 0
    assert "one_start" in rows(tmp_path / "out")["passages.parquet"].column_names


def test_what_cannot_be_read(tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"id": "a", "text": "It rained in Tarsk."}\n{oops\n')
    with pytest.raises(ReportedlyError, match="not a JSON object"):
        build([tmp_path / "bad.jsonl"], tmp_path / "out", engine="daft", workers=2)


def test_workers_are_set_once(out, articles, tmp_path):
    with pytest.raises(SettingsError, match="another process"):
        build([articles], tmp_path / "out", engine="daft", workers=1)


def test_nothing_is_reported(out):
    """Daft and Ray tell their makers that they are used, unless they are told not to."""
    from daft.scarf_telemetry import opted_out

    assert opted_out()
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


def test_on_ray(articles, built, tmp_path):
    """One machine's Ray, in a process of its own, since a process has one runner."""
    pytest.importorskip("ray", reason="ray is not installed")
    environment = os.environ | {"DAFT_RUNNER": "ray", "RAY_DEDUP_LOGS": "1", "DAFT_PROGRESS_BAR": "0"}
    command = [sys.executable, "-c", _RAY, str(articles), str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr[-3000:]
    assert rows(tmp_path / "out") == built
    assert (
        json.loads((tmp_path / "out" / "pairs.parquet" / "_done").read_text())["rows"]
        == built["pairs.parquet"].num_rows
    )

"""``reportedly archive build``: what is printed, and which options go together."""

import json

import pytest
import typer

pytest.importorskip("pyarrow", reason="the extra 'cluster' is not installed")

from reportedly.doors import build_cli
from reportedly.errors import SettingsError

_TEXT = (
    "Rescue boats from Vessa searched the strait for a third day, while relatives waited on the pier at Tarsk. "
    "A school in the upper town will stay shut until the end of the month, according to the harbour council."
)


@pytest.fixture
def run(capfdbinary, tmp_path):
    """Run the command over two copies; gives (standard output, standard error)."""
    app = typer.Typer()
    app.command()(build_cli.build)
    rows = [{"id": name, "text": text} for name, text in (("a", _TEXT), ("b", _TEXT), ("c", "It rained in Brenn."))]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))

    def go(*arguments):
        app([str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), *arguments], standalone_mode=False)
        out, err = capfdbinary.readouterr()
        return out.decode(), err.decode()

    return go


def test_for_people(run):
    out, err = run()
    assert out.startswith("3 articles: 1 pairs with 1 passages, 1 clusters of articles that share passages.\n")
    assert "reportedly: units: 2 rows" in err


def test_json(run, tmp_path):
    """One object on one line, and nothing beside it with --quiet."""
    out, err = run("--json", "--quiet")
    assert json.loads(out) == {
        "schema": "reportedly/build/1",
        "output": str(tmp_path / "out"),
        "articles": 3,
        "clusters": 1,
        "repeats": 4,
        "pairs": 1,
        "passages": 1,
    }
    assert err == ""


def test_workers_are_of_daft(run):
    with pytest.raises(SettingsError, match="--engine daft"):
        run("--workers", "2")

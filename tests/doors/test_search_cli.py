"""``archive search`` and ``archive vectors``, as a person runs them."""

import json

import pytest
import typer
from typer.testing import CliRunner

from reportedly.archive.archive import Archive
from reportedly.doors import search_cli
from reportedly.encoder import sentence
from tests.archive.search.conftest import toy
from tests.archive.search.told import tell

app = typer.Typer()
search_cli.register(app)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An archive of two articles, without vectors."""
    monkeypatch.setattr(sentence, "available", lambda: False)
    with Archive(tmp_path / "harbour.db") as archive:
        tell(archive, "Nine boats sank off Tarn \x1b[31mharbour.", "Nobody was hurt.", title="[red]A bad week[/red]")
        tell(archive, "The wheat harvest in Dravia failed.", publisher="Veldmark Post")
    return str(tmp_path / "harbour.db")


def run(*arguments):
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done


def test_claims_as_text_and_json(place):
    """Words of reports are shown as they are, without control characters and without markup."""
    shown = run("search", "boats", "sinking", "--archive", place).output
    assert "Nine boats sank off Tarn" in shown
    assert "[red]A bad week[/red]" in shown
    assert "\x1b[31m" not in shown
    assert "3 claims have no vector" in shown
    rows = [json.loads(line) for line in run("search", "boats", "--archive", place, "--json").stdout.splitlines()]
    assert rows[0]["sentence"].startswith("Nine boats")
    assert rows[0]["publisher"] == "Tarn Wire"
    assert "span" in rows[0]


def test_articles_and_nothing(place):
    """Articles show the words that answer; where nothing is found it says so."""
    assert "wheat harvest" in run("search", "harvest", "--articles", "--archive", place).output
    assert "Nothing was found." in run("search", "harvest", "--publisher", "Tarn Wire", "--archive", place).output


def test_vectors_are_made_once(place, monkeypatch):
    """A second run finds nothing to do."""
    monkeypatch.setattr(sentence, "available", lambda: True)
    monkeypatch.setattr(sentence, "embed", toy)
    assert "made the vectors of 3 claims" in run("vectors", "--archive", place).output
    assert "made the vectors of 0 claims" in run("vectors", "--archive", place).output
    assert "no vector" not in run("search", "boats", "--archive", place).output

"""``reportedly trace``: what goes where, in which form, told early when it can't be."""

import json

import pytest
import typer

from reportedly import service
from reportedly.doors import trace_cli
from reportedly.errors import SettingsError
from tests.export import traces


@pytest.fixture
def asked(monkeypatch):
    """The verb's stand-in: the medium trace, whatever is asked; gives what was asked."""
    made, seen = traces.medium(), []

    def trace(query, *, archive=None):
        seen.append((query, archive))
        return made.trace

    monkeypatch.setattr(service, "trace", trace)
    monkeypatch.setattr(service, "texts_of", lambda _, **__: made.texts)
    return seen


@pytest.fixture
def run(capfdbinary):
    """Run the command; gives (standard output, standard error)."""
    app = typer.Typer()
    app.command()(trace_cli.trace)

    def go(*arguments):
        app([str(argument) for argument in arguments], standalone_mode=False)
        out, err = capfdbinary.readouterr()
        return out.decode(), err.decode()

    return go


def test_for_people(asked, run):
    """Words need no quotation marks; the answer comes first; nothing on standard error."""
    out, err = run("nine", "boats", "--archive", "harbour.db")
    assert out.startswith("2, perhaps 3, of 14 articles report it by themselves\n")
    assert err == ""
    assert asked == [("nine boats", "harbour.db")]


def test_json(asked, run):
    """One object on one line."""
    out, _ = run("tp/1#c1", "--json")
    assert out.count("\n") == 1
    assert json.loads(out)["schema"] == "reportedly/trace/1"


@pytest.mark.parametrize(
    ("name", "start"),
    [("x.svg", b"<svg"), ("x.html", b"<!doctype html>"), ("x.json", b"{\n"), ("X.PNG", b"\x89PNG")],
)
def test_files(asked, run, tmp_path, name, start):
    """The suffix says in which form; a note says where it went."""
    if name.endswith("PNG"):
        pytest.importorskip("vl_convert")
    out, err = run("boats", "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert out == ""
    assert err == f"reportedly: wrote {tmp_path / name}\n"


def test_the_page_has_passages(asked, run, tmp_path):
    """The texts come from the archive."""
    run("boats", "-q", "-o", tmp_path / "x.html")
    assert f"<mark>{traces.WIRE}</mark>" in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["x.txt", "x", "x.jsonl", "."])
def test_no_such_form(asked, run, tmp_path, name):
    """A name that says no form is refused before anything is traced."""
    with pytest.raises(SettingsError, match=r"Use \.svg, \.png, \.html or \.json"):
        run("boats", "-o", tmp_path / name)
    assert asked == []


def test_png_without_the_extra(asked, run, tmp_path, monkeypatch):
    """One line says what to install, and what works without, before anything is traced."""
    monkeypatch.setattr(trace_cli, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'reportedly\[plots\]', or write \.svg"):
        run("boats", "-o", tmp_path / "x.png")
    assert asked == []


def test_no_folder(asked, run, tmp_path):
    """Where it can't be written, it says so in one line."""
    with pytest.raises(SettingsError, match="can't be written"):
        run("boats", "-o", tmp_path / "none" / "x.svg")

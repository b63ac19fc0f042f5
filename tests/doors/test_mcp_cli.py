"""``reportedly mcp``: slips of the operator are told before anything is served."""

import importlib.util

import pytest
import typer

from reportedly.doors import mcp_cli
from reportedly.errors import NoArchive, ReportedlyError, SettingsError

pytest.importorskip("mcp")


@pytest.fixture
def run(monkeypatch):
    """Run the command with nothing served; gives (how it would be served, the server)."""
    from reportedly.doors.mcp import http, server

    seen = []
    monkeypatch.setattr(server, "over_stdio", lambda made: seen.append(("stdio", made)))
    monkeypatch.setattr(http, "over_http", lambda made, address: seen.append((address, made)))
    app = typer.Typer()
    app.command()(mcp_cli.mcp)

    def go(*arguments):
        app([str(argument) for argument in arguments], standalone_mode=False)
        return seen[-1]

    return go


def test_stdio_is_the_default(run):
    """Without a word it serves its own client, opens no URL and no file."""
    how, made = run()
    assert how == "stdio"
    assert (made._holdings.permits.urls, made._holdings.permits.folders) == (False, ())


def test_http_options(run, tmp_path):
    """Address, names and permits go where they belong."""
    address, made = run("--http", "--port", 9, "--allowed-host", "a.example", "--allow-urls", "--allow-files", tmp_path)
    assert (address.host, address.port, address.allowed) == ("127.0.0.1", 9, ("a.example",))
    assert (made._holdings.permits.urls, made._holdings.permits.folders) == (True, (tmp_path,))


@pytest.mark.parametrize(
    ("arguments", "kind", "told"),
    [
        (["--archive", "none.db"], NoArchive, "none.db: no archive there."),
        (["--allow-files", "none"], SettingsError, "none: is no folder."),
        (["--model", "huge"], SettingsError, "model: no model 'huge'."),
    ],
)
def test_slips(run, tmp_path, monkeypatch, arguments, kind, told):
    """A wrong archive, folder or model is an error at the start, not at a client's first question."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kind) as caught:
        run(*arguments)
    assert str(caught.value).startswith(told)


def test_a_missing_extra(run, monkeypatch):
    """Without the SDK the command says what to install."""
    monkeypatch.setattr(mcp_cli, "find_spec", lambda name: None if name == "mcp" else importlib.util.find_spec(name))
    with pytest.raises(ReportedlyError, match=r"pip install 'reportedly\[mcp\]'"):
        run()

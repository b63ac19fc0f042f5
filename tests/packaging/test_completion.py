"""Completion: what each place offers, in the shells themselves, and nothing that a shell could run."""

import shutil
import subprocess
import sys

import pytest
import typer

from reportedly.archive.archive import Archive
from reportedly.doors import cli, completion, ending
from reportedly.intake import from_text

KEYS = ("wire-1", "wire-2", "gazette-7", "x$(touch pwned)", "a`b`", "c d", "*", "e;f", "g\\$(h)", "i'j", 'k"l')


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """An archive with plain keys and with keys that mean something to a shell."""
    place = tmp_path_factory.mktemp("kept") / "news.db"
    with Archive(place) as archive:
        archive.add([from_text(f"Report number {n} of Tarn.", id=key) for n, key in enumerate(KEYS)], readings=False)
    return place


def offered(monkeypatch, capsys, words: str) -> list[str]:
    """What bash is told of the command line ``words``, the cursor at its end."""
    parts = words.split(" ")
    monkeypatch.setenv("COMP_WORDS", "\n".join(parts))
    monkeypatch.setenv("COMP_CWORD", str(len(parts) - 1))
    monkeypatch.setenv(completion.ASKED, "complete_bash")
    assert ending.code_of(cli.app, []) == 0
    return capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("reportedly doc", {"doctor"}),
        ("reportedly arch", {"archive"}),
        ("reportedly archive ver", {"verify"}),
        ("reportedly read --spee", {"--speech-only"}),
        ("reportedly read --model ", {"accurate", "fast"}),
        ("reportedly archive add --model f", {"fast"}),
        ("reportedly read --profile ", {"house", "ap", "reuters", "bbc"}),
        ("reportedly checks share-of", {"share-of-total"}),
        ("reportedly export claimreview-", {"claimreview-html"}),
        ("reportedly schema ", {"reading", "trace", "steps"}),
        ("reportedly completion z", {"zsh"}),
        ("reportedly archive build --engine ", {"embedded", "daft"}),
        ("reportedly people add --role ad", {"admin"}),
        ("reportedly source grade Tarn ", {"A", "B", "C", "D", "E", "F"}),
        ("reportedly grade wire-1#c1 ", {"1", "2", "3", "4", "5", "6"}),
        ("reportedly read examples/", set()),
    ],
)
def test_each_place_offers_its_values(monkeypatch, capsys, words, expected):
    """Commands, options, and what may stand after them."""
    assert set(offered(monkeypatch, capsys, words)) == expected


def test_keys_are_offered_and_what_a_shell_would_run_is_not(monkeypatch, capsys, kept):
    """A key is a stranger's text, and zsh evaluates what it is offered."""
    shown = offered(monkeypatch, capsys, f"reportedly archive show --archive {kept} ")
    assert shown == ["gazette-7", "wire-1", "wire-2"]
    assert offered(monkeypatch, capsys, f"reportedly archive show --archive {kept} wire") == ["wire-1", "wire-2"]


def test_asking_for_keys_makes_and_changes_nothing(monkeypatch, capsys, kept, tmp_path):
    """No archive is made where there is none, and none is touched where there is one."""
    before = {path: path.read_bytes() for path in kept.parent.iterdir()}
    offered(monkeypatch, capsys, f"reportedly archive show --archive {kept} ")
    assert {path: path.read_bytes() for path in kept.parent.iterdir()} == before
    assert offered(monkeypatch, capsys, f"reportedly archive show --archive {tmp_path / 'none.db'} ") == []
    assert not list(tmp_path.iterdir())


def test_every_row_of_values_is_of_a_parameter():
    """A renamed command or option does not lose its values in silence."""
    met = completion.equip(typer.main.get_command(cli.app), completion.VALUES)
    assert set(met) == set(completion.VALUES)


def test_a_fault_at_the_prompt_says_nothing(monkeypatch, capsys):
    """A traceback amid what somebody types helps nobody."""
    monkeypatch.setenv(completion.ASKED, "complete_bash")
    monkeypatch.delenv("COMP_WORDS", raising=False)
    assert ending.code_of(cli.app, []) == 1
    assert capsys.readouterr() == ("", "")


def test_an_unknown_shell_is_told_the_known(capsys):
    """Exit code 2 and a line."""
    assert ending.code_of(cli.app, ["completion", "tcsh"]) == 2
    assert "bash, zsh, fish" in capsys.readouterr().err


@pytest.fixture(scope="module")
def path_with_program(tmp_path_factory):
    """A PATH whose first folder has ``reportedly`` as this source."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "reportedly"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reportedly.doors.cli "$@"\n', encoding="ascii")
    program.chmod(0o755)
    return folder


_BASH = """source {script}
COMP_WORDS=(reportedly export bibt) COMP_CWORD=2
_reportedly_completion reportedly
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
_ZSH = """autoload -Uz compinit; compinit -u -d {folder}/dump
_arguments() {{ print -r -- "$@" }}
cp {script} {folder}/_reportedly; fpath=({folder} $fpath); autoload -Uz _reportedly
words=(reportedly export bibt) CURRENT=3
_reportedly
"""
_FISH = """source {script}
complete --do-complete "reportedly export bibt"
"""


@pytest.mark.parametrize(("shell", "lines"), [("bash", _BASH), ("zsh", _ZSH), ("fish", _FISH)])
def test_in_the_shell_itself(shell, lines, path_with_program, tmp_path, monkeypatch):
    """The printed script, sourced by the real shell, completes a value."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(completion.script(shell) + "\n", encoding="utf-8")
    monkeypatch.setenv("PATH", f"{path_with_program}:/usr/bin:/bin")
    monkeypatch.setenv("HOME", str(tmp_path))
    plain = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    command = [shell, *plain, "-c", lines.format(script=script, folder=tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "bibtex" in done.stdout, done.stderr
    assert "claimreview" not in done.stdout

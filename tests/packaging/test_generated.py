"""The man page and the completions are the program's own, and well-formed."""

import shutil
import subprocess

import pytest

from tests.packaging import HERE, load

PAGE = HERE / "reportedly.1"


def test_what_is_generated_is_up_to_date():
    """A command or option that changes changes the page: run ``make packaged`` (python packaging/generate.py)."""
    old = [path.name for path, text in load("generate").generated().items() if path.read_text(encoding="utf-8") != text]
    assert not old, "run: python packaging/generate.py"


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-Tlint", "-Wstyle", str(PAGE)],
        ["groff", "-man", "-ww", "-z", "-Tutf8", str(PAGE)],
        ["man", "--warnings", "--encoding=UTF-8", "--local-file", "--troff-device=utf8", str(PAGE)],
    ],
    ids=["mandoc", "groff", "man"],
)
def test_formatters_find_nothing_amiss(command):
    """Each of the three programs that show man pages takes it without a warning."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    assert command[0] == "man" or not done.stdout


def test_the_page_is_plain_ascii_and_names_every_command():
    """It shows in any terminal, and no command is forgotten."""
    text = PAGE.read_text(encoding="ascii")
    for command in ("read", "archive add", "archive search", "trace", "figures", "export", "desk", "mcp", "doctor"):
        assert f'.SS "reportedly {command} ' in text
    for variable in ("REPORTEDLY_ARCHIVE", "REPORTEDLY_THREADS", "REPORTEDLY_PARTIES"):
        assert f".B {variable}" in text


@pytest.mark.parametrize(
    ("words", "roff"),
    [
        (".SH is text", r"\&.SH is text"),
        ("a \\fB escape", r"a \efB escape"),
        ("--json", r"\-\-json"),
        ('say "so"', r"say \(dqso\(dq"),
        ("and so on…", "and so on..."),
        ("'quoted' first", r"\&'quoted' first"),
    ],
)
def test_words_are_no_requests(words, roff):
    """Help text is data to roff: no line of it is taken for a request or an escape."""
    assert load("generate")._text(words) == roff

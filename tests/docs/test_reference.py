"""Nothing is undocumented: the reference is what the code says, and every command that a page shows can be given."""

import re
import shlex
from pathlib import Path

import pytest
import typer

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")
pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")

from docs.making.__main__ import PAGES, made
from docs.making.commands import commands
from docs.making.faults import CODES, tree
from reportedly.checks import CATALOGUE
from reportedly.doors.cli import app
from reportedly.service import exports

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WHOLE = typer.main.get_command(app)
SOURCE = [path for path in (ROOT / "src").rglob("*.py") if "weights" not in path.parts]


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_code_says(name):
    """Commands, settings, errors, records, operations, tools, word lists; `python -m docs.making` writes them."""
    assert page(name) == made(name)


def test_every_variable_of_the_environment_is_told():
    """Whatever the code reads, in ``settings.py`` or elsewhere, stands on the page of settings."""
    variable = re.compile(r"\b_?REPORTEDLY_[A-Z_]*[A-Z]\b")
    read = {name for path in SOURCE for name in variable.findall(path.read_text(encoding="utf-8"))}
    assert len(read) > 5
    assert {name for name in read if f"`{name}`" not in page("reference/settings.md")} == set()


def test_every_exit_code_is_told():
    """Those of errors, and those that the command line gives by itself."""
    given = {int(code) for path in SOURCE for code in re.findall(r"\bExit\((\d+)\)", path.read_text(encoding="utf-8"))}
    assert given | {error.exit_code for error, _ in tree()} <= CODES.keys()
    assert all(f"| {code} |" in page("reference/faults.md") for code in CODES)


def test_every_page_of_the_reference_is_in_its_list():
    """Whoever looks from the first page finds it."""
    listed = page("reference/index.md")
    assert [name for name in PAGES if f"({name.removeprefix('reference/')})" not in listed] == []


def test_every_check_and_form_is_told():
    """By its id, on the pages of checks and of exports."""
    assert [rule.id for rule in CATALOGUE if f"`{rule.id}`" not in page("checks.md")] == []
    forms = {*exports.REPORT, *exports.CLAIM, *exports.ARCHIVE}
    assert [form for form in forms if f"| `{form}` |" not in page("exports.md")] == []


def given():
    """(page, line) of each command of ours in the blocks of the documents."""
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]:
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"^```(?:sh|console)?\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            for line in block.replace("\\\n", " ").splitlines():
                for part in re.split(r"&& | \| ", re.sub(r"\s#\s.*", "", line.removeprefix("$ "))):
                    if command := re.match(r"(?:[A-Z_]+=\S+ )*(?:/\S+/)?(reportedly [a-z].*)", part.strip()):
                        yield path.relative_to(ROOT).as_posix(), command[1]


def fault(line):
    """What is wrong with a command: nothing, or a word that the program does not know."""
    try:
        words = shlex.split(line)[1:]
    except ValueError as error:
        return str(error)
    command = WHOLE
    while words and hasattr(command, "commands"):
        if words[0] not in command.commands:
            return "" if command.name == "checked" else f"no command {words[0]}"
        command = command.commands[words.pop(0)]
    options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"-h", "--help"}
    return next(
        (f"no option {word}" for word in words if word.startswith("-") and word != "-" and word not in options), ""
    )


def test_every_command_of_a_page_can_be_given():
    """Its words and its options are the program's; also in blocks that show no output."""
    lines = list(given())
    assert len(lines) > 100
    assert [(where, line, wrong) for where, line in lines if (wrong := fault(line))] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("reportedly read report.html --json", ""),
        ("reportedly read report.html --jsn", "no option --jsn"),
        ("reportedly archiv add x", "no command archiv"),
        ("reportedly archive ad x", "no command ad"),
        ("reportedly checked 'words of a claim'", ""),
        ("reportedly read -", ""),
    ],
)
def test_a_wrong_command_is_noticed(line, wrong):
    """What the test above looks for."""
    assert fault(line) == wrong


def test_commands_are_found_in_groups():
    """The list that the page is made of goes down into groups, and leaves out what is hidden."""
    assert {"reportedly read", "reportedly archive", "reportedly archive add"} <= {called for called, _ in commands()}

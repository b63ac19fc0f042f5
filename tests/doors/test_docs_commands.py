"""What the pages show of the command line is true: their commands run, and print what is written below them.

Two pages stand for all in the suite; ``make docs`` runs those of every page (``python -m tests.doc_blocks --check``).
"""

from pathlib import Path

import pytest

from tests import doc_blocks
from tests.doc_console import Terminal, matches, steps

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("page", "number"), [("exports.md", 6), ("corrections.md", 5)])
def test_the_commands_of_a_page(page, number):
    """Each runs in the order of the page, and prints what the page says."""
    ran = [one for one in doc_blocks.run((DOCS / page).read_text(encoding="utf-8")) if "\n" not in one[0]]
    for command, printed, said in ran:
        assert printed == said, command
    assert len(ran) == number


@pytest.mark.parametrize(
    ("printed", "shown", "is_so"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\n", False),
        ("a\nb\nc\n", "a\n…\n", True),
        ("a\nb\nc\n", "…\nb\n…\n", True),
        ("a\nb\nc\n", "…\nc\nb\n…\n", False),
        ("took 3.1 s\n", "took … s\n", True),
        ("took 3.1 s\nmore\n", "took … s\n", False),
        ("", "…\n", True),
    ],
)
def test_what_is_left_out(printed, shown, is_so):
    """``…`` stands for lines or for words of a line, and for nothing else."""
    assert matches(printed, shown) is is_so


def test_steps_of_a_block():
    """A command may go on over lines; what follows up to the next ``$`` is its output."""
    block = "$ one \\\n  --more\nprinted\n\n$ two\n"
    assert list(steps(block)) == [("one \\\n  --more", "printed\n\n"), ("two", "")]


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        ("reportedly --version | cut -c 1-10", "reportedly\n"),
        ("reportedly nonesuch", "reportedly: No such command 'nonesuch'. Try 'reportedly --help'.\n"),
        ("echo $?", "2\n"),
        ("reportedly schema > s.json", ""),
        ("head -c 1 s.json   # a note", "{\n"),
        ("A=1 reportedly schema trace | head -c 1", "{\n"),
    ],
)
def test_a_terminal(terminal, command, printed):
    """Pipes, files, notes, exit codes and variables are as in a shell; ours and the shell's in any order."""
    assert terminal.run(command) == printed


@pytest.fixture(scope="module")
def terminal(tmp_path_factory):
    """One reader's, in a folder of its own."""
    with doc_blocks.with_examples():
        yield Terminal(tmp_path_factory.mktemp("bin"))


def test_a_page_that_is_no_longer_true():
    """What differs is written anew, and what is left out stays left out where it still is so."""
    page = "```console\n$ reportedly --version\nreportedly 0\n$ reportedly kinds\nnamed-person …\n…\n```\n"
    now = doc_blocks.renewed(page)
    assert "reportedly 0\n" not in now
    assert now.endswith("named-person …\n…\n```\n")

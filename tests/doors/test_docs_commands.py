"""What the pages show of the command line is true: their commands run, and print what is written below them."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from reportedly.archive.archive import Archive
from reportedly.doors.cli import main
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk
from tests import examples_read
from tests.service import annotated

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```\n(\$ reportedly .*?)^```$", re.DOTALL | re.MULTILINE)
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def commands(page):
    """Each command of a page, and what is shown below it; a comment of the page is none of the command."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ reportedly ", block, flags=re.MULTILINE)[1:]:
            line, _, shown = part.partition("\n")
            yield re.sub(r"  +# .*", "", line), shown


def run(line, capsysbinary):
    """The exit code, and all that is printed; ``> file`` is the shell's."""
    arguments, _, out = line.partition(" > ")
    with pytest.raises(SystemExit) as left:
        main(shlex.split(arguments))
    printed = capsysbinary.readouterr()
    if out:
        Path(out.strip()).write_bytes(printed.out)
        return left.value.code, printed.err.decode()
    return left.value.code, (printed.out + printed.err).decode()


def like(printed, shown):
    """Whether what is printed is what is shown: days and blanks at line ends apart, and with ``...`` for the rest."""
    begins, rest, _ = shown.partition("...\n")
    lines, wanted = ([_DAY.sub("DAY", line.rstrip()) for line in words.splitlines()] for words in (printed, begins))
    return lines[: len(wanted)] == wanted if rest else lines == wanted


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with the examples' archive under its usual name, one claim of it reviewed, and a report."""
    examples_read.copied(tmp_path).rename(tmp_path / "reportedly.db")
    shutil.copy(examples_read.EXAMPLES / "harbour.html", tmp_path / "report.html")
    with Archive(tmp_path / "reportedly.db") as archive:
        Desk(archive).review(Actor(name="Ada Quint"), "wire-1#c1", "accurate", "I saw the list.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("REPORTEDLY_ARCHIVE", raising=False)
    return tmp_path


def edited(packed):
    """What an annotator does between two commands: one cue is moved, one attribution added."""
    with Archive("reportedly.db") as archive:
        name, lines, txt = annotated.brat_of(archive, "herald-2")
    text = txt.decode()
    at = text.index("declined")
    lines = annotated.moved(lines, "a3", "Cue", at, at + len("declined"), text)
    at = text.index("had returned")
    Path(packed).write_bytes(annotated.zipped((name, annotated.added(lines, [("Content", (at, at + 12))], text), txt)))


@pytest.mark.parametrize(("page", "number"), [("exports.md", 6), ("corrections.md", 5)])
def test_the_commands_of_a_page(page, number, here, capsysbinary):
    """Each runs in the order of the page, and prints what the page says."""
    done = 0
    for line, shown in commands(page):
        code, printed = run(line, capsysbinary)
        if "forms" not in line:
            assert like(printed, shown), f"{line}\n{printed}"
        assert code == 0, line
        if line.startswith("export brat herald-2"):
            edited("herald-2.zip")
        done += 1
    assert done == number

"""The man page and the shells' completions, made from the program: ``python packaging/generate.py``.

Writes packaging/reportedly.1 and packaging/completions/, which the wheel puts into share/. ``--check`` writes nothing;
exit code 1 where a file is out of date (tests/packaging/test_generated.py asks the same).
"""

import argparse
import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from reportedly import __version__, settings
from reportedly.doors import completion
from reportedly.doors.cli import app

HERE = Path(__file__).resolve().parent
DATE = "2026-11-26"
"""Of the page: a man page has one; set it when its own words here change."""

SHELLS = {"bash": "reportedly.bash", "zsh": "_reportedly", "fish": "reportedly.fish"}

EXITS = (
    ("0", "Done."),
    ("1", "Some documents of a batch failed; verify or doctor found something wrong."),
    ("2", "An option or setting that can't be."),
    ("3", "A document that can't be read."),
    ("4", "The encoder's weights are missing or damaged."),
    ("5", "An archive that can't be opened, or lacks what is asked of it."),
    ("6", "Somebody may not do that."),
    ("70", "A fault of the program; REPORTEDLY_DEBUG=1 shows where."),
    ("130", "Interrupted."),
    ("141", "The reader of the output went away."),
)
EXAMPLES = (
    ("Read a report, and show what it stands on:", "reportedly read examples/harbour.html"),
    ("Put reports into an archive, and ask where a claim starts:", "reportedly archive add reports/"),
    ("", 'reportedly trace "6,200 soldiers deserted"'),
    ("Start the desk:", "reportedly desk"),
    ("Is all well?", "reportedly doctor"),
)


def main() -> int:
    """Writes the files, or compares them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; say what is out of date")
    args = parser.parse_args()
    old = [path for path, text in generated().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in old:
        print(f"{'out of date' if args.check else 'wrote'}: {path.relative_to(HERE.parent)}")
        if not args.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(generated()[path], encoding="utf-8")
    return 1 if args.check and old else 0


def generated() -> dict[Path, str]:
    """Each file and its text."""
    made = {HERE / "reportedly.1": man_page()}
    for shell, name in SHELLS.items():
        made[HERE / "completions" / name] = completion.script(shell) + "\n"
    return made


def man_page() -> str:
    """The page, in the man macros that groff and mandoc both know."""
    root = get_command(app)
    lines = [
        '.\\" Made by packaging/generate.py; do not edit.',
        f'.TH REPORTEDLY 1 {DATE} "reportedly {__version__}" "User Commands"',
        ".SH NAME",
        "reportedly \\- read news reports and show what they stand on",
        ".SH SYNOPSIS",
        ".B reportedly",
        ".I COMMAND",
        "[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        *_paragraphs(root.help or ""),
        "It never says that a claim is true or false.",
        "It shows provenance, arithmetic, calendar and wording, each with its place in",
        "the text; people give verdicts.",
        "Nothing leaves the machine unless a URL is given.",
        ".SH COMMANDS",
        *_commands(root, typer.Context(root, info_name="reportedly")),
        ".SH ENVIRONMENT",
        *(line for name, words in _variables() for line in (".TP", f".B {_safe(name)}", *_paragraphs(words))),
        ".SH EXIT STATUS",
        *(line for code, words in EXITS for line in (".TP", f".B {code}", _text(words))),
        ".SH EXAMPLES",
    ]
    for number, (words, command) in enumerate(EXAMPLES):
        lines += [".PP" if number else "", _text(words), ".PP" if words else "", ".EX", _safe(command), ".EE"]
    return "\n".join(line for line in lines if line) + "\n"


def _commands(command: Any, context: typer.Context) -> Iterator[str]:  # noqa: ANN401 - a group, of typer's own
    """Each command in the order of the program's own help, with its arguments and options."""
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        inner = typer.Context(below, info_name=name, parent=context)
        if hasattr(below, "commands"):
            yield from _commands(below, inner)
            continue
        pieces = " ".join(below.collect_usage_pieces(inner))
        yield f'.SS "{_safe(inner.command_path)} {_safe(pieces)}"'
        yield from _paragraphs(below.help or "")
        for parameter in below.get_params(inner):
            record = parameter.get_help_record(inner)
            if record and "--help" not in parameter.opts:
                yield from (".TP", f"\\fB{_safe(' '.join(record[0].split()))}\\fR", _text(record[1]))


def _paragraphs(words: str) -> Iterator[str]:
    for number, paragraph in enumerate(words.strip().split("\n\n")):
        if number:
            yield ".PP"
        yield _text(paragraph)


def _variables() -> Iterator[tuple[str, str]]:
    """The settings, each with the words that stand below it in settings.py, and what else is looked at."""
    body = ast.parse(inspect.getsource(settings.Settings)).body[0]
    words: dict[str, str] = {}
    last = ""
    for node in getattr(body, "body", []):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            words[last] = str(node.value.value)
    plain = settings.Settings()
    for field in fields(settings.Settings):
        default = getattr(plain, field.name)
        told = words.get(field.name, "See settings.py.")
        yield f"REPORTEDLY_{field.name.upper()}", f"{told} Default: {'none' if default is None else default}."
    yield "REPORTEDLY_BY", "Who signs judgements, without accounts."
    yield "REPORTEDLY_MCP_TOKEN", "What clients of mcp over HTTP show."
    yield "REPORTEDLY_DEBUG", "1 shows where a fault of the program is."
    yield "XDG_CACHE_HOME", "Where the encoder of sentences is prepared once; ~/.cache by default."


def _text(words: str) -> str:
    """Words as lines of roff's source, none longer than mandoc likes, none that begins as a request does."""
    lines = textwrap.wrap(_safe(" ".join(words.split())), 78, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def _safe(words: str) -> str:
    """Words as roff takes them: no escapes of their own, hyphens that can be copied."""
    words = words.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("``", "").replace("`", "")
    for letter, name in _LETTERS.items():
        words = words.replace(letter, name)
    return words


_LETTERS = {"…": "...", "’": "\\(cq", "“": "\\(lq", "”": "\\(rq", "→": "\\(->", "⁶": "^6", "⁵": "^5"}

if __name__ == "__main__":
    sys.exit(main())

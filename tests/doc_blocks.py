"""The blocks of a document, run as a reader would: each block after the one before, its output below it.

- ``python`` blocks: what they print stands in a block without a language behind them.
- ``console`` blocks: what a command prints stands below it (``tests.doc_console``); ``…`` stands for what is left out.
- ``<!-- before … -->`` holds commands, and ``<!-- python … -->`` code, that are run and not shown.
- ``<!-- prints: COMMAND -->`` stands before a block that shows what the command prints.

``python -m tests.doc_blocks`` writes all outputs anew (or those of the pages named); with ``--check`` it writes
nothing, says what differs, and exits with 1. Commands of ``docs/api.md`` (curl) are run by
``tests/doors/api/test_docs.py``.
"""

import contextlib
import difflib
import io
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import doc_console
from tests.doc_console import Terminal, matches

ROOT = Path(__file__).parents[1]
_ANY = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:^```\n(?P<output>.*?)^```\n)?"
    r"|^```console\n(?P<console>\$ .*?)^```\n"
    r"|^<!-- before\n(?P<before>\$ .*?)^-->\n"
    r"|^<!-- python\n(?P<hidden>.*?)^-->\n"
    r"|^<!-- prints: (?P<prints>.*?) -->\n+```\n(?P<printed>.*?)^```\n",
    re.DOTALL | re.MULTILINE,
)


@contextlib.contextmanager
def with_examples() -> Iterator[Path]:
    """A new folder with a copy of ``examples/`` as the working folder: what blocks write is gone with it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


class Session:
    """A reader at work on one page: a folder with the examples, a terminal, and the names that Python blocks share."""

    def __init__(self, bin_folder: Path) -> None:
        self._terminal = Terminal(bin_folder)
        self._names: dict[str, object] = {"__name__": "document"}
        self.ran: list[tuple[str, str, str | None]] = []

    def renewed(self, block: re.Match[str]) -> str:
        """The block with what it prints now; what was printed, and what the page says, goes into ``ran``."""
        if block["code"] is not None:
            printed = self._python(block["code"], block["output"])
            shown = f"```\n{printed}```\n" if block["output"] is not None else ""
            return f"```python\n{block['code']}```\n{shown}"
        if block["hidden"] is not None:
            self._python(block["hidden"], None)
        elif block["prints"] is not None:
            shown = self._command(block["prints"], block["printed"])
            return f"<!-- prints: {block['prints']} -->\n```\n{shown}```\n"
        elif block["before"] is not None:
            for command, _ in doc_console.steps(block["before"]):
                self._terminal.run(command)
        else:
            steps = [(command, self._command(command, said)) for command, said in doc_console.steps(block["console"])]
            return "```console\n" + "".join(f"$ {command}\n{shown}" for command, shown in steps) + "```\n"
        return block[0]

    def _python(self, code: str, said: str | None) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "<document>", "exec"), self._names)  # noqa: S102 - our own document
        self.ran.append((code, printed.getvalue(), said))
        return printed.getvalue()

    def _command(self, command: str, said: str) -> str:
        printed = self._terminal.run(command)
        shown = said if matches(printed, said) else printed
        self.ran.append((command, shown, said))
        return shown


def _session(text: str) -> tuple[str, Session]:
    with with_examples(), tempfile.TemporaryDirectory() as bin_folder:
        session = Session(Path(bin_folder))
        return _ANY.sub(session.renewed, text), session


def run(text: str) -> list[tuple[str, str, str | None]]:
    """Each block's code or command, what it printed, and what the document says that it prints (None: nothing)."""
    return _session(text)[1].ran


def renewed(text: str) -> str:
    """The document with what its blocks print now."""
    return _session(text)[0]


def pages() -> list[Path]:
    """Every document with blocks to run."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if page.name != "api.md" and _ANY.search(page.read_text(encoding="utf-8"))]


def _main(arguments: list[str]) -> int:
    wanted = [Path(name).resolve() for name in arguments if name != "--check"] or pages()
    differ = 0
    for page in wanted:
        began = time.perf_counter()
        text = page.read_text(encoding="utf-8")
        now, session = _session(text)
        print(f"{page.relative_to(ROOT)}: {len(session.ran)} in {time.perf_counter() - began:.1f} s", file=sys.stderr)
        if now == text:
            continue
        if "--check" not in arguments:
            page.write_text(now, encoding="utf-8")
            continue
        differ += 1
        sys.stdout.writelines(
            difflib.unified_diff(text.splitlines(True), now.splitlines(True), str(page), "printed now")
        )
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))

"""The commands of a document, run in this process as a reader would type them, one after another.

``reportedly …`` runs here, so that the encoder is loaded once; anything else, and a ``reportedly`` behind a variable or
``&&``, runs in a shell. Output is as a terminal of 80 columns without colours shows it, errors too.
"""

import contextlib
import datetime
import io
import os
import re
import shlex
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from reportedly.doors.cli import main

ROOT = Path(__file__).parents[1]
DAY = "2026-11-26"
"""The day that pages show for today; nothing else of an output is changed."""

_OURS = re.compile(r"reportedly(\s|$)")
_PIPE = re.compile(r"""\|(?=(?:[^"']|"[^"]*"|'[^']*')*$)""")
_REDIRECT = re.compile(r"""\s(?P<way>[<>])\s*(?P<file>[^\s"'<>]+)\s*$""")
_NOTE = re.compile(r"\s\s+#\s.*$")
_LEFT_OUT = "…"


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block (its lines joined, comments kept), and what is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        last = next(number for number, line in enumerate(lines) if not line.endswith("\\\n"))
        yield "".join(lines[: last + 1]).rstrip("\n"), "".join(lines[last + 1 :])


class Terminal:
    """One reader's terminal: the working folder is theirs, and ``$?`` is the last exit code."""

    def __init__(self, bin_folder: Path) -> None:
        self.code = 0
        shim = bin_folder / "reportedly"
        shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reportedly.doors.cli "$@"\n')
        shim.chmod(shim.stat().st_mode | stat.S_IXUSR)
        paths = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
        dropped = {name for name in os.environ if name.startswith("REPORTEDLY_")}
        self._environment = {name: value for name, value in os.environ.items() if name not in dropped}
        self._environment |= {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": paths, "PATH": path}

    def run(self, command: str) -> str:
        """What ``command`` prints; blanks at line ends are dropped, and today is the day of the pages."""
        command = "\n".join(_NOTE.sub("", line) for line in command.splitlines()).replace("\\\n", " ")
        if command == "echo $?":
            return f"{self.code}\n"
        printed = self._shell(command, b"") if self._needs_shell(command) else self._pipeline(command)
        return _plain(printed.decode())

    def _needs_shell(self, command: str) -> bool:
        return "&&" in command or not any(_OURS.match(stage.strip()) for stage in _PIPE.split(command))

    def _pipeline(self, command: str) -> bytes:
        *before, last = [stage.strip() for stage in _PIPE.split(command)]
        given, told = b"", b""
        for stage in before:
            given, err = self._stage(stage, given)
            told += err
        out, err = self._stage(last, given)
        return told + out if before else out + err

    def _stage(self, stage: str, given: bytes) -> tuple[bytes, bytes]:
        """What a stage puts out, and what it says on standard error where that is apart from it."""
        if not _OURS.match(stage):
            return self._shell(stage, given), b""
        redirect = _REDIRECT.search(stage)
        if redirect and redirect["way"] == "<":
            given = Path(redirect["file"]).read_bytes()
        words = shlex.split(stage[: redirect.start()] if redirect else stage)[1:]
        out = io.BytesIO()
        apart = io.BytesIO() if redirect and redirect["way"] == ">" else out
        self.code = self._ours(words, given, out, apart)
        if apart is out:
            return out.getvalue(), b""
        Path(redirect["file"]).write_bytes(out.getvalue())
        return b"", apart.getvalue()

    def _ours(self, words: list[str], given: bytes, out: io.BytesIO, err: io.BytesIO) -> int:
        streams = [_Stream(out), _Stream(err)]
        before, kept = sys.stdin, os.environ.copy()
        os.environ.clear()
        os.environ.update(self._environment)
        sys.stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
        try:
            with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
                main(words)
        except SystemExit as left:
            return int(left.code or 0)
        finally:
            sys.stdin = before
            os.environ.clear()
            os.environ.update(kept)
            for stream in streams:
                stream.detach()
        raise AssertionError("the program did not exit")

    def _shell(self, command: str, given: bytes) -> bytes:
        done = subprocess.run(  # noqa: S603 - our own documents
            ["/bin/sh", "-c", command],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self._environment,
            check=False,
        )
        self.code = done.returncode
        return done.stdout


class _Stream(io.TextIOWrapper):
    """Text over bytes, written through, so that the two streams of a terminal keep their order."""

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, encoding="utf-8", write_through=True)


def _plain(printed: str) -> str:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    printed = re.sub(
        rf"{today}([T ])\d\d:\d\d(:\d\d)?", lambda at: f"{DAY}{at[1]}12:00{':00' if at[2] else ''}", printed
    )
    return "".join(f"{line.rstrip()}\n" for line in printed.replace(today, DAY).splitlines())


def matches(printed: str, shown: str) -> bool:
    """Whether what is shown is what is printed: a line of ``…`` is any lines or none, and within one it is anything."""
    lines = shown.splitlines()
    whole = (
        r"(?:[^\n]*\n)*?" if line == _LEFT_OUT else ".*?".join(map(re.escape, line.split(_LEFT_OUT))) + r"\n"
        for line in lines
    )
    return bool(printed == shown or re.fullmatch("".join(whole), printed))

"""``archive add`` killed again and again: ``python -m benchmarks.kills --points 50``.

A few hundred invented articles, copies among them (benchmarks/load_articles.py), are added by a program that is killed
(SIGKILL) at a moment drawn by ``--seed``: while it starts, or some hundredths of a second after some line of its
output. Half of the kills take its readers too. After each kill SQLite's own checks and ``archive verify`` must find
nothing, and all that was told must be there; then the same command goes on, is killed again, and in the end let be. The
archive must then hold exactly what one holds that was filled without interruptions (benchmarks/load_content.py). So it
goes until there were ``--points`` kills. ``--read`` kills ``read -o FILE.jsonl`` instead, whose file must be the same
to the byte. Printed: a line for each archive. Exits with 1 where anything was wrong.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.load_articles import write
from benchmarks.load_content import Content, content, told_apart, unsound
from reportedly.archive.archive import Archive
from reportedly.archive.reviews.evidence import evidence_folder, verify
from reportedly.errors import ReportedlyError

PROGRAM = (sys.executable, "-c", "from reportedly.doors.cli import main; main()")
STARTING = 0.25
"""The share of kills that come while the program starts."""
MOST = 8
"""Kills of one archive, at most; then it is filled, and looked at."""


@dataclass(slots=True)
class Killed:
    """What a program that was killed, or ended by itself, had told: whole lines of its output."""

    told: list[bytes]
    status: int


@dataclass(slots=True)
class Tally:
    """Kills so far, and what was wrong."""

    kills: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    """Kill, compare, print; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--read", action="store_true", help="kill read -o FILE.jsonl instead of archive add")
    asked = parser.parse_args()
    chance, tally = random.Random(asked.seed), Tally()  # noqa: S311 - to repeat it
    with tempfile.TemporaryDirectory(prefix="kills-") as temporary:
        source = Path(temporary, "articles.jsonl")
        write(source, asked.articles)
        case = (_Read if asked.read else _Added)(source, asked.model, Path(temporary, "whole"))
        while tally.kills < asked.points:
            place, before = Path(temporary, f"killed-{tally.kills}"), tally.kills
            case.fill(place, chance, tally, min(asked.points - tally.kills, chance.randint(1, MOST)))
            print(f"{tally.kills - before} kills, then filled: {'WRONG' if tally.wrong else 'the same'}", flush=True)
    print(f"{tally.kills} kills, {len(tally.wrong)} wrong", *tally.wrong[:20], sep="\n")
    return 1 if tally.wrong else 0


class _Added:
    """``archive add``."""

    def __init__(self, source: Path, model: str, whole: Path) -> None:
        self._options = ["archive", "add", str(source), "--json", "--quiet", "--model", model, "--archive"]
        self._lines = sum(1 for _ in source.open("rb"))
        subprocess.run([*PROGRAM, *self._options, str(whole)], check=True, stdout=subprocess.DEVNULL)
        with Archive(whole) as archive:
            self._whole: Content = content(archive)

    def fill(self, place: Path, chance: random.Random, tally: Tally, most: int) -> None:
        """Fill an archive with interruptions, ``most`` at most; then it must be as if there had been none."""
        command = [*PROGRAM, *self._options, str(place)]
        for _ in range(most):
            died = killed(command, chance, self._lines)
            if died.status == 0:
                break
            if died.status != -signal.SIGKILL:
                tally.wrong.append(f"exit code {died.status} before the kill")
                return
            tally.kills += 1
            tally.wrong += after_kill(place, died.told)
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            tally.wrong.append(f"could not be gone on with: {done.stderr.decode()}")
            return
        with Archive(place) as archive:
            tally.wrong += told_apart(self._whole, content(archive))


class _Read:
    """``read -o FILE.jsonl``."""

    def __init__(self, source: Path, model: str, whole: Path) -> None:
        self._options = ["read", str(source), "--quiet", "--model", model, "-o"]
        self._whole = self._run(whole)

    def _run(self, place: Path) -> bytes:
        out = place.with_suffix(".jsonl")
        subprocess.run([*PROGRAM, *self._options, str(out)], check=True)
        return out.read_bytes()

    def fill(self, place: Path, chance: random.Random, tally: Tally, most: int) -> None:
        """Write a file with interruptions; then it must be the same to the byte."""
        command = [*PROGRAM, *self._options, str(place.with_suffix(".jsonl"))]
        for _ in range(most):
            process = started(command)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.2, 12))
            if process.poll() is not None:
                break
            kill(process, group=chance.random() < 0.5)
            tally.kills += 1
        if self._run(place) != self._whole:
            tally.wrong.append("the file is not the same")


def started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The program, in a group of its own."""
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def killed(command: Sequence[str], chance: random.Random, most: int) -> Killed:
    """Run the program until a moment that ``chance`` draws: some line of its ``most``, and hundredths of a second."""
    process = started(command)
    told: list[bytes] = []
    if chance.random() < STARTING:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0, 3))
    else:
        told = [(process.stdout or sys.stdin.buffer).readline() for _ in range(chance.randint(1, most))]
        time.sleep(chance.uniform(0, 0.05))
    return Killed([*told, *kill(process, group=chance.random() < 0.5)], process.returncode)


def kill(process: "subprocess.Popen[bytes]", *, group: bool) -> list[bytes]:
    """Kill it, alone or with all it started; the lines it had still told."""
    with contextlib.suppress(ProcessLookupError):
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with process:  # not communicate(), which passes over what readline() has taken from the pipe already
        return list(process.stdout or ())


def after_kill(place: Path, told: Sequence[bytes]) -> list[str]:
    """What is wrong with an archive right after a kill: unsound, altered, or without something that was told."""
    wrong = unsound(place)
    if not place.exists():
        return [*wrong, *(["told, and no archive is there"] if told else [])]
    try:
        with Archive(place) as archive:
            with archive.looking() as connection:
                wrong += [note.what for note in verify(connection, evidence_folder(place)).notes]
            for line in told:
                if line.endswith(b"}\n"):  # the last may be cut short
                    row = json.loads(line)
                    archive.reading(row["key"], number=None)
    except ReportedlyError as error:
        wrong.append(str(error))
    return wrong


if __name__ == "__main__":
    sys.exit(main())

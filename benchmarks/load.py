"""Very many articles through ``archive add``: ``python -m benchmarks.load --articles 100000``.

The articles are invented (benchmarks/load_articles.py). The command runs as a program of its own; each ``--every``
seconds its memory is looked at, and that of the processes that read for it. Printed as it goes, a line for each 1,000
articles; in the end: articles a second at the start and the end, memory after a tenth and at the end and its slope
between, sizes, what ``archive verify`` says, how long a few look-ups take, and whether the archive holds what was put
in. With ``--folder`` it is kept there, and the same command goes on where it was stopped. The result is a file beside
the others in benchmarks/results. Exits with 1 where the archive isn't whole or memory grew by over a tenth. (Linux.)
"""

import argparse
import datetime
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.load_articles import articles, write
from benchmarks.results import FOLDER, machine
from reportedly.archive.archive import Archive
from reportedly.errors import ArchiveError

PROGRAM = [sys.executable, "-c", "from reportedly.doors.cli import main; main()"]
PART = 1_000
"""Articles between two lines of the log."""
GROWTH = 1.1
"""Times the memory after a tenth of the articles that it may have at the end: flat, but for caches that fill."""


@dataclass(slots=True)
class Watched:
    """What was seen. ``parts``: articles, seconds, CPU's; ``memory``: articles, MB of ours, MB of the readers."""

    added: int = 0
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    status: int | None = None
    complaint: str = ""
    parts: list[tuple[int, float, float]] = field(default_factory=list)
    memory: list[tuple[int, float, float]] = field(default_factory=list)


def main() -> int:
    """Make the articles, add them, look at the archive, print and keep what was seen; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep articles and archive here, and go on with what is there")
    parser.add_argument("--every", type=float, default=5, help="seconds between two looks at the memory")
    parser.add_argument("--model", default="accurate")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="load-") as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        source, archive = folder / f"articles-{asked.articles}.jsonl", folder / "archive.db"
        write(source, asked.articles)
        began = {"commit": _commit(), "machine": machine()}
        seen = watched([str(source), "--archive", str(archive), "--model", asked.model], asked.every)
        result = {"date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(), **began, **summary(seen)}
        result["archive"] = looked_at(archive, asked.articles)
    wrong = complaints(seen, result)
    print(json.dumps(result, indent=1, ensure_ascii=False))
    print("\n".join(["WRONG", *wrong]) if wrong else "whole, and memory was flat")
    if asked.articles >= 10 * PART:
        out = FOLDER / f"load-{result['date']}.json"
        out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if wrong else 0


def watched(options: list[str], every: float) -> Watched:
    """Run ``archive add`` to its end, and look at it meanwhile."""
    seen, began = Watched(), time.monotonic()
    command = [*PROGRAM, "archive", "add", *options, "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    over = threading.Event()
    sampler = threading.Thread(target=_sample, args=(seen, process.pid, every, over), daemon=True)
    sampler.start()
    said: list[str] = []
    listener = threading.Thread(target=lambda: said.extend(process.stderr or ()), daemon=True)
    listener.start()
    for line in process.stdout or ():
        what = json.loads(line)["what"]
        seen.failed += what == "failed"
        seen.passed += what == "there"
        seen.added += what not in ("there", "failed")
        if (seen.added and what != "there") and seen.added % PART == 0:
            _note(seen, time.monotonic() - began, _busy(process.pid))
    seen.status = process.wait()
    over.set()
    sampler.join()
    listener.join()
    seen.seconds = time.monotonic() - began
    seen.complaint = "".join(said).strip()
    return seen


def _sample(seen: Watched, process: int, every: float, over: threading.Event) -> None:
    while not over.wait(every):
        ours = _resident(process)
        theirs = sum(_resident(child) for child in _children(process))
        if ours:
            seen.memory.append((seen.added, ours, theirs))


def _note(seen: Watched, seconds: float, busy: float) -> None:
    last = seen.parts[-1] if seen.parts else (0, 0.0, 0.0)
    rate = (seen.added - last[0]) / max(seconds - last[1], 1e-9)
    seen.parts.append((seen.added, seconds, busy))
    memory = "" if not seen.memory else f"{seen.memory[-1][1]:.0f} + {seen.memory[-1][2]:.0f} MB"
    load = os.getloadavg()[0]
    print(
        f"{seen.added:>8,}  {seconds:8.0f} s  {rate:6.1f}/s  {busy - last[2]:.1f} s CPU  {memory}  load {load:.1f}",
        flush=True,
    )


def _resident(process: int) -> float:
    """MB of memory that a process holds; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1_000


def _busy(process: int) -> float:
    """Seconds of CPU that a process and those it started have taken."""
    ticks = 0
    for one in (process, *_children(process)):
        try:
            fields = Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def summary(seen: Watched) -> dict[str, Any]:
    """The figures of a run."""
    settled = [one for one in seen.memory if seen.added / 10 <= one[0] < seen.added]
    slope, theirs = (_slope(settled, at) for at in (1, 2))
    return {
        "status": seen.status,
        "added": seen.added,
        "there already": seen.passed,
        "failed": seen.failed,
        "minutes": round(seen.seconds / 60, 1),
        "articles a second": {"whole": round(seen.added / seen.seconds, 1), **_rates(seen, 1)},
        "articles a second of CPU": _rates(seen, 2),
        "memory MB": {
            "after a tenth": [round(at) for at in settled[0][1:]] if settled else None,
            "at the end": [round(at) for at in settled[-1][1:]] if settled else None,
            "most": [round(max(one[at] for one in seen.memory)) for at in (1, 2)] if seen.memory else None,
            "slope, MB per 1,000 articles": [round(slope, 3), round(theirs, 3)],
            "of": ["the process that stores", "those that read"],
        },
    }


def _rates(seen: Watched, by: int) -> dict[str, float]:
    """Articles a second in the first and the last tenth; of its thousands the middle one."""
    rates = [(b[0] - a[0]) / max(b[by] - a[by], 1e-9) for a, b in zip(seen.parts, seen.parts[1:], strict=False)]
    few = max(len(rates) // 10, 1)
    tenths = {"first tenth": rates[:few], "last tenth": rates[-few:]}
    return {name: round(statistics.median(some), 1) for name, some in tenths.items() if some}


def _slope(samples: list[tuple[int, float, float]], at: int) -> float:
    """MB of memory per 1,000 articles, by least squares."""
    if len({one[0] for one in samples}) < 3:
        return 0.0
    return float(np.polyfit([one[0] / 1_000 for one in samples], [one[at] for one in samples], 1)[0])


def looked_at(archive: Path, number: int) -> dict[str, Any]:
    """What the archive is in the end: sizes, counts beside what they should be, verify, and a few look-ups."""
    journal = archive.with_name(f"{archive.name}-wal")
    sizes = {"MB": round(archive.stat().st_size / 1e6, 1), "journal MB": 0.0}
    if journal.exists():
        sizes["journal MB"] = round(journal.stat().st_size / 1e6, 1)
    began = time.monotonic()
    verify = subprocess.run(
        [*PROGRAM, "archive", "verify", "--archive", str(archive)], capture_output=True, text=True, check=False
    )
    took = round(time.monotonic() - began, 1)
    rows = list(articles(number))
    with Archive(archive, create=False) as held:
        stats = held.stats()
        found = {
            "articles": [stats.articles, len({row["id"] for row in rows})],
            "versions": [stats.versions, len({(row["id"], row["text"]) for row in rows})],
            "readings": [stats.readings, stats.versions],
            "claims": stats.claims,
        }
        asked = [rows[at]["id"] for at in range(0, number, max(number // 20, 1))]
        looks = {name: _middle(held, name, asked) for name in ("show", "trace", "search")}
    words = verify.stdout.strip().replace("\n", "; ")
    return {**sizes, **found, "verify": [verify.returncode, words, took], "look-ups, ms": looks}


def _middle(held: Archive, verb: str, keys: list[str]) -> float:
    """Milliseconds that a look-up takes: the middle of those of all ``keys``."""
    seconds = []
    for key in keys:
        asked = held.show(key).versions[-1].title or key if verb == "search" else key
        began = time.perf_counter()
        try:
            getattr(held, verb)(asked)
        except ArchiveError as error:
            if "no claim" not in str(error):  # an article without a claim has no trace
                raise
        seconds.append(time.perf_counter() - began)
    return round(1_000 * statistics.median(seconds), 1)


def complaints(seen: Watched, result: dict[str, Any]) -> list[str]:
    """What is not as it should be, a line each."""
    wrong = [f"exit code {seen.status}: {seen.complaint}"] if seen.status else []
    archive = result["archive"]
    wrong += [
        f"{what}: {archive[what][0]:,} are there, and should be {archive[what][1]:,}"
        for what in ("articles", "versions", "readings")
        if archive[what][0] != archive[what][1]
    ]
    if archive["verify"][0]:
        wrong.append(f"archive verify: {archive['verify'][1]}")
    memory = result["memory MB"]
    if memory["after a tenth"] and sum(memory["at the end"]) > GROWTH * sum(memory["after a tenth"]):
        wrong.append(f"memory grew: {memory}")
    return wrong


def _commit() -> str:
    told = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return told.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())

"""The desk under load: ``python -m benchmarks.desk``: 20 people on loopback, reading and judging for two minutes.

``reportedly desk`` runs as a program of its own over an archive with accounts: the examples, eighteen short reports and
one of 5,000 words, all invented. Each person signs in, keeps the cookie, sends the token with every write, and fetches
what a page has fetched as it loads. They read, have claims explained, trace, search, review, grade, correct, and put
in texts that the desk reads meanwhile. Between pages they think: a second, half more or less (``--think``; 0 shows how
much the desk bears). The clients run on the same cores as the desk: what they took of them is printed too.

Printed: requests and errors; by page how many, the middle, 95th centile and slowest; the desk's CPU per request; then
the books (benchmarks/desk_books.py): every write that was answered well is in the log once and in the archive once.
Exits with 1 where there was an error or the books don't balance.
"""

import argparse
import asyncio
import contextlib
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.desk_books import checked
from benchmarks.desk_reports import long, told
from benchmarks.desk_user import PASSWORD, Asked, Notes, Report, User
from reportedly.archive.archive import Archive
from reportedly.archive.desk import jobs
from reportedly.intake import from_text
from reportedly.model.desk import Actor
from reportedly.service.desk import Desk

_COMMAND = [sys.executable, "-c", "from reportedly.doors.cli import main; main()", "desk", "--port", "0"]
_PARTS = frozenset({"later part"})
"""What a page fetches by itself and waits for: answered when it is there, so no page."""
_SHORT = 18


def main() -> int:
    """Make the archive, start the desk, let them work, print what came of it; 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between pages, half more or less")
    args = parser.parse_args()
    names = [f"User {n}" for n in range(args.users)]
    notes = Notes()
    with tempfile.TemporaryDirectory(prefix="desk-load-") as folder:
        place = Path(folder, "desk.db")
        reports = _archive(place, names)
        with _desk(place) as (url, process):
            busy, ours, began = _cpu(process), time.process_time(), time.monotonic()
            asyncio.run(_work(url, names, reports, notes, args.seconds, args.think))
            took = time.monotonic() - began
            busy, ours = _cpu(process) - busy, time.process_time() - ours
            _wait_until_read(place)
        wrong = checked(place, notes)
    print(f"{args.users} people, {args.seconds:g} s, think {args.think:g} s ± half; load of the machine {_load()}")
    _tell(notes, took, busy, ours)
    print(f"books: {Counter(one.verb for one in notes.wrote).total()} writes, {'balanced' if not wrong else 'WRONG'}")
    print("\n".join(f"  {line}" for line in [*notes.wrong[:20], *wrong[:20]]))
    return 1 if notes.wrong or wrong else 0


def _archive(place: Path, names: list[str]) -> dict[int, Report]:
    """An archive with its reports and accounts; what is in it, by the number the desk gives it."""
    short = [
        from_text(
            told(n), id=f"ferry-{n}", title=f"Ferry {n}", publisher="Tarnby Courier", published=f"2031-05-{10 + n}"
        )
        for n in range(_SHORT)
    ]
    whole = from_text(long(), id="long", title="A year of ferries", publisher="Tarnby Courier", published="2031-06-01")
    with Archive(place) as archive:
        archive.add([Path("examples/deserters.jsonl"), Path("examples/harbour.html"), *short, whole])
        desk, maker = Desk(archive), Actor(name="load", role="admin", via="cli")
        for name in names:
            desk.add_person(maker, name, PASSWORD)
        numbers = archive.numbers(one.key for one in archive.list())
    return {number: Report(key, key == "long") for key, number in numbers.items()}


@contextlib.contextmanager
def _desk(place: Path) -> Iterator[tuple[str, int]]:
    """The program over the archive until the block ends: its address and its process."""
    said = place.with_suffix(".log")
    with said.open("w") as log:
        process = subprocess.Popen([*_COMMAND, "--archive", str(place)], stderr=log)
    try:
        yield _address(said), process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        print(*said.read_text().splitlines()[1:][:40], sep="\n", end="", file=sys.stderr)


def _address(said: Path, patience: float = 60) -> str:
    """Where the program says that it is."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if found := re.search(r"http://\S+:\d+(?=/ )", said.read_text()):
            return found[0]
        time.sleep(0.2)
    sys.exit(f"the desk did not start: {said.read_text()}")


async def _work(
    url: str, names: list[str], reports: dict[int, Report], notes: Notes, seconds: float, think: float
) -> None:
    until = time.monotonic() + seconds
    await asyncio.gather(*(User(url, name, reports, notes, think).work(until) for name in names))


def _wait_until_read(place: Path, patience: float = 180) -> None:
    """Until the desk has read all that was put in."""
    until = time.monotonic() + patience
    with Archive(place) as archive:
        while time.monotonic() < until:
            with archive.looking() as connection:
                if not jobs.waiting(connection):
                    return
            time.sleep(0.5)


def _tell(notes: Notes, took: float, busy: float, ours: float) -> None:
    pages: dict[str, list[float]] = defaultdict(list)
    for one in notes.asked:
        pages[one.page].append(one.seconds)
    print(f"{len(notes.asked):,} requests in {took:.0f} s, {len(notes.asked) / took:.1f}/s; {len(notes.wrong)} errors")
    print(f"{notes.told} reviews were held back to be looked at again, since somebody else's had come between")
    print(f"CPU: the desk {busy:.0f} s, {1000 * busy / len(notes.asked):.0f} ms a request; the clients {ours:.0f} s")
    print("| page | answers | middle | 95 % | slowest |\n|---|--:|--:|--:|--:|")
    for page in sorted(pages, key=lambda page: -len(pages[page])):
        print(_row(page, pages[page]))
    print(_row("**all pages**", [one.seconds for one in notes.asked if _is_page(one)]))


def _is_page(one: Asked) -> bool:
    return one.page not in _PARTS


def _row(page: str, seconds: list[float]) -> str:
    middle, most = statistics.median(seconds), max(seconds)
    ninety_fifth = sorted(seconds)[min(int(0.95 * len(seconds)), len(seconds) - 1)]
    return (
        f"| {page} | {len(seconds):,} | {1000 * middle:.0f} ms | {1000 * ninety_fifth:.0f} ms | {1000 * most:.0f} ms |"
    )


def _cpu(process: int) -> float:
    """Seconds of CPU that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main())

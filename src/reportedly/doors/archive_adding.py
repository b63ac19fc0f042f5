"""``reportedly archive add``: progress, what failed, and a line that counts what became of everything."""

import sys
from collections import Counter
from dataclasses import dataclass

from reportedly import service
from reportedly.archive.adding import Wish
from reportedly.archive.archive import Archive
from reportedly.archive.readers import cores
from reportedly.archive.storing import Outcome
from reportedly.doors.archive_views import json_line
from reportedly.doors.batch import put_bytes
from reportedly.doors.progress import Bar, say
from reportedly.errors import Interrupted
from reportedly.settings import current

MOST = 8
"""More readers than this wait for the one process that stores."""
_WORDS = (
    ("new", "new"),
    ("new-version", "new versions"),
    ("now-read", "now read"),
    ("there", "there already"),
    ("failed", "failed"),
)


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    places: list[str]
    model: str | None = None
    readings: bool = True
    published: str | None = None
    collected_by: str = ""
    workers: int | None = None
    as_json: bool = False
    quiet: bool = False


def run(archive: Archive, order: Order) -> int:
    """Add everything of ``order``; gives the exit code: 0, 1 if some failed. Raises Interrupted."""
    tally: Counter[str] = Counter()
    try:
        _run(archive, order, tally)
    except KeyboardInterrupt:
        done = f"stopped after {tally.total():,} documents; the same command goes on from there"
        raise Interrupted(done) from None
    if not order.quiet:
        _tell(f"{archive.name}: {counted(tally)}", as_json=order.as_json)
    return 1 if tally["failed"] else 0


def counted(tally: Counter[str]) -> str:
    """As "12 new, 1 new version, 5 there already, 1 failed"; what is none is left out, but for what is new."""
    words = dict(_WORDS)
    if tally["new-version"] == 1:
        words["new-version"] = "new version"
    return ", ".join(f"{tally[what]:,} {word}" for what, word in words.items() if tally[what] or what == "new")


def _run(archive: Archive, order: Order, tally: Counter[str]) -> None:
    watched = sys.stderr.isatty() and not order.quiet and not (order.as_json and sys.stdout.isatty())
    total = service.count(order.places) if watched else None
    wish = Wish(
        readings=order.readings,
        settings=current().having(model=order.model),
        workers=order.workers or min(cores(), MOST),
        collected_by=order.collected_by,
        published=order.published,
    )
    with Bar(total, watched=watched) as bar:
        for outcome in archive.add_each(order.places, wish):
            tally[outcome.what] += 1
            if order.as_json:
                put_bytes(_line(outcome))
            if outcome.failure and not order.quiet:
                bar.say(f"reportedly: {outcome.failure.error if outcome.failure.error.where else _placed(outcome)}")
            bar.step()


def _placed(outcome: Outcome) -> str:
    return f"{outcome.key}: {outcome.failure.error if outcome.failure else ''}"


def _line(outcome: Outcome) -> bytes:
    why = {"why": str(outcome.failure.error)} if outcome.failure else {"version": outcome.version}
    return json_line({"schema": "reportedly/added/1", "what": outcome.what, "key": outcome.key, **why})


def _tell(line: str, *, as_json: bool) -> None:
    """The result is what was asked for, so it goes to standard output, unless JSON does."""
    if as_json:
        say(f"reportedly: {line}")
    else:
        put_bytes(f"{line}\n".encode())

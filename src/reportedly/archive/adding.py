"""Documents in, rows out: what is there already is passed over unread, the rest is read and stored batch by batch.

1. gather: places → documents        3. read, on several cores, in order
2. sift: what is there already       4. store: one transaction a batch; only then is it told
5. settle: what a part of the archive does once at the end
"""

import getpass
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine

from reportedly.archive.database import looking, transaction
from reportedly.archive.gathering import Item, gather
from reportedly.archive.identity import Held, Known, same_file
from reportedly.archive.packing import pack, reading_of
from reportedly.archive.parts import PARTS
from reportedly.archive.readers import Read, Readers, Ready
from reportedly.archive.storing import Outcome, document_of, store
from reportedly.archive.telling import tell
from reportedly.intake import Failure
from reportedly.model.reading import Reading
from reportedly.observed import each, stage
from reportedly.settings import Settings, current

__all__ = ["BATCH", "Outcome", "Wish", "add", "reading_of"]

BATCH = 32
"""Documents a transaction: a commit waits for the disk (5 to 20 ms), reading 32 takes two seconds of two cores."""
BATCH_UNREAD = 128
"""The same without readings, where storing is all there is to do."""
LONGEST = 5.0
"""Seconds after which what is ready is stored, however little: so much can be lost by a crash."""
SOON = 0.5
"""Seconds after which what has come is looked up: slow sources should not keep the readers waiting."""

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Wish:
    """How to add: with readings or only texts and copies, by which settings, on how many cores, collected by whom."""

    readings: bool = True
    settings: Settings = field(default_factory=current)
    workers: int = 1
    collected_by: str = ""
    published: str | None = None


def add(engine: Engine, wanted: Iterable[str | Path | Item], wish: Wish) -> Iterator[Outcome]:
    """Add what is ``wanted``; each document's outcome comes once it is on disk, in order.

    What can't be read comes as a failure, which the archive notes, and the rest goes on. To stop in between loses
    nothing that was told. Raises ArchiveError, and ModelError where the encoder is missing.
    """
    by = wish.collected_by or whoever()
    with Readers(wish.settings, wish.workers) as readers:
        gathered = each("intake", gather(wanted, published=wish.published, same=lambda file: _same(engine, file, wish)))
        sifted = _sifted(engine, gathered, wish)
        ready: Iterator[Ready] = readers.read(sifted) if wish.readings else sifted
        for batch in _grouped(ready, BATCH if wish.readings else BATCH_UNREAD, LONGEST):
            known = [Outcome("there", one.stored.key, one.stored.version) for one in batch if isinstance(one, Known)]
            if len(known) == len(batch):
                tell(batch, known)
                yield from known
                continue
            with stage("store"), transaction(engine) as connection:
                outcomes = store(connection, batch, by)
            tell(batch, outcomes)
            yield from outcomes
    with stage("store"), transaction(engine) as connection:
        for part in PARTS:
            if part.settle:
                part.settle(connection)


def _same(engine: Engine, file: Path, wish: Wish) -> Known | None:
    with looking(engine) as connection:
        found = same_file(connection, file)
    return Known(found) if found and (found.is_read or not wish.readings) else None


def _sifted(engine: Engine, items: Iterator[Item | Known], wish: Wish) -> Iterator[Ready]:
    """Each item in its place, or as Known where there is nothing to do."""
    for group in _grouped(items, BATCH, SOON):
        with stage("sift"), looking(engine) as connection:
            held = Held.of(connection, (document_of(one) for one in group if not isinstance(one, Failure | Known)))
        for one in group:
            if isinstance(one, Failure | Known):
                yield one
                continue
            found = held.version(document_of(one))
            wants_reading = wish.readings or isinstance(one, Reading)
            if found and (found.is_read or not wants_reading):
                yield Known(found)
            else:
                yield Read(one.document, pack(one), one.made_by) if isinstance(one, Reading) else one


def _grouped(items: Iterable[_One], most: int, seconds: float) -> Iterator[list[_One]]:
    """The items in lists of at most so many, or as many as came in so many seconds."""
    group: list[_One] = []
    end = time.monotonic() + seconds
    for item in items:
        group.append(item)
        if len(group) >= most or time.monotonic() > end:
            yield group
            group, end = [], time.monotonic() + seconds
    if group:
        yield group


def whoever() -> str:
    """The name of the account that runs this."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run under a number without a name
        return "unknown"

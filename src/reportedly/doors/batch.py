"""Many documents in one run: readings out in order, what can't be read recorded and passed over."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly import service
from reportedly.doors.output import Lines, Pages, check_apart, form_of
from reportedly.doors.progress import Bar, say
from reportedly.doors.timings import lap
from reportedly.errors import Interrupted, SettingsError
from reportedly.export import json
from reportedly.export.visible import one_line
from reportedly.model.reading import Reading
from reportedly.observed import stage
from reportedly.settings import Choices

if TYPE_CHECKING:
    from reportedly.intake import Failure

Put = Callable[["Reading | Failure"], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line, for one document or for many."""

    places: list[str]
    out: str | None = None
    as_json: bool = False
    published: str | None = None
    choices: Choices = field(default_factory=Choices)
    quiet: bool = False


@dataclass(slots=True)
class Tally:
    """How far a run has come."""

    read: int = 0
    failed: int = 0
    held: int = 0


def run(order: Order) -> int:
    """Read every document of ``order``; gives the exit code: 0, 1 if some failed. Raises Interrupted."""
    tally = Tally()
    form = _form(order)
    if order.out:
        check_apart(Path(order.out), order.places)
    try:
        _run(order, form, tally)
    except KeyboardInterrupt:
        done = f"stopped after {tally.held + tally.read + tally.failed:,} documents"
        todo = "; the same command goes on from there" if form == "jsonl" else ""
        raise Interrupted(f"{done}{todo}") from None
    if order.out and not order.quiet:
        held = f", {tally.held:,} there already" if tally.held else ""
        say(f"reportedly: {order.out}: {tally.read:,} read{held}, {tally.failed:,} failed")
    return 1 if tally.failed else 0


def _run(order: Order, form: str, tally: Tally) -> None:
    with ExitStack() as stack:
        lines = stack.enter_context(Lines(Path(order.out))) if order.out and form == "jsonl" else None
        put = _sink(order, lines)
        watched = sys.stderr.isatty() and not order.quiet and (order.out is not None or not sys.stdout.isatty())
        bar = stack.enter_context(Bar(service.count(order.places) if watched else None, watched=watched))

        def skip(id: str) -> bool:
            held = lines is not None and lines.take(id)
            tally.held += held
            bar.step(held)
            return held

        readings = service.read_many(order.places, published=order.published, **order.choices, skip=skip)
        for item in readings:
            with stage("export"):
                put(item)
            lap(item if isinstance(item, Reading) else None)
            if isinstance(item, Reading):
                tally.read += 1
            else:
                tally.failed += 1
                bar.say(f"reportedly: {_place_of(item)}")
            bar.step()


def _place_of(failure: "Failure") -> str:
    words = str(failure.error)
    return words if failure.error.where else f"{failure.where}: {words}"


def _form(order: Order) -> str:
    form = form_of(order.out) if order.out else "stdout"
    if form in ("html", "json"):
        todo = "Give -o a folder for pages, or a name ending in .jsonl."
        raise SettingsError("holds one document, and there are several", where=order.out or "", todo=todo)
    return form


def _sink(order: Order, lines: Lines | None) -> Put:
    """Where each reading or failure goes: a JSON Lines file, a folder of pages, or standard output."""
    puts: list[Put] = []
    if lines is not None:
        puts.append(lambda item: lines.add(_line(item)))
    elif order.out is not None:
        pages = Pages(Path(order.out))
        puts.append(lambda item: _page(pages, item))
    if order.as_json:
        puts.append(lambda item: put_bytes(_line(item) + b"\n"))
    elif order.out is None:
        puts.append(_summary)

    def put(item: "Reading | Failure") -> None:
        for each in puts:
            each(item)

    return put


def _line(item: "Reading | Failure") -> bytes:
    return json.encode(item) if isinstance(item, Reading) else json.encode_failure(item.where, item.error)


def _page(pages: Pages, item: "Reading | Failure") -> None:
    if isinstance(item, Reading):
        pages.add(item)


def _summary(item: "Reading | Failure") -> None:
    from reportedly.doors.terminal import summary

    if isinstance(item, Reading):
        put_bytes(f"{one_line(summary(item))}\n".encode())


def put_bytes(data: bytes) -> None:
    """Write to standard output at once, as the bytes they are. Raises SettingsError where it takes no more."""
    with written():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def written() -> Iterator[None]:
    """Turn what standard output complains of (a full disk) into one line of ours."""
    try:
        yield
    except BrokenPipeError:  # its reader went away, which the command line hears
        raise
    except OSError as error:
        let_go()  # or the interpreter would try to write the rest as it ends, and complain again
        todo = "Make room, or send it elsewhere."
        raise SettingsError(f"can't be written ({error.strerror})", where="standard output", todo=todo) from None


def let_go() -> None:
    """Let go of a standard output that takes no more, so that the interpreter's last flush is quiet."""
    if sys.__stdout__ is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())

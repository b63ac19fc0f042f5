"""One report: read, then shown, printed or written; or explained claim by claim."""

from collections.abc import Sequence
from pathlib import Path

from reportedly import service
from reportedly.doors import explaining, output, terminal
from reportedly.doors.batch import Order, put_bytes
from reportedly.doors.progress import say
from reportedly.doors.terminal import Shown
from reportedly.doors.timings import lap
from reportedly.export import json
from reportedly.observed import stage


def run(order: Order, form: str, shown: Shown, claims: Sequence[str], *, explained: bool) -> None:
    """Read the one report of ``order``; ``explained``: with the steps to ``claims``, or to those that are shown."""
    if order.out:
        output.check_apart(Path(order.out), order.places)
    if explained or claims:
        explaining.run(order, form, claims, shown)
        return
    reading = service.read_at(order.places[0], published=order.published, **order.choices)
    with stage("export"):
        if order.as_json:
            put_bytes(json.encode(reading) + b"\n")
        if order.out:
            written = output.write(reading, Path(order.out), form)
            if not order.quiet:
                say(f"reportedly: wrote {written}")
        elif not order.as_json:
            terminal.show(reading, shown.console, every=shown.every)
    lap(reading)

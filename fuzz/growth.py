"""How the time of a pattern grows with the line it is given: from n to 4 n it must grow about fourfold."""

import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any, NamedTuple

from fuzz import adversaries
from fuzz.recording import SEARCHING

STEEP = 8.0
"""Growth over this is told: a quadratic pattern grows sixteenfold, a linear one fourfold with its noise."""
FLOOR = 0.01
"""Seconds; what takes less is not looked at: a square of 4,000 takes eight times as long (2026-11-26)."""


LIMIT = 2.0
"""Seconds of CPU after which a match is broken off: whatever takes them on a line of this length is steep."""


class Growth(NamedTuple):
    """The steepest growth of a pattern: by which method, on which line, and the seconds it took.

    ``ratio`` is infinite where the longer line took LIMIT and was broken off.
    """

    method: str
    line: str
    seconds: float
    ratio: float


def steepest(pattern: re.Pattern[Any], methods: Iterable[str], size: int) -> Growth | None:
    """The worst line of those that grow too fast; None where every one of them is about linear."""
    ways = {"search" if method in SEARCHING else "match" for method in methods}
    worst: Growth | None = None
    short, long = adversaries.lines(pattern, size), adversaries.lines(pattern, 4 * size)
    for one, other in zip_longest(short, long, fillvalue=""):
        for way in sorted(ways):
            call = _matching(pattern) if way == "match" else _searching(pattern)
            found = _growth(call, _as(pattern, one), _as(pattern, other))
            if found and (worst is None or found[0] > worst.seconds):
                worst = Growth(way, other, *found)
    return worst


def _growth(call: Callable[[Any], object], one: Any, other: Any) -> tuple[float, float] | None:  # noqa: ANN401
    high = _seconds(call, other)
    if high < FLOOR:
        return None
    if high >= LIMIT:
        return LIMIT, float("inf")
    low, high = (min(_seconds(call, line) for _ in range(2)) for line in (one, other))
    ratio = high / max(low, FLOOR / 64)
    return (high, ratio) if ratio > STEEP and high >= FLOOR else None


def _seconds(call: Callable[[Any], object], line: Any) -> float:  # noqa: ANN401
    """Of CPU, at most LIMIT."""
    start = time.process_time()
    try:
        with _limited(LIMIT):
            call(line)
    except TimeoutError:
        return LIMIT
    return min(time.process_time() - start, LIMIT)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what runs within; the engine of ``re`` looks for signals as it goes back."""

    def broken_off(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, broken_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _searching(pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    return lambda line: sum(1 for _ in pattern.finditer(line))


def _matching(pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    return pattern.match


def _as(pattern: re.Pattern[Any], line: str) -> Any:  # noqa: ANN401
    return line if isinstance(pattern.pattern, str) else line.encode("utf-8", "replace")

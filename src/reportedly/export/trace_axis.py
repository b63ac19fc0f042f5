"""The time axis of a trace's picture: from times to places, with long empty stretches cut out and marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock
from itertools import pairwise

from reportedly.export.trace_words import day_words

_STEPS = [
    *(timedelta(minutes=n) for n in (5, 15, 30)),
    *(timedelta(hours=n) for n in (1, 2, 3, 6, 12)),
    *(timedelta(days=n) for n in (1, 2, 3, 4, 7, 14, 30, 61, 91, 183, 365, 730, 1826)),
]
_BREAK = 34.0
"""Width of a stretch that is cut out, in px."""
_LONG = 0.75
"""An empty stretch is cut out where it would take more than this part of the axis …"""
_SILENCE, _SOME = timedelta(days=1), timedelta(minutes=30)
"""… is longer than a day, and leaves some time to show."""
_MOST_BREAKS = 3
_SHORTEST = timedelta(minutes=10)
"""The axis is never of less than this, or a minute would look like a day."""
MIDNIGHT = clock(0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time that runs evenly from ``left`` to ``right`` px; ``cut`` where nothing happens and it is shortened."""

    first: datetime
    last: datetime
    left: float
    right: float
    cut: bool = False

    def place(self, time: datetime) -> float:
        """Where ``time`` stands, in px."""
        return self.left + (self.right - self.left) * ((time - self.first) / (self.last - self.first))


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis; ``day`` where a new day begins."""

    x: float
    label: str
    day: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches that follow each other from ``left`` to ``right`` px; none where no time is known."""

    stretches: list[Stretch]
    left: float
    right: float

    def place(self, time: datetime) -> float:
        """Where ``time`` stands, in px; beyond the ends, at the end."""
        for stretch in self.stretches:
            if time <= stretch.last:
                return stretch.place(max(time, stretch.first))
        return self.right

    def ticks(self, widest: float) -> Iterator[Tick]:
        """Round times at least ``widest`` px apart; a stretch with room for none has its last day named."""
        for stretch in self.stretches:
            if not stretch.cut:
                is_last = stretch is self.stretches[-1]
                found = list(_ticks(stretch, widest, is_last=is_last))
                if not found and (is_last or stretch is self.stretches[0]):
                    found = [Tick(stretch.right if is_last else stretch.left, day_words(stretch.last), day=True)]
                yield from found


def axis(times: Iterable[tuple[datetime, datetime]], left: float, right: float) -> Axis:
    """The axis that holds all ``times`` (first and last each), between ``left`` and ``right`` px."""
    spans = sorted(times)
    if not spans:
        return Axis([], left, right)
    points = _runs(spans)
    first, last = points[0][0], max(points[-1][1], points[0][0] + _SHORTEST)
    points[-1] = (points[-1][0], last)
    cuts = _cuts(points, last - first)
    ends = [first, *(time for cut in cuts for time in cut), last]
    shown = (last - first) - sum((end - start for start, end in cuts), timedelta())
    scale = (right - left - _BREAK * len(cuts)) / (shown / timedelta(seconds=1))
    stretches, at = [], left
    for start, end in pairwise(ends):
        if start == end:
            continue
        cut = (start, end) in cuts
        width = _BREAK if cut else (end - start) / timedelta(seconds=1) * scale
        stretches.append(Stretch(start, end, at, at + width, cut))
        at += width
    return Axis(stretches, left, right)


def _runs(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Overlapping spans as one."""
    runs = [spans[0]]
    for first, last in spans[1:]:
        if first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return runs


def _cuts(runs: list[tuple[datetime, datetime]], whole: timedelta) -> list[tuple[datetime, datetime]]:
    """The empty stretches to cut out, in order; a tenth of what is shown is left standing at either end."""
    gaps = sorted((before[1], after[0]) for before, after in pairwise(runs))
    gaps.sort(key=lambda gap: gap[0] - gap[1])
    found = []
    for start, end in gaps[:_MOST_BREAKS]:
        if end - start <= max(_LONG * whole, _SILENCE) or whole - (end - start) < _SOME:
            break
        whole -= end - start
        air = whole / 10
        found.append((start + air, end - air))
    return sorted(found)


def _ticks(stretch: Stretch, widest: float, *, is_last: bool) -> Iterator[Tick]:
    """Round times; the first of a stretch names its day and year."""
    long = stretch.last - stretch.first
    most = max(int((stretch.right - stretch.left) / widest), 1)
    step = next((step for step in _STEPS if long / step <= most), _STEPS[-1] * (int(long / _STEPS[-1] / most) + 1))
    time = stretch.first.replace(hour=0, minute=0, second=0, microsecond=0)
    before = (time - stretch.first) // step
    is_first = True
    try:
        time -= step * before
        while time <= stretch.last:
            x = stretch.place(time)
            if is_last or x <= stretch.right - widest / 2:  # else it would run into the sign of a cut
                yield Tick(x, _label(time, step, is_first=is_first), day=time.time() == MIDNIGHT)
                is_first = False
            time += step
    except OverflowError:  # the calendar's last days
        return


def _label(time: datetime, step: timedelta, *, is_first: bool) -> str:
    day = day_words(time) if is_first or step >= timedelta(days=61) else f"{time.day} {time:%b}"
    if time.time() == MIDNIGHT:
        return day
    return f"{time.day} {time:%b}, {time:%H:%M}" if is_first else f"{time:%H:%M}"

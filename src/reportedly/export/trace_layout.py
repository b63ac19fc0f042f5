"""Where everything of a trace's picture stands, in px: rows downwards by origin, time to the right.

Each article has a row of its own and its label stands right of it, so labels can't cover each other; a parent's rows
stand together below it, so a line down from a parent passes only later articles, left of their labels.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.export.trace_axis import Axis, axis
from reportedly.export.trace_rows import Band, Row, bands
from reportedly.export.trace_view import View

ROW, ORIGIN_ROW, GAP = 24.0, 36.0, 14.0
"""Heights of a row, of an origin's row, of the space between lanes."""
DOT, BIG = 5.0, 12.0
"""Radii of an article and of an origin."""
_STEP = 16.0
"""An article stands at least so far right of the one it has the claim from, where time allows."""
_IN, _DEEPEST, _END = 20.0, 5, 116.0
"""On a telephone: how far a child is set in, down to which depth, and the room right of the lines that add up."""
_GUTTER, _OUTSIDE, _NO_TIME = 26.0, 112.0, 84.0


@dataclass(slots=True)
class Spot:
    """A row in its place. ``bar`` is where it may have been published, if that is more than a moment."""

    row: Row
    letter: str
    x: float
    y: float
    size: float
    bar: tuple[float, float] | None = None


@dataclass(slots=True)
class Strip:
    """The ground of a lane, from ``top`` to ``bottom``."""

    band: Band
    top: float
    bottom: float
    spots: list[Spot] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The whole picture: strips, the axis, the columns of what has no place on it (None where nothing is there)."""

    width: float
    top: float
    bottom: float
    axis: Axis
    strips: list[Strip]
    spots: dict[str, Spot]
    outside: float | None
    no_time: float | None
    left_out: int
    timed: bool = True
    """Whether the rows stand on the axis; else they are set in by who has it from whom, and time is in the labels."""


def layout(seen: View, width: float, top: float, labels: float) -> Layout:
    """Place ``seen`` in a picture ``width`` px wide below ``top``, with ``labels`` px kept for the last names."""
    drawn, left_out = bands(seen)
    rows = [row for band in drawn for row in band.rows]
    outside = _GUTTER + 40 if any(_is_outside(row) for row in rows) else None
    timeless = any(row.first is None and not _is_outside(row) for row in rows)
    left = _GUTTER + (_OUTSIDE if outside else 0) + 24
    right = width - labels - (_NO_TIME if timeless else 0)
    held = axis(((row.first, row.last) for row in rows if row.first and row.last), left, right)
    made = Layout(width, top, top, held, [], {}, outside, right + _NO_TIME - 16 if timeless else None, left_out)
    at = top
    for band in drawn:
        at = _strip(band, at, made) + GAP
    made.bottom = at - GAP if drawn else top
    return made


def indented(seen: View, width: float, top: float) -> Layout:
    """The same for a telephone: there is no room for time across, so each article is set in below its parent."""
    drawn, left_out = bands(seen)
    times = [(row.first, row.last) for band in drawn for row in band.rows if row.first and row.last]
    held = axis(times, _GUTTER + 18, width - _END)
    made = Layout(width, top, top, held, [], {}, None, None, left_out, timed=False)
    at = top
    for band in drawn:
        at = _strip(band, at, made) + GAP
    made.bottom = at - GAP if drawn else top
    return made


def _is_outside(row: Row) -> bool:
    return row.node is not None and row.node.mention is None


def _strip(band: Band, top: float, made: Layout) -> float:
    at = top + 4
    strip = Strip(band, top, top)
    made.strips.append(strip)
    for row in band.rows:
        is_origin = row.node is not None and row.node.origin is not None
        height = (ORIGIN_ROW if is_origin else ROW) if made.timed else ORIGIN_ROW + 2
        spot = _spot(row, at + height / 2, BIG if is_origin else DOT, made)
        spot.letter = band.lane.letter
        strip.spots.append(spot)
        if row.node:
            made.spots[row.node.key] = spot
        at += height
    strip.bottom = at + 4
    return strip.bottom


def _spot(row: Row, y: float, size: float, made: Layout) -> Spot:
    if not made.timed:
        depth = row.node.depth if row.node else row.folded[0].depth
        return Spot(row, "", _GUTTER + BIG + _IN * min(depth, _DEEPEST), y, size)
    if _is_outside(row):
        return Spot(row, "", made.outside or 0, y, size)
    if row.first is None or row.last is None:
        return Spot(row, "", made.no_time or 0, y, size)
    first, last = made.axis.place(row.first), made.axis.place(row.last)
    parent = made.spots.get(row.parent.key) if row.parent else None
    if row.first == row.last:
        return Spot(row, "", _after(first, row, parent, made), y, size)
    middle = first if row.folded else (first + last) / 2
    x = _after(middle, row, parent, made)
    return Spot(row, "", x if row.folded else min(x, max(last, middle)), y, size, (first, max(last, x)))


def _after(x: float, row: Row, parent: Spot | None, made: Layout) -> float:
    """``x``, moved a little right of a parent that is not later; what is earlier than its parent stays where it is."""
    if parent is None or row.first is None or row.last is None or row.parent is None or row.parent.first is None:
        return x
    if row.last < row.parent.first or parent.x == made.no_time:
        return x
    return max(x, parent.x + _STEP)


def crowded(places: Iterable[tuple[float, str]], apart: float) -> list[tuple[float, str]]:
    """Labels of lines at their ends, moved down until they are ``apart`` px from each other."""
    found: list[tuple[float, str]] = []
    for y, label in sorted(places):
        found.append((max(y, found[-1][0] + apart) if found else y, label))
    return found

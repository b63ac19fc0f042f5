"""Where the marks of a plotted series stand: scales, bars, arrows, ticks, and labels that don't cover each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from reportedly.model.series import Figure, Report, Series

WIDTH = 560
"""Of the chart in pixels; with the labels beside it a picture is about 900 wide."""
HEIGHT_OF_A_LABEL = 36
_LEAST_HEIGHT, _ARROW, _APART, _TICK = 320, 26.0, 10.0, 5.0
_LOG_FROM = 30.0
"""Figures this many times apart are drawn on a logarithmic scale: on another the small ones fall together."""


_UNITS = {"count": "number"}
_LETTER = 6.6
"""Pixels that a letter of a note takes at most, on the whole."""


@dataclass(frozen=True)
class Drawn:
    """One mark of an origin: ``x`` to ``x2`` in pixels, ``low`` to ``high`` in values."""

    origin: str
    x: float
    x2: float
    low: float
    high: float
    up: bool = True
    says: str = ""


@dataclass(frozen=True)
class Scale:
    """Values to pixels from the top and back, over ``low`` to ``high``; ``low`` is above 0 where ``log``."""

    low: float
    high: float
    height: float
    log: bool

    def pixel(self, value: float) -> float:
        """How far below the top ``value`` is drawn."""
        a, b, v = (self._of(each) for each in (self.low, self.high, min(max(value, self.low), self.high)))
        return self.height * (b - v) / (b - a)

    def value(self, pixel: float) -> float:
        """The value that is drawn ``pixel`` below the top; it may lie outside the scale."""
        a, b = self._of(self.low), self._of(self.high)
        at = b - pixel / self.height * (b - a)
        return math.exp(at) if self.log else at

    def ticks(self) -> list[float]:
        """On a logarithmic scale 1, 2 and 5 of each power of ten, or the powers alone where those are many."""
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        steps = (1, 2, 5) if self.high / self.low <= 3_000 else (1,)
        return [v for power in powers for step in steps if self.low <= (v := step * 10.0**power) <= self.high]

    def _of(self, value: float) -> float:
        return math.log(value) if self.log else value


@dataclass
class Layout:
    """All marks of a chart. ``days`` are the ticks of time, (pixels, words), ``ticks`` those of a logarithmic scale."""

    values: tuple[float, float]
    height: int
    log: bool
    unit: str
    ticks: list[float]
    undated: int = 0
    days: list[tuple[float, str]] = field(default_factory=list)
    bars: list[Drawn] = field(default_factory=list)
    shafts: list[Drawn] = field(default_factory=list)
    heads: list[Drawn] = field(default_factory=list)
    points: list[Drawn] = field(default_factory=list)
    spans: list[Drawn] = field(default_factory=list)
    copies: list[Drawn] = field(default_factory=list)
    again: list[Drawn] = field(default_factory=list)
    leaders: list[Drawn] = field(default_factory=list)
    labels: list[Drawn] = field(default_factory=list)
    notes: list[Drawn] = field(default_factory=list)


def layout(series: Series, shown: set[str]) -> Layout:
    """Places for the figures of the origins ``shown``."""
    figures = [figure for figure in series.figures if figure.origin in shown]
    height = max(_LEAST_HEIGHT, HEIGHT_OF_A_LABEL * len(shown))
    scale = _scale(figures, height)
    unit = series.unit or _UNITS.get(series.kind, series.kind)
    made = Layout(
        (scale.low, scale.high),
        height,
        scale.log,
        unit,
        scale.ticks() if scale.log else [],
        sum(f.first is None for f in figures),
    )
    first, last = _ends(figures)
    made.days = _days(first, last)
    at = _kept_apart([_across(f.first, first, last) for f in figures])
    for figure, x in zip(figures, at, strict=True):
        _draw(made, scale, figure, x, [_across(r.published_from, first, last) for r in figure.reports])
    _label(made, scale, figures, at)
    _note(made, scale, figures, at)
    return made


def _scale(figures: Sequence[Figure], height: int) -> Scale:
    every = [v for f in figures for v in (f.low, f.high, f.least, f.most) if v is not None]
    above = [value for value in every if value > 0]
    low, high = min(every, default=0.0), max(every, default=1.0)
    if above and max(above) / min(above) >= _LOG_FROM and min(f.low for f in figures) > 0:
        low = min(above)
        return Scale(low / (high / low) ** 0.12, high * (high / low) ** 0.12, height, log=True)
    room = 0.14 * (high - low) or max(abs(high), 1.0) * 0.3
    return Scale(max(0.0, low - room) if low >= 0 else low - room, high + room, height, log=False)


def _time(words: str | None) -> datetime | None:
    if not words:
        return None
    try:
        read = datetime.fromisoformat(words)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _ends(figures: Sequence[Figure]) -> tuple[datetime, datetime]:
    """The first and the last day, at least a day apart."""
    times = [time for f in figures for words in (f.first, f.last) if (time := _time(words)) is not None]
    first = min(times, default=datetime(2000, 1, 1, tzinfo=UTC))
    return first, max(max(times, default=first), first + timedelta(days=1))


def _across(words: str | None, first: datetime, last: datetime) -> float:
    """Pixels from the left; a time that isn't known stands at the edge."""
    time = _time(words)
    return 0.0 if time is None else 20 + (WIDTH - 50) * ((time - first) / (last - first))


def _days(first: datetime, last: datetime) -> list[tuple[float, str]]:
    """At most six days, evenly apart, and their names; months or years where the time is long."""
    whole = (last - first).days
    step = max(1, math.ceil(whole / 5))
    form = "%-d %b" if first.year == last.year else "%-d %b %Y"
    days = [first + timedelta(days=n) for n in range(0, whole + 1, step)]
    named = [(_across(day.isoformat(), first, last), day.strftime(form)) for day in days]
    return [
        (at, f"{words} {first.year}" if not number and "%Y" not in form else words)
        for number, (at, words) in enumerate(named)
    ]


def _kept_apart(at: Sequence[float]) -> list[float]:
    """The places of ``at`` (in order of time), moved so that no two bars cover each other."""
    least = min(_APART, (WIDTH - 20) / max(1, len(at)))
    order = sorted(range(len(at)), key=lambda number: at[number])
    out = list(at)
    for before, number in pairwise(order):
        out[number] = max(out[number], out[before] + least)
    limit = float(WIDTH - 6)
    for number in reversed(order):
        out[number] = min(out[number], limit)
        limit = out[number] - least
    return out


def _draw(made: Layout, scale: Scale, figure: Figure, x: float, times: Sequence[float]) -> None:
    """The bar, points, arrows and later reports of one figure."""
    below = figure.least is None or figure.least < scale.low
    low = figure.low if below or figure.least is None else figure.least
    high = figure.high if figure.most is None else figure.most
    made.bars.append(Drawn(figure.origin, x, x, low, high))
    made.points += [Drawn(figure.origin, x, x, v, v) for v in dict.fromkeys((figure.low, figure.high))]
    if figure.most is None:
        _arrow(made, scale, figure.origin, x, figure.high, up=True)
    if below:
        _arrow(made, scale, figure.origin, x, figure.low, up=False)
    middle = scale.value((scale.pixel(figure.low) + scale.pixel(figure.high)) / 2)
    later = list(zip(figure.reports[1:], times[1:], strict=True))
    if later:
        made.spans.append(Drawn(figure.origin, x, max(x, *(time for _, time in later)), middle, middle))
    _later(made, scale, figure.origin, middle, _spread(later, x))


def _spread(later: Sequence[tuple[Report, float]], x: float) -> list[tuple[Report, float]]:
    """Later reports, those of the same day beside each other."""
    out: list[tuple[Report, float]] = []
    at = x + 3
    for report, time in sorted(later, key=lambda pair: pair[1]):
        at = max(time, at + 4)
        out.append((report, at))
    return out


def _later(made: Layout, scale: Scale, origin: str, middle: float, later: Sequence[tuple[Report, float]]) -> None:
    around = scale.pixel(middle)
    for report, time in later:
        if report.copy_of is None:
            made.again.append(Drawn(origin, time, time, middle, middle))
        else:
            made.copies.append(Drawn(origin, time, time, scale.value(around + _TICK), scale.value(around - _TICK)))


def _arrow(made: Layout, scale: Scale, origin: str, x: float, value: float, *, up: bool) -> None:
    start = scale.pixel(value)
    tip = max(2.0, start - _ARROW) if up else min(scale.height - 2.0, start + _ARROW)
    end = scale.value(tip)
    made.shafts.append(Drawn(origin, x, x, min(value, end), max(value, end)))
    made.heads.append(Drawn(origin, x, x, end, end, up))


def _label(made: Layout, scale: Scale, figures: Sequence[Figure], at: Sequence[float]) -> None:
    """One label an origin, at the height of its newest figure, as near as the others leave room for."""
    newest = {figure.origin: (figure, x) for figure, x in zip(figures, at, strict=True)}
    of = {origin: [f for f in figures if f.origin == origin] for origin in newest}
    middles = [((scale.pixel(f.low) + scale.pixel(f.high)) / 2, f, x) for f, x in newest.values()]
    wanted = sorted(middles, key=lambda one: one[0])
    for pixel, (middle, figure, x) in zip(_stacked([one[0] for one in wanted], scale.height), wanted, strict=True):
        says = _label_of(of[figure.origin])
        value = scale.value(pixel)
        made.labels.append(Drawn(figure.origin, 0, 0, value, value, says=says))
        made.leaders.append(Drawn(figure.origin, x, WIDTH + 14, scale.value(middle), value))


def _label_of(figures: Sequence[Figure]) -> str:
    """An origin's newest figure, through how many articles its figures came, and how many of those are copies."""
    articles = len({report.article for figure in figures for report in figure.reports})
    copies = sum(figure.copies for figure in figures)
    said = figures[-1].printed if len(figures) == 1 else f"newest {figures[-1].printed}"
    came = "1 article" if articles == 1 else f"{articles} articles"
    return f"{said} · {came}" + (f", {copies} copied" if copies else "")


def _note(made: Layout, scale: Scale, figures: Sequence[Figure], at: Sequence[float]) -> None:
    """The earlier figures of origins that gave several, beside their points, where there is room."""
    newest = {figure.origin: figure.id for figure in figures}
    taken = [_box(point.x - 7, scale.pixel(point.low), 14) for point in (*made.points, *made.again, *made.copies)]
    for figure, x in zip(figures, at, strict=True):
        if newest[figure.origin] == figure.id:
            continue
        width = _LETTER * len(figure.printed)
        boxes = [_box(x + left, scale.pixel(figure.high) + down, width) for left, down in _beside(width)]
        free = next((box for box in boxes if box[1] <= WIDTH and not any(_cover(box, other) for other in taken)), None)
        if free is not None:
            taken.append(free)
            value = scale.value((free[2] + free[3]) / 2)
            made.notes.append(Drawn(figure.origin, free[0], free[1], value, value, says=figure.printed))


_Box = tuple[float, float, float, float]


def _beside(width: float) -> tuple[tuple[float, float], ...]:
    """Where words may stand from a point: to its right, above, below; then to its left."""
    return (9, 0), (9, -14), (9, 14), (-9 - width, 0), (-9 - width, -14), (-9 - width, 14)


def _box(left: float, middle: float, width: float) -> _Box:
    """Left, right, top, bottom in pixels of something of one line's height."""
    return left, left + width, middle - 6.5, middle + 6.5


def _cover(one: _Box, other: _Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _stacked(wanted: Sequence[float], height: float) -> list[float]:
    """Pixels from the top as near to ``wanted`` (in order) as labels of one height allow."""
    out: list[float] = []
    for pixel in wanted:
        out.append(max(pixel, out[-1] + HEIGHT_OF_A_LABEL) if out else max(pixel, HEIGHT_OF_A_LABEL / 2))
    limit = height - HEIGHT_OF_A_LABEL / 4
    for number in reversed(range(len(out))):
        out[number] = min(out[number], limit)
        limit = out[number] - HEIGHT_OF_A_LABEL
    return out

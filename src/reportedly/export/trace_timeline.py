"""How a claim's mentions add up over time, a line an origin, on the same axis as the graph above it."""

from collections.abc import Iterator
from itertools import islice

from reportedly.export import trace_svg as svg
from reportedly.export.trace_layout import Layout, crowded
from reportedly.export.trace_marks import Inks
from reportedly.export.trace_view import Lane, View

HEIGHT = 118.0
_MOST_LINES = 6
_DASHES = ("", "9 3", "2 3", "9 3 2 3", "5 5", "1.5 2")
_HEAD = 34.0


def timeline(seen: View, made: Layout, top: float, inks: Inks) -> Iterator[str]:
    """The lines, below ``top``, in a panel ``HEIGHT`` px high; an article counts from when it was out for certain."""
    lines = [(lane, places) for lane in seen.lanes if (places := _places(lane, made))]
    lines = sorted(lines, key=lambda line: -len(line[1]))[:_MOST_LINES]
    if not lines:
        return
    most = max(len(places) for _, places in lines)
    base, height = top + HEIGHT, HEIGHT - _HEAD
    heading = "How it added up: articles that have it, by origin" if made.timed else "How it added up, by origin"
    yield svg.text(made.axis.left - 18 if made.timed else 16, top + 14, heading, bold=True)
    if not made.timed:
        for tick in made.axis.ticks(widest=88):
            yield svg.text(tick.x, base + 18, tick.label, size=12, ink="soft", end="middle")
    for count in sorted({0, most}):
        y = base - height * count / most
        yield svg.line(f"M{made.axis.left:.1f} {y:.1f}H{made.axis.right:.1f}", svg.LINE, "line", width=1)
        yield svg.text(made.axis.left - 6, y + 4, f"{count:,}", size=12, ink="soft", end="end")
    ends = []
    for number, (lane, places) in enumerate(lines):
        _, hue, _, tone = inks.of(lane.letter)
        path = f"M{places[0]:.1f} {base:.1f}"
        steps = {round(x): (x, count) for count, x in enumerate(places, 1)}  # no more of them than px
        for x, count in steps.values():
            path += f"H{x:.1f}V{base - height * count / most:.1f}"
        yield svg.line(f"{path}H{made.axis.right + 6:.1f}", hue, tone, width=2, dash=_DASHES[number])
        ends.append((base - height * len(places) / most + 4, f"{lane.letter or 'unknown'}: {len(places):,}"))
    for y, words in crowded(ends, 14):
        yield svg.text(made.axis.right + 11, y, words, size=12)


def _places(lane: Lane, made: Layout) -> list[float]:
    if not made.axis.stretches:
        return []
    return sorted(made.axis.place(node.last) for node in lane.nodes if node.last)


def has_lines(seen: View) -> bool:
    """Whether at least two articles have a time: of fewer there is nothing to add up."""
    timed = (node for lane in seen.lanes for node in lane.nodes if node.last)
    return len(list(islice(timed, 2))) == 2

"""Marking: overlapping spans laid over a text as one row of segments, each with what covers it.

Spans overlap and nest at will, elements of a page may not; so the text is cut at every boundary and
each piece says which layers lie over it. One sweep: O(n log n) for n spans, whatever their overlap.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from reportedly.model.span import Span

MOST_NAMED = 8
"""So many items at most are named on one piece: keeps a pile of overlapping marks linear."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be shown at a span: its layer (CSS classes), its record's id, and how it begins.

    ``anchor`` is the fragment that leads here; ``chip`` asks for a visible label before the words;
    ``origin`` is the class that tints it, ``title`` what a pointer that rests on it is told.
    """

    span: Span
    layer: str
    id: str
    anchor: str = ""
    origin: str = ""
    title: str = ""
    chip: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """``[start, end)`` of the text: the layers over it, the last items named, and those that begin here."""

    start: int
    end: int
    layers: tuple[str, ...]
    ids: tuple[str, ...]
    begins: tuple[Item, ...]
    innermost: Item | None
    figure: Item | None
    title: str


def pieces(length: int, items: Iterable[Item], cuts: Sequence[int] = ()) -> Iterator[Piece]:
    """Cut ``[0, length)`` at every boundary of ``items`` and at ``cuts``.

    Items that are empty or reach outside the text are left out. Where several begin together, the
    longer comes first.
    """
    held = [item for item in items if 0 <= item.span.start < item.span.end <= length]
    starts = sorted(held, key=lambda item: (item.span.start, -item.span.end))
    ends = sorted(held, key=lambda item: item.span.end)
    points = {0, length, *(cut for cut in cuts if 0 <= cut <= length)}
    points.update(point for item in held for point in item.span)
    over = _Over()
    first = last = 0
    ordered = sorted(points)
    for start, end in pairwise(ordered):
        while last < len(ends) and ends[last].span.end <= start:
            over.remove(ends[last])
            last += 1
        begun = first
        while first < len(starts) and starts[first].span.start <= start:
            over.add(starts[first])
            first += 1
        yield over.piece(start, end, tuple(starts[begun:first]))


class _Over:
    """The items that lie over the place of the sweep, by layer, the latest last."""

    def __init__(self) -> None:
        self._layers: dict[str, dict[int, Item]] = {}
        self._all: dict[int, Item] = {}

    def add(self, item: Item) -> None:
        self._layers.setdefault(item.layer, {})[id(item)] = item
        self._all[id(item)] = item

    def remove(self, item: Item) -> None:
        self._layers[item.layer].pop(id(item))
        self._all.pop(id(item))

    def latest(self, *layers: str) -> Item | None:
        found = [next(reversed(self._layers[layer].values())) for layer in layers if self._layers.get(layer)]
        return max(found, key=lambda item: item.span.start, default=None)

    def piece(self, start: int, end: int, begins: tuple[Item, ...]) -> Piece:
        ids = dict.fromkeys(item.id for item in islice(reversed(self._all.values()), MOST_NAMED))
        top = next((item.title for item in islice(reversed(self._all.values()), MOST_NAMED) if item.title), "")
        return Piece(
            start=start,
            end=end,
            layers=tuple(layer for layer, over in self._layers.items() if over),
            ids=tuple(ids),
            begins=begins,
            innermost=self.latest("content", "own"),
            figure=self.latest("figure", "date"),
            title=top,
        )

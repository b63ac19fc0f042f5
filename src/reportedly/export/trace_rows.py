"""The rows of a trace's picture: one an article, many copies of one parent in one, and not more than can be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reportedly.export.trace_view import Lane, Node, View

MOST_ROWS = 60
"""A picture of more rows than this is not read any more; what is left out is counted under it."""
FOLD_FROM = 24
"""A trace of more articles than this is folded."""
_KEPT = 3
"""So many copies of one parent are drawn by themselves before the rest is folded …"""
_WORTH = 3
"""… where at least so many are left."""


@dataclass(slots=True)
class Row:
    """One line of the picture: a node, or ``folded`` copies of ``parent`` that nobody has it from."""

    node: Node | None
    parent: Node | None
    first: datetime | None
    last: datetime | None
    folded: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Band:
    """The rows of a lane that are drawn; ``left_out`` articles are not."""

    lane: Lane
    rows: list[Row]
    left_out: int = 0


def bands(seen: View) -> tuple[list[Band], int]:
    """The lanes with the rows to draw, and how many articles are not drawn because there is no room."""
    many = sum(len(lane.nodes) for lane in seen.lanes) > FOLD_FROM
    room, left_out = MOST_ROWS, 0
    made = []
    for lane in seen.lanes:
        rows = list(_rows(lane, fold=many))
        shown, rest = rows[:room], rows[room:]
        missing = sum(len(row.folded) or 1 for row in rest)
        left_out += missing
        room -= len(shown)
        if shown:
            made.append(Band(lane, shown, missing))
    return made, left_out


def _rows(lane: Lane, *, fold: bool) -> Iterator[Row]:
    hidden: set[int] = set()
    after: dict[int, list[Node]] = {}
    if fold:
        for node in lane.nodes:
            leaves = [child for child in node.children if _is_plain_copy(child)]
            if len(leaves) >= _KEPT + _WORTH:
                hidden.update(map(id, leaves[_KEPT:]))
                after[id(leaves[_KEPT])] = leaves[_KEPT:]
    for node in lane.nodes:
        if id(node) not in hidden:
            yield Row(node, node.parent, node.first, node.last)
        elif folded := after.get(id(node)):
            firsts = [each.first for each in folded if each.first]
            lasts = [each.last for each in folded if each.last]
            yield Row(None, node.parent, min(firsts, default=None), max(lasts, default=None), folded)


def _is_plain_copy(node: Node) -> bool:
    """Whether it copies one parent, nobody has it from there, and nothing else is to be told of it."""
    return not node.children and not node.others and node.tie is not None and node.tie.tie == "copies"

"""A trace as a graph for a page that draws it itself: what its nodes and lines are, in words, and in which column.

What is drawn is what the still picture draws: many copies of one parent are one node, and not more than MOST_ROWS.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from reportedly.export import trace_svg as svg
from reportedly.export.outline import shortened
from reportedly.export.trace_rows import Band, Row, bands
from reportedly.export.trace_view import Node, Sign, View, name_of, sign_of, ties, view
from reportedly.export.trace_words import heard, is_perhaps, sure_words, tie_words, when
from reportedly.export.visible import one_line
from reportedly.model.trace import Edge, Tie, Trace

SCHEMA = "reportedly/graph/1"
_LONGEST_NAME = 26
"""Letters of a label; the whole name is in ``name``."""
_NEVER = datetime.max


class Spot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One node. ``rows`` are its rows in the table of mentions; ``column`` its place in time, dense, from 0.

    ``place`` is where the report can be read.
    """

    id: str = ""
    sign: Sign
    name: str
    label: str
    when: str = ""
    says: str = ""
    rows: list[int] = msgspec.field(default_factory=list)
    column: int = 0
    letter: str = ""
    tint: int | None = None
    title: str = ""
    place: str = ""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """``later`` has the claim from ``earlier`` (ids); ``main`` where that is the likeliest way."""

    earlier: str
    later: str
    tie: Tie
    says: str
    main: bool


class Net(msgspec.Struct, frozen=True, kw_only=True):
    """The graph; ``left_out`` articles are in the table alone."""

    schema: str = SCHEMA
    nodes: list[Spot]
    edges: list[Line]
    left_out: int = 0


def net(trace: Trace, places: Mapping[str, str] | None = None) -> Net:
    """The graph of ``trace``; ``places`` are where articles can be read, by key."""
    seen = view(trace)
    drawn, left_out = bands(seen)
    numbers = {id(node): number for number, node in enumerate(node for lane in seen.lanes for node in lane.nodes)}
    rows = [(band, row) for band in drawn for row in band.rows]
    columns = _columns([row for _, row in rows])
    letters = {letter: number for number, letter in enumerate(seen.letters.values())}
    nodes: list[Spot] = []
    ids: dict[str, str] = {}
    for number, (band, row) in enumerate(rows):
        held = [row.node] if row.node else row.folded
        ids |= {node.key: f"n{number}" for node in held}
        lines = [numbers[id(node)] for node in held]
        tint = letters.get(band.lane.letter)
        nodes.append(_spot(f"n{number}", row, seen, lines, columns[number], tint, places or {}))
    return Net(nodes=nodes, edges=list(_lines(drawn, ids)), left_out=left_out)


def encode(trace: Trace, places: Mapping[str, str] | None = None) -> bytes:
    """The graph as JSON."""
    return msgspec.json.encode(net(trace, places))


def _spot(
    id: str, row: Row, seen: View, rows: list[int], column: int, tint: int | None, places: Mapping[str, str]
) -> Spot:
    spot = _single(row.node, seen, places) if row.node else _folded(row)
    return replace(spot, id=id, rows=rows, column=column, tint=None if tint is None else tint % len(svg.HUES))


def _folded(row: Row) -> Spot:
    names = ", ".join(shortened(name_of(node), 60) for node in row.folded[:12])
    name = f"{len(row.folded):,} copies"
    return Spot(sign="folded", name=name, label=f"+{name}", says=names)


def _single(node: Node, seen: View, places: Mapping[str, str]) -> Spot:
    name = one_line(shortened(name_of(node), 160))
    stamp = when(node.mention) if node.mention else "not in the archive"
    letter = node.letter if node.origin else ""
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
    return Spot(
        sign=sign_of(node),
        name=name,
        label=(f"{letter} · {short}" if letter else short) + f"\n{stamp}",
        when=stamp,
        says=_says(node, seen),
        letter=letter,
        title=one_line(shortened((node.mention and node.mention.title) or "", 200)),
        place=places.get(node.key, ""),
    )


def _says(node: Node, seen: View) -> str:
    if node.origin is None:
        return one_line(ties(node, seen))
    voices = heard(node.origin, node.mention)
    sure = f"{'perhaps ' if is_perhaps(node.origin) else ''}reports it by itself ({sure_words(node.origin.sure)})"
    return one_line("; ".join(filter(None, [sure, voices and f"heard {shortened(voices, 200)}"])))


def _columns(rows: list[Row]) -> list[int]:
    """Columns in order of time, as few as leave each node right of the one it has the claim from.

    What has no time stands right of its parent; so does what is dated before it.
    """
    places: dict[str, int] = {}
    found = [0] * len(rows)
    now = 0
    order = sorted(range(len(rows)), key=lambda n: (rows[n].first is None, rows[n].first or _NEVER, n))
    for number in order:
        row = rows[number]
        after = places.get(row.parent.key, -1) + 1 if row.parent else 0
        now = max(now, after) if row.first else now
        found[number] = now if row.first else after
        for node in [row.node] if row.node else row.folded:
            places[node.key] = found[number]
    return found


def _lines(drawn: list[Band], ids: Mapping[str, str]) -> Iterator[Line]:
    for row in (row for band in drawn for row in band.rows):
        if row.node is None:
            if row.parent and row.parent.key in ids and (tie := row.folded[0].tie):
                parent, own = ids[row.parent.key], ids[row.folded[0].key]
                yield Line(earlier=parent, later=own, tie=tie.tie, says=f"{len(row.folded):,} copies", main=True)
            continue
        for edge in (*([row.node.tie] if row.node.tie else []), *row.node.others):
            if edge.earlier in ids and ids[edge.earlier] != ids[edge.later]:
                yield _line(edge, ids, main=edge is row.node.tie)


def _line(edge: Edge, ids: Mapping[str, str], *, main: bool) -> Line:
    return Line(earlier=ids[edge.earlier], later=ids[edge.later], tie=edge.tie, says=tie_words(edge), main=main)

"""A trace arranged for people: each article below the one that it most likely has the claim from, in lanes by origin.

The text, the picture and the page show this same arrangement. Linear in mentions and edges but for sorting.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_uppercase
from typing import Literal

from reportedly.export.outline import counted, shortened
from reportedly.export.trace_words import TIES, bounds, is_perhaps, publisher_of, tie_words
from reportedly.export.visible import one_line
from reportedly.model.trace import Edge, Mention, ReportingOrigin, Trace

_LAST = datetime.max
_MOST_OTHERS = 2
_WAYS = {
    "copies": "by copying",
    "credits": "by credit",
    "may-relay": "perhaps as a relay",
    "updates": "as an update",
    "unknown": "by a tie not known",
}


@dataclass(slots=True, eq=False)
class Node:
    """One article, or an outlet outside the archive (``mention`` is None); ``parent`` is by its likeliest edge."""

    key: str
    mention: Mention | None = None
    origin: ReportingOrigin | None = None
    letter: str = ""
    """Of the origin it is, or has the claim from; empty where that is not known."""
    tie: Edge | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    others: list[Edge] = field(default_factory=list)
    """What ties it to further articles, besides ``tie``."""
    depth: int = 0
    first: datetime | None = None
    last: datetime | None = None


@dataclass(slots=True)
class Lane:
    """An origin and all that has the claim from it, each parent before its children; ``origin`` may be unknown."""

    letter: str
    origin: ReportingOrigin | None
    nodes: list[Node]


@dataclass(slots=True)
class View:
    """A trace as lanes of nodes; ``letters`` and ``nodes`` by article."""

    trace: Trace
    lanes: list[Lane]
    nodes: dict[str, Node]
    letters: dict[str, str]


def view(trace: Trace) -> View:
    """Arrange ``trace``: lanes in the order of its origins, what hangs on none at the end."""
    letters = {origin.article: letter_of(number) for number, origin in enumerate(trace.origins)}
    nodes = _nodes(trace, letters)
    _hang(nodes, trace.edges, letters)
    lanes = [Lane(letters[origin.article], origin, []) for origin in trace.origins]
    loose = Lane("", None, [])
    by_letter = {lane.letter: lane for lane in lanes}
    for root in sorted((node for node in nodes.values() if node.parent is None), key=_order):
        for node in _descend(root):
            node.letter = node.letter or (node.parent.letter if node.parent else "")
            by_letter.get(root.letter, loose).nodes.append(node)
    return View(trace, [lane for lane in (*lanes, loose) if lane.nodes], nodes, letters)


def letter_of(number: int) -> str:
    """A, B and so on to Z, then AA, AB."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def _nodes(trace: Trace, letters: dict[str, str]) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for mention in trace.mentions:
        first, last = bounds(mention) or (None, None)
        nodes.setdefault(mention.article, Node(mention.article, mention, first=first, last=last))
    for edge in trace.edges:
        for key in (edge.earlier, edge.later):
            nodes.setdefault(key, Node(key))
    for origin in trace.origins:
        node = nodes.setdefault(origin.article, Node(origin.article))
        node.origin, node.letter = origin, letters[origin.article]
    for origin in trace.origins:
        for key in origin.followers:
            if key in nodes and not nodes[key].letter:
                nodes[key].letter = letters[origin.article]
    return nodes


def _hang(nodes: dict[str, Node], edges: Iterable[Edge], letters: dict[str, str]) -> None:
    """Give each node its likeliest parent: of the same lane where it can be, none for an origin, never in a circle."""
    trees = _Trees()

    def worth(edge: Edge) -> tuple[bool, float]:
        return nodes[edge.later].letter != nodes[edge.earlier].letter, -edge.sure

    for edge in sorted(edges, key=worth):
        later, earlier = nodes[edge.later], nodes[edge.earlier]
        if later.key in letters or later.parent or not trees.join(later.key, earlier.key):
            later.others.append(edge)
            continue
        later.parent, later.tie = earlier, edge
        earlier.children.append(later)


class _Trees:
    """Which nodes hang together already (union by path halving), so that no circle is closed."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> bool:
        """Whether the two were apart; they are not any more."""
        top, under = self._top(other), self._top(one)
        self._above[under] = top
        return top != under

    def _top(self, key: str) -> str:
        above = self._above
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key


def _order(node: Node) -> tuple[bool, datetime, datetime, str]:
    """An origin first, then by time; what has none, last."""
    return node.origin is None, node.first or _LAST, node.last or _LAST, node.key


def _descend(root: Node) -> Iterator[Node]:
    """The tree below ``root``, parents first, children by time; no recursion, chains may be long."""
    stack = [root]
    while stack:
        node = stack.pop()
        node.children.sort(key=_order)
        for child in reversed(node.children):
            child.depth = node.depth + 1
            stack.append(child)
        yield node


def name_of(node: Node) -> str:
    """Whose article it is, or the outlet outside the archive."""
    return publisher_of(node.mention) if node.mention else one_line(node.key)


Sign = Literal["origin", "perhaps", "copy", "own-words", "update", "outside", "folded"]
"""How an article is drawn: as an origin, a doubtful one, a copy, in words of its own, …; ``folded``: many copies."""


def sign_of(node: Node) -> Sign:
    """How a node is drawn. What has another's words is a copy, whether or not it names the other."""
    if node.origin:
        return "perhaps" if is_perhaps(node.origin) else "origin"
    if node.mention is None:
        return "outside"
    if node.mention.role == "update":
        return "update"
    copies = node.tie is not None and node.tie.tie == "copies"
    return "copy" if copies or node.mention.role == "copy" else "own-words"


def ties(node: Node, seen: View) -> str:
    """What ties a node to its parent, and to others: ``copies 37 words; also credits B``."""
    likeliest = [tie_words(node.tie)] if node.tie else []
    rest = [f"{TIES[edge.tie]} {_short_name(seen.nodes[edge.earlier])}" for edge in node.others[:_MOST_OTHERS]]
    more = len(node.others) - len(rest)
    parts = [*likeliest, *(f"also {words}" if likeliest else words for words in rest)]
    return "; ".join(parts) + (f"; {more:,} more" if more else "")


def _short_name(node: Node) -> str:
    return node.letter if node.origin else shortened(name_of(node), 24)


def follow_line(origin: ReportingOrigin, seen: View) -> str:
    """How many articles have it from this origin, and how: ``7 have it from here: 4 by copying, 2 by credit``."""
    if not origin.followers:
        return "nobody else has it from here"
    tally: dict[str, int] = {}
    for key in origin.followers:
        node = seen.nodes.get(key)
        way = _WAYS[node.tie.tie if node and node.tie else "unknown"]
        tally[way] = tally.get(way, 0) + 1
    ways = ", ".join(f"{number:,} {way}" for way, number in tally.items())
    verb = "has" if len(origin.followers) == 1 else "have"
    return f"{counted(len(origin.followers), 'article')} {verb} it from here: {ways}"

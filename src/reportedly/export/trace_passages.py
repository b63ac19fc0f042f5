"""Passages side by side: what two articles share, exactly the words in common marked, and a little around them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reportedly.export.article import safe
from reportedly.export.outline import counted
from reportedly.export.trace_view import Node, View, name_of
from reportedly.model.span import Span
from reportedly.model.trace import Edge, Passage

MOST_PAIRS = 300
"""So many pairs are shown on a page; the passages of all are in the JSON."""
MOST_PASSAGES = 12
"""… of each so many passages …"""
LONGEST = 1800
"""… of each so many characters: comparing words takes time as their square, and nobody reads on."""
_AROUND = 70
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and whether both have it."""

    words: str
    shared: bool


def sections(seen: View, texts: Mapping[int, str]) -> Iterator[str]:
    """A disclosure for every pair that shares passages, the later article left, the earlier right."""
    pairs = [(node, edge) for node, edge in edges_of(seen) if edge.passages]
    for number, (node, edge) in enumerate(pairs[:MOST_PAIRS], 1):
        yield _pair(number, node, seen.nodes[edge.earlier], edge, texts)
    if (rest := len(pairs) - MOST_PAIRS) > 0:
        yield f'<p class="soft">{counted(rest, "more pair")}, in the JSON.</p>'


def edges_of(seen: View) -> Iterator[tuple[Node, Edge]]:
    """Every tie, in the order of the table: of each article the likeliest first."""
    for lane in seen.lanes:
        for node in lane.nodes:
            for edge in (*([node.tie] if node.tie else []), *node.others):
                yield node, edge


def _pair(number: int, later: Node, earlier: Node, edge: Edge, texts: Mapping[int, str]) -> str:
    words = counted(sum(passage.words for passage in edge.passages), "word")
    names = f"<bdi>{safe(name_of(later)[:120])}</bdi> has {words} of <bdi>{safe(name_of(earlier)[:120])}</bdi>"
    one, other = _text(later, texts), _text(earlier, texts)
    if one is None or other is None:
        body = '<p class="soft">The texts are not at hand; the places of the passages are in the JSON.</p>'
    else:
        shown = edge.passages[:MOST_PASSAGES]
        body = "".join(_passage(passage, one, other, later, earlier) for passage in shown)
        if rest := len(edge.passages) - len(shown):
            body += f'<p class="soft">{counted(rest, "more passage")}, in the JSON.</p>'
    return f'<details class="pair" id="p-{number}"><summary>{names}</summary>{body}</details>'


def _text(node: Node, texts: Mapping[int, str]) -> str | None:
    return texts.get(node.mention.version) if node.mention else None


def _passage(passage: Passage, one: str, other: str, later: Node, earlier: Node) -> str:
    left, right = compared(passage, one, other)
    columns = ((later, one, passage.one, left), (earlier, other, passage.other, right))
    cells = "".join(_column(name_of(node)[:120], text, span, found) for node, text, span, found in columns)
    alike = f"{round(100 * passage.alike)} % of the words are alike"
    nearly = "" if passage.alike >= 0.995 else f'<p class="soft">{alike}</p>'
    return f'{nearly}<div class="beside">{cells}</div>'


def _column(name: str, text: str, span: Span, found: list[Piece]) -> str:
    start, end = max(span.start, 0), min(span.end, len(text))
    before = text[max(start - _AROUND, 0) : start]
    after = text[end : end + _AROUND]
    words = "".join(f"<mark>{safe(each.words)}</mark>" if each.shared else safe(each.words) for each in found)
    if end - start > LONGEST:
        words, after = f"{words} […]", ""
    head = f'<h3><bdi>{safe(name)}</bdi> <span class="key">[{start}–{end}]</span></h3>'
    lead = "… " if start > _AROUND else ""
    tail = " …" if end + _AROUND < len(text) else ""
    around = f'<span class="soft">{lead}{safe(before)}</span>', f'<span class="soft">{safe(after)}{tail}</span>'
    return f'<div>{head}<p class="words" dir="auto">{around[0]}{words}{around[1]}</p></div>'


def compared(passage: Passage, one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both sides of a passage, cut to LONGEST, as pieces that are shared or not; words are alike whatever the case."""
    left, right = passage.one.of(one)[:LONGEST], passage.other.of(other)[:LONGEST]
    if left == right:
        return [Piece(left, shared=True)], [Piece(right, shared=True)]
    lefts, rights = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    one_by_one, other_by_one = ([found.group().casefold() for found in side] for side in (lefts, rights))
    blocks = SequenceMatcher(None, one_by_one, other_by_one, autojunk=False).get_matching_blocks()
    runs = [
        [(side[at].start(), side[at + block.size - 1].end()) for block in blocks if block.size for at in [block[which]]]
        for which, side in enumerate((lefts, rights))
    ]
    return _pieces(left, runs[0]), _pieces(right, runs[1])


def _pieces(text: str, runs: list[tuple[int, int]]) -> list[Piece]:
    points = [0, *(point for run in runs for point in run), len(text)]
    found = [Piece(text[start:end], shared=number % 2 == 1) for number, (start, end) in enumerate(pairwise(points))]
    return [each for each in found if each.words]

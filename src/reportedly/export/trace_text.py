"""A trace at a terminal: the answer, the origins and why, the voices, the doubts, who has it from whom.

Words of reports go into ``rich.text.Text`` with controls made visible, never parsed as markup; no line rests on colour.
"""

from collections.abc import Iterator

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.export.outline import shortened
from reportedly.export.trace_view import Node, View, follow_line, name_of, ties, view
from reportedly.export.trace_words import (
    answer,
    counts,
    heard,
    is_perhaps,
    kind_words,
    publisher_of,
    sure_words,
    voice_line,
    when,
)
from reportedly.export.visible import one_line
from reportedly.model.trace import PrimaryVoice, ReportingOrigin, Trace

Part = Text | Rule | Padding | Table

WIDEST = 110
"""Longer lines than this are hard to read, however wide the terminal."""
DEEPEST = 8
"""Deeper than this the tree is set in no further: names need the room."""
LONGEST_LANE = 40
"""So many articles of one origin are listed; the rest is counted, and stands in the page and the JSON."""
_DIM, _FLAG = "dim", "yellow"


def show(trace: Trace, console: Console) -> None:
    """Print ``trace``."""
    width = min(console.width, WIDEST)
    page = Group(*_parts(view(trace)))
    if console.is_terminal:
        console.print(page, width=width)
        return
    with console.capture() as printed:
        console.print(page, width=width)
    for line in printed.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def _parts(seen: View) -> Iterator[Part]:
    trace = seen.trace
    yield Text(answer(trace), "bold")
    yield Text(f"“{one_line(shortened(trace.claim))}”")
    if trace.articles:
        yield Text(counts(trace), _DIM)
    yield from _origins(seen)
    yield from _voices(seen)
    notes = [*(("?", doubt) for doubt in trace.doubts), *(("!", warning) for warning in trace.warnings)]
    if notes:
        yield from _section("What is doubtful")
        for sign, note in dict.fromkeys(notes):
            yield _row(Text(sign, _FLAG), Text(one_line(shortened(note, 500))), wide=1)
    if trace.mentions:
        yield from _section("Who has it from whom (times in UTC)")
        yield _tree(seen)


def _section(name: str) -> Iterator[Text | Rule]:
    yield Text()
    yield Rule(Text(name, "bold"), align="left", style=_DIM, characters="─")


def _row(label: Text, *lines: Text, left: int = 0, wide: int = 2) -> Padding:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=wide, no_wrap=True, overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_row(label, Group(*lines))
    return Padding(grid, (0, 0, 0, left))


def _origins(seen: View) -> Iterator[Part]:
    if seen.trace.origins:
        yield from _section("Where it starts")
    wide = max((len(letter) for letter in seen.letters.values()), default=1)
    for origin in seen.trace.origins:
        yield _row(Text(seen.letters[origin.article], "bold"), *_origin(origin, seen), wide=wide)


def _origin(origin: ReportingOrigin, seen: View) -> Iterator[Text]:
    mention = seen.nodes[origin.article].mention
    name = Text(shortened(publisher_of(origin), 60), "bold")
    name.append(f" · {when(mention) if mention else 'not in the archive'}", "not bold")
    yield name.append(f" · {'perhaps: ' if is_perhaps(origin) else ''}{sure_words(origin.sure)}", "not bold")
    voices = heard(origin, mention)
    yield Text(f"heard {one_line(shortened(voices, 160))}" if voices else "names nobody that it heard")
    if origin.why:
        yield Text(f"because: {one_line('; '.join(map(shortened, origin.why)))}", _DIM)
    yield Text(follow_line(origin, seen), _DIM)


def _voices(seen: View) -> Iterator[Part]:
    if seen.trace.voices:
        yield from _section("Whose words they are")
    for voice in seen.trace.voices:
        yield _voice(voice, seen)


def _voice(voice: PrimaryVoice, seen: View) -> Part:
    line = Text(one_line(shortened(voice.name, 80)), "bold").append(f" · {kind_words(voice.kind)}", "not bold")
    letters = ", ".join(seen.letters[article] for article in voice.origins if article in seen.letters)
    return _row(Text("·"), line, Text(voice_line(voice) + (f" ({letters})" if letters else ""), _DIM), wide=1)


def _tree(seen: View) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=4, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
    table.add_column(no_wrap=True, justify="right")
    for lane in seen.lanes:
        if not lane.origin:
            table.add_row(Text("starts where, is not known", _DIM))
        shown = lane.nodes[:LONGEST_LANE]
        for node, branch in zip(shown, _branches(shown), strict=True):
            stamp = when(node.mention) if node.mention else "not in the archive"
            table.add_row(Text(branch, _DIM).append_text(_named(node)), Text(ties(node, seen)), Text(stamp, _DIM))
        if rest := len(lane.nodes) - len(shown):
            table.add_row(Text(f"… and {rest:,} more", _DIM), Text("-o FILE.html lists all", _DIM))
    return table


def _named(node: Node) -> Text:
    name = shortened(name_of(node), 60)
    if not node.origin:
        return Text(name, "not dim")
    perhaps = "? " if is_perhaps(node.origin) else " "
    return Text(f"{node.letter}{perhaps}{name}", "bold not dim")


def _branches(nodes: list[Node]) -> list[str]:
    """The lines of the tree before each node; in one pass from the end, which knows who comes last among its like."""
    found: list[str] = []
    open_at: set[int] = set()
    for node in reversed(nodes):
        depth = min(node.depth, DEEPEST)
        open_at = {level for level in open_at if level <= depth}
        stem = "".join("│  " if level in open_at else "   " for level in range(1, depth))
        found.append(stem + ("" if not depth else "├─ " if depth in open_at else "└─ "))
        open_at.discard(depth)
        open_at.add(depth)
    return found[::-1]

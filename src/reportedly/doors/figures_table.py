"""A series of figures at a terminal: its figures, which can't both hold, and what a rule asked for makes of them."""

import math
from collections.abc import Iterator, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.archive.series.profiles import Profile
from reportedly.export.series_table import Line, choice_of, heading, lines, ties
from reportedly.export.visible import one_line
from reportedly.model.series import Choice, Figure, Series

WIDEST = 110
_STRIP = 12
"""Characters of the little scale on which each interval is drawn."""
_MOST_TIES = 12
_MOST_APART = 4
_FAR = 30.0  # as in the picture: figures this many times apart are on a logarithmic scale


def show(series: Series, console: Console) -> None:
    """Print ``series``; it reads well at 80 columns."""
    console.print(Group(*_parts(series)), width=min(console.width, WIDEST))


def show_profiles(profiles: Sequence[Profile], console: Console) -> None:
    """Every profile: its name, its rule in words, whose it is."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for one in profiles:
        grid.add_row(Text(one.name, "bold"), Group(Text(one.title), Text(one.says), Text(one.source, "dim"), Text()))
    console.print(grid, width=min(console.width, WIDEST))


def _parts(series: Series) -> Iterator[Text | Table | Padding]:
    yield Text(one_line(series.query), "bold").append(f"  counted: {series.counts}", "not bold dim")
    if not series.figures:
        yield Text("No figure of this quantity is in the archive.")
    else:
        yield Text(f"{heading(series)}; nothing is summed or chosen")
        yield Text()
        yield _figures(series)
        yield from _ties(series)
    if series.choice is not None:
        yield from _chosen(series.choice, series)
    yield from _near(series)
    for warning in series.warnings:
        yield Text(f"note: {one_line(warning)}", "yellow")


def _figures(series: Series) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("figure", overflow="fold", max_width=18)
    table.add_column("", no_wrap=True, min_width=_STRIP)
    table.add_column("whose, and how it came", overflow="fold", ratio=1)
    strips = _strips(series.figures)
    for line, strip in zip(lines(series), strips, strict=True):
        table.add_row(
            Text(line.figure, "dim"), Text(line.published), Text(line.says, "bold"), Text(strip, "cyan"), _whose(line)
        )
    return table


def _whose(line: Line) -> Text:
    said = Text(line.whose)
    came = [part for part in (line.kind if line.kind not in line.whose else "", line.articles) if part]
    if line.first_in not in line.whose:
        came.append(f"first in {line.first_in}")
    if line.of:
        came.append(f"of {line.of}")
    said.append("\n" + "; ".join(came), "dim")
    return said.append(f"; {line.note}", "yellow") if line.note else said


def _strips(figures: Sequence[Figure]) -> list[str]:
    """Each interval on one scale: ``├──┤`` between its ends, ``●`` one number, an arrow where an end is open."""
    printed = [value for figure in figures for value in (figure.low, figure.high)]
    low, high = min(printed), max(printed)
    log = low > 0 and high / low >= _FAR

    def at(value: float) -> int:
        if high == low:
            return _STRIP // 2
        share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
        return 1 + round(share * (_STRIP - 3))

    return [_strip(at(figure.low), at(figure.high), figure) for figure in figures]


def _strip(start: int, end: int, figure: Figure) -> str:
    cells = [" "] * _STRIP
    cells[start : end + 1] = "─" * (end + 1 - start)
    cells[start], cells[end] = ("●", "●") if start == end else ("├", "┤")
    if figure.most is None:
        cells[end + 1] = "→"
    if figure.modifier in ("less-than", "at-most"):
        cells[start - 1] = "←"
    return "".join(cells)


def _ties(series: Series) -> Iterator[Text | Padding]:
    """How the figures of different origins stand to each other, by their ids."""
    for how, found in ties(series):
        said = "; ".join(f"{tie.figure} with {', '.join(tie.others)}" for tie in found[:_MOST_TIES])
        more = f"; and {len(found) - _MOST_TIES} more (--json has all)" if len(found) > _MOST_TIES else ""
        yield Text()
        yield Text(f"{how}:", "dim")
        yield Padding(Text(said + more), (0, 0, 0, 2))


def _chosen(choice: Choice, series: Series) -> Iterator[Text | Padding]:
    yield Text()
    yield Text(f"{choice.title}: ", "bold").append(choice_of(choice)).append(f" {series.unit}" if series.unit else "")
    said = [
        f"because: {choice.why}; rests on {', '.join(choice.figures) or 'no figure'}",
        f"rule: {choice.says}",
        f"source: {choice.source}",
        "passed over: " + ("; ".join(f"{one.figure} ({one.why})" for one in choice.left_out) or "none"),
    ]
    for line in said:
        yield Padding(Text(one_line(line)), (0, 0, 0, 2))


def _near(series: Series) -> Iterator[Text | Padding]:
    if not series.apart:
        return
    yield Text()
    yield Text("Near, but not put with them:", "dim")
    for each in series.apart[:_MOST_APART]:
        said = Text(f"{one_line(each.printed)} in {one_line(each.article)}: ").append(one_line(each.why), "dim")
        yield Padding(said, (0, 0, 0, 2))
    if len(series.apart) > _MOST_APART:
        yield Padding(Text(f"and {len(series.apart) - _MOST_APART} more (--json has all)", "dim"), (0, 0, 0, 2))

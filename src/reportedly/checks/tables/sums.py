"""A total of a table and the cells that it may be the sum of, with what the sum comes to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from reportedly.checks.interval import Interval, judge, printed, total
from reportedly.checks.tables.heads import is_total, says
from reportedly.checks.tables.values import half_place, may_be, own_place
from reportedly.figures.tables import Cell, Table
from reportedly.model.claims import Verdict
from reportedly.model.figures import Quantity

FEWEST = 2
"""Parts of a sum."""
MOST_SUMS = 4_000
"""So many sums of some of the parts are looked at; with more, one comes to the total by chance."""
_SHOWN = 8  # parts that are written out
AWAY = 1.0
"""Percentages may miss their 100 by this much, or by all their roundings: newsrooms print the note, or don't."""


@dataclass(frozen=True)
class Sum:
    """A total, the cells that were added, what is not known of them, and the verdict."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    unknown: int
    verdict: Verdict
    central: Interval
    working: str
    rows: tuple[int, ...] = ()


def added(stated: Cell, cells: Sequence[Cell], rows: Sequence[int] = ()) -> Sum | None:
    """``cells`` added up against the ``stated`` total; None where they are of other units, or too few to add."""
    whole = stated.quantity
    parts = tuple(cell.quantity for cell in cells if cell.quantity is not None)
    unknown = sum(cell.quantity is None for cell in cells)
    if (
        whole is None
        or len(parts) < FEWEST
        or any((part.kind, part.unit) != (whole.kind, whole.unit) for part in parts)
    ):
        return None
    if unknown and min(part.low for part in parts) < 0:
        return None
    central = total(map(printed, parts))
    if whole.kind == "percent":
        verdict = _of_hundred(whole, parts, central)
    else:
        computed = total(map(may_be, parts)).plus(Interval(0.0, inf if unknown else 0.0))
        verdict = judge(computed, may_be(whole), bare=printed(whole), central=None if unknown else central)
        if verdict != "consistent" and abs(central.low - whole.low) <= _room(whole) + 1e-9:
            verdict = "consistent" if verdict == "strained" else "strained"
    if verdict is None:
        return None
    return Sum(whole, parts, unknown, verdict, central, _working(stated, cells, central), tuple(rows))


def _working(stated: Cell, cells: Sequence[Cell], central: Interval) -> str:
    """The sum as a reader would write it down, in the table's own figures."""
    shown = [cell.shown for cell in cells if cell.quantity is not None]
    unknown = len(cells) - len(shown)
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN - 2], f"… ({len(shown)} figures)", shown[-1]]
    left = f" + {unknown} not given" if unknown else ""
    return f"{' + '.join(shown)}{left} = {stated.alike(central.low)}, the table says {stated.shown}"


def _room(whole: Quantity) -> float:
    """How far a total may miss for its places alone: a unit of its column's last, or half one of its own last."""
    return max(2 * half_place(whole), own_place(whole))


def _of_hundred(whole: Quantity, parts: Sequence[Quantity], central: Interval) -> Verdict | None:
    """The verdict on percentages whose total is 100; None where the total is none of them (an average, a rate)."""
    if abs(whole.low - 100) > AWAY or not 80 <= central.low <= 120:
        return None
    room = max(AWAY, len(parts) * max(map(half_place, parts)))
    return "consistent" if abs(central.low - whole.low) <= room + 1e-9 else "inconsistent"


def of_column(table: Table, row: int, at: int) -> list[Sum]:
    """The sums that the cell at column ``at`` of a total's ``row`` can be, the likeliest first."""
    whole = table.rows[row].cells[at]
    if whole.quantity is None or says("apart", table.heads[at].words):
        return []
    found = []
    for rows in dict.fromkeys(map(tuple, _ways(table, row))):
        plain = _without_subtotals(table, rows, at)
        for some in dict.fromkeys((rows, plain)):
            one = added(whole, [table.rows[n].cells[at] for n in some], some)
            found += [one] if one is not None else []
    return found


def _without_subtotals(table: Table, rows: Sequence[int], at: int) -> tuple[int, ...]:
    """The rows without those that are the sum of all before: subtotals that no word calls so ("Valid votes")."""
    kept: list[int] = []
    so_far = 0.0
    for n in rows:
        one = table.rows[n].cells[at].quantity
        if one is not None and len(kept) >= FEWEST and one.low == so_far:
            continue
        kept.append(n)
        so_far += one.low if one is not None else 0.0
    return tuple(kept)


def _ways(table: Table, row: int) -> Iterator[list[int]]:
    """The rows that the total in ``row`` may be of, the likeliest first."""
    for rows in _blocks(table, row):
        kept = [n for n in rows if not says("within", table.rows[n].label)]
        yield kept
        if len(kept) < len(rows):
            yield rows


def _blocks(table: Table, row: int) -> Iterator[list[int]]:
    stops = [n for n, one in enumerate(table.rows) if one.is_title or is_total(one.label, table)]
    plain = [n for n in range(len(table.rows)) if n not in set(stops)]
    before = max((n for n in stops if n < row), default=-1)
    after = min((n for n in stops if n > row), default=len(table.rows))
    if before == row - 1:
        yield [n for n in stops if n < row and not table.rows[n].is_title]
    yield [n for n in plain if before < n < row]
    yield [n for n in plain if n < row]
    if before in (-1, row - 1):
        yield [n for n in plain if row < n < after]
    yield plain
    yield [n for n in stops if n < row and not table.rows[n].is_title]


def is_ranked(parts: Sequence[Quantity]) -> bool:
    """Whether the parts go down from the largest: the first of a list that may be longer."""
    return len(parts) > 2 and all(a.low >= b.low for a, b in pairwise(parts))


def is_rounder(one: Sum) -> bool:
    """Whether the total is a round number and its parts are none, as of a sample of 1,000 with some of neither kind."""
    return one.whole.low % 100 == 0 and any(part.low % 10 for part in one.parts)


def left_out(one: Sum) -> int | None:
    """The part without which the others come to the total: it may be counted in another; its place among the parts."""
    return next((n for n, part in enumerate(one.parts) if one.central.low - part.low == one.whole.low), None)


def overlaps(one: Sum) -> bool:
    """Whether some of the parts alone come to the total, so that the rest may be parts of those; or too many may."""
    sums = {0.0}
    for part in one.parts:
        sums |= {known + part.low for known in sums if known + part.low <= one.whole.low}
        if len(sums) > MOST_SUMS:
            return True
    return one.whole.low in sums

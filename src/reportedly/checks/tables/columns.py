"""Columns that follow from others: a change from two values, a share from a part and its whole."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, judge, printed
from reportedly.checks.rule import Rule
from reportedly.checks.shown import span_of
from reportedly.checks.tables.heads import says, total_rows
from reportedly.checks.tables.majority import Fit, Settled, settled
from reportedly.checks.tables.values import half_place, may_be
from reportedly.figures.tables import Cell, Row, Table
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

NEAR = 4
"""Columns of figures beside a change or a share that it may be computed from."""

Relation = Callable[[Interval, Interval], Interval]
"""The values that two figures come to."""


def _difference(old: Interval, new: Interval) -> Interval:
    return new.minus(old)


def _percent(old: Interval, new: Interval) -> Interval:
    ends = [100 * (b - a) / a for a in old for b in new]
    return Interval(min(ends), max(ends))


def _share(whole: Interval, part: Interval) -> Interval:
    return part.over(whole).scaled(100)


def _changes(case: Case) -> Iterator[Finding]:
    for table in case.tables:
        for at, head in enumerate(table.heads):
            if says("change", head.words) and (found := _best(_changes_of(table, at))) is not None:
                yield from found.findings(head.words)


def _changes_of(table: Table, at: int) -> Iterator[list[Fit]]:
    """The ways in which the column ``at`` may be the change from one of the columns beside it to another."""
    signed = any(row.cells[at].words[:1] in "+-−–▲▼" for row in table.lines if row.cells[at].quantity is not None)
    for old, new in permutations(_beside(table, at), 2):
        for relation in (_difference, _percent):
            fits = (_changed(row, (old, new, at), relation, signed=signed) for row in table.lines)
            yield [fit for fit in fits if fit is not None]


def _changed(row: Row, at: tuple[int, int, int], relation: Relation, *, signed: bool) -> Fit | None:
    before, after, cell = (row.cells[n] for n in at)
    old, new, stated = before.quantity, after.quantity, cell.quantity
    if old is None or new is None or stated is None or (old.kind, old.unit) != (new.kind, new.unit):
        return None
    relative = relation is _percent
    if (relative and stated.kind != "percent") or (not relative and stated.kind == "percent" != old.kind):
        return None
    if relative and may_be(old).low <= 0:
        return None
    shown = f"{before.shown} → {after.shown}" if relative else f"{after.shown} − {before.shown}"
    return _fit(relation, old, new, cell, shown, signed=signed)


def _fit(relation: Relation, old: Quantity, new: Quantity, cell: Cell, shown: str, *, signed: bool) -> Fit | None:
    """How a cell keeps to what ``old`` and ``new`` come to; without a sign, the size alone."""
    if (stated := cell.quantity) is None or stated.modifier != "exact":
        return None
    computed, central = relation(may_be(old), may_be(new)), relation(printed(old), printed(new))
    if not signed and stated.low >= 0:
        computed, central = computed.magnitude(), central.magnitude()
    verdict = judge(computed, may_be(stated), bare=printed(stated), central=central)
    if verdict == "inconsistent" and abs(central.low - stated.low) < 2 * half_place(stated) - 1e-9:
        verdict = "strained"  # cut off, not rounded
    result = cell.alike(central.low) if relation is _difference else span_of(central, " %")
    return Fit(verdict, (old, new, stated), f"{shown} = {result}, the table says {cell.shown}")


def _shares(case: Case) -> Iterator[Finding]:
    for table in case.tables:
        for at, head in enumerate(table.heads):
            if head.kind == "percent" or _has_percent(table, at):
                found = _best(_shares_of(table, at)) if not says("change", head.words) else None
                if found is not None and not any(says("less", other.words) for other in table.heads):
                    yield from found.findings(head.words or "shares")


def _has_percent(table: Table, at: int) -> bool:
    return any((one := row.cells[at].quantity) is not None and one.kind == "percent" for row in table.lines)


def _shares_of(table: Table, at: int) -> Iterator[list[Fit]]:
    """The ways in which the column ``at`` may be the share of one column in its total, or in another column."""
    beside = _beside(table, at)
    totals = total_rows(table)
    for part in beside:
        if len(totals) == 1 and (whole := table.rows[totals[0]].cells[part]).quantity is not None:
            rows = [row for n, row in enumerate(table.rows) if n != totals[0] and not row.is_title]
            fits = [_shared(whole, row.cells[part], row.cells[at]) for row in rows]
            yield [fit for fit in fits if fit is not None]
    for part, of in permutations(beside, 2):
        fits = [_shared(row.cells[of], row.cells[part], row.cells[at]) for row in table.lines]
        yield [fit for fit in fits if fit is not None]


def _shared(whole_in: Cell, part_in: Cell, stated: Cell) -> Fit | None:
    whole, part = whole_in.quantity, part_in.quantity
    if whole is None or part is None or stated.quantity is None or stated.quantity.kind != "percent":
        return None
    if (whole.kind, whole.unit) != (part.kind, part.unit) or whole.low <= 0 or part.low < 0 or whole.kind == "percent":
        return None
    return _fit(_share, whole, part, stated, f"{part_in.shown} of {whole_in.shown}", signed=True)


def _beside(table: Table, at: int) -> Sequence[int]:
    """The columns of figures before ``at``, the nearest first, or where there are none those after it."""
    having = [n for n in range(len(table.heads)) if any(row.cells[n].quantity is not None for row in table.lines)]
    before = [n for n in reversed(having) if n < at and not says("change", table.heads[n].words)]
    after = [n for n in having if n > at and not says("change", table.heads[n].words)]
    return (before if len(before) > 1 else before + after)[:NEAR]


def _best(ways: Iterator[list[Fit]]) -> Settled | None:
    """The relation that most rows keep to."""
    found = [one for way in ways if (one := settled(way)) is not None]
    return max(found, key=lambda one: (len(one.kept), -len(one.broken)), default=None)


CHANGE = Rule(
    id="table-change",
    title="A table's column of changes",
    needs=(
        "a table with a column headed “Change”, “+/-”, “% change” or the like (`table_words.csv`), and two columns of "
        "figures beside it, in three rows or more"
    ),
    rule=(
        "the column must be the difference of two columns beside it, or in percent the change from one to the other, "
        "in the order and by the formula that most rows keep to; the rows that don't are told of"
    ),
    tolerance="half the last printed place of each figure; without a sign in the column only the size is compared",
    example="2023, 2024, Change: 40, 50, 25 %; 80, 60, -25 %; 20, 30, 40 %: 20 → 30 = 50 %, the table says 40 %",
    traps=(
        "where fewer than two rows, or two in three, keep to one formula, nothing is said; small whole numbers need "
        "three; where more than three rows don't keep to it, they are only counted"
    ),
    apply=_changes,
)
SHARE = Rule(
    id="table-share",
    title="A table's column of shares",
    needs="a table with a column in percent, a column of figures beside it, and that one's total or another column",
    rule=(
        "the column must be the share of one column in its own total, or in another column, in the way that most rows "
        "keep to; the rows that don't are told of"
    ),
    tolerance="half the last printed place of each figure",
    example="Votes and share of 600: 300, 50 %; 180, 30 %; 120, 25 %: 120 of 600 = 20 %, the table says 25 %",
    traps=(
        "where fewer than two rows, or two in three, keep to one way, nothing is said; nor where draws, penalties or "
        "bonuses have a column; percentages may be cut off instead of rounded"
    ),
    apply=_shares,
)

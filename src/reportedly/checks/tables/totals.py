"""Totals of a table: a row, or a column, that is said to be the sum of the others."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.rule import Rule
from reportedly.checks.shown import finding
from reportedly.checks.tables.heads import is_partial, is_total, says, total_rows
from reportedly.checks.tables.majority import Fit, settled
from reportedly.checks.tables.sums import Sum, added, is_ranked, is_rounder, left_out, of_column, overlaps
from reportedly.figures.tables import Cell, Table
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

SURE = 0.75
"""A total that its column doesn't come to, where nothing else tells that its rows are all the parts."""
SURER = 0.85
"""The same where another column of the same rows comes to its total."""
ASKED = 0.4
FAR = 2.0
"""Parts that come to so many times their total are not its parts alone."""
NEAR = 0.8
"""Parts that come to less of their total may be some of them."""
_MOST_SPANS = 40


def _find(case: Case) -> Iterator[Finding]:
    for table in case.tables:
        for row in total_rows(table):
            yield from _row_of_totals(table, row)
        yield from _columns_of_totals(table)


def _row_of_totals(table: Table, row: int) -> Iterator[Finding]:
    """The findings on one row of totals, a column each."""
    found = [(at, best) for at in range(len(table.heads)) if (best := _best(table, row, at)) is not None]
    fitting = {one.rows for _, one in found if one.verdict != "inconsistent"}
    missed = [one for _, one in found if one.verdict == "inconsistent"]
    for at, one in found:
        name = f"{table.heads[at].words}: " if table.heads[at].words else ""
        if one.verdict != "inconsistent":
            yield finding(one.verdict, _spans(one), name + one.working, sure=SURER)
        elif table.is_whole and not _is_other(one):
            needs = _doubt(table, row, one, fitting, missed)
            sure = ASKED if needs else SURER if fitting else SURE
            verdict: Verdict = "not-checkable" if needs else "inconsistent"
            yield finding(verdict, _spans(one), name + one.working, sure=sure, needs=needs)


def _best(table: Table, row: int, at: int) -> Sum | None:
    """The sum that fits, or else the likeliest."""
    ways = of_column(table, row, at)
    ranks = ("consistent", "strained", "inconsistent")
    return min(ways, key=lambda one: ranks.index(one.verdict), default=None)


def _is_other(one: Sum) -> bool:
    """Whether a total can be no sum of these: an average, a rate, or far from it; each part may be told twice over."""
    values = [part.low for part in one.parts]
    if one.whole.kind == "percent":
        return False
    return one.whole.low <= max(values) or not 1 / FAR <= one.central.low / one.whole.low < FAR - 0.01


def _doubt(table: Table, row: int, one: Sum, fitting: set[tuple[int, ...]], missed: Sequence[Sum]) -> str | None:
    """What must be known before a sum that doesn't fit is called wrong; None where it is sure."""
    short = one.central.low < one.whole.low
    if not short and (place := left_out(one)) is not None:
        return f"whether {table.rows[one.rows[place]].label or 'a row'} is counted in another row"
    if not short and (overlaps(one) or any(says("within", table.rows[n].label) for n in one.rows)):
        return "whether the rows shut each other out"
    if one.central.low < NEAR * one.whole.low:
        return "whether these rows are all the parts of the total"
    if one.rows in fitting:
        return None
    longer = is_partial(table, row) or is_ranked(one.parts) or is_rounder(one) or one.whole.kind == "percent"
    if len(missed) > 1 or (short and longer):
        return "whether these rows are all the parts of the total"
    return None


def _spans(one: Sum) -> list[Quantity]:
    return [*one.parts, one.whole] if len(one.parts) < _MOST_SPANS else [one.whole]


def _columns_of_totals(table: Table) -> Iterator[Finding]:
    """The rows of which a column headed as a total isn't the sum, where most others are it."""
    for at, head in enumerate(table.heads):
        if not is_total(head.words, table) or any(says("less", other.words) for other in table.heads):
            continue
        for columns in (_left_of(table, at), _right_of(table, at)):
            rows = [row for row in table.lines if not row.is_cut]
            fits = [fit for row in rows if (fit := _fit(row.cells, at, columns)) is not None]
            if (settled_on := settled(fits)) is not None:
                yield from settled_on.findings(f"the columns before {head.words}")
                break


def _left_of(table: Table, at: int) -> list[int]:
    """The columns before a total, back to another total; the first has the labels."""
    before = [n for n in range(at) if not _total_of(table, at) and is_total(table.heads[n].words, table)]
    return _parts(table, at, range(max(before, default=0) + 1, at))


def _right_of(table: Table, at: int) -> list[int]:
    end = next((n for n in range(at + 1, len(table.heads)) if is_total(table.heads[n].words, table)), len(table.heads))
    return _parts(table, at, range(at + 1, end))


def _parts(table: Table, at: int, among: Iterable[int]) -> list[int]:
    """The columns of figures that a total can be of: of "Total goals" those whose heads end in "goals"."""
    of = _total_of(table, at)
    found = [n for n in among if _is_part(table, n)]
    return [n for n in found if table.heads[n].words.lower().endswith(of) and not _total_of(table, n)] if of else found


def _total_of(table: Table, at: int) -> str:
    """What a total is of: "goals" of "Total goals", nothing of a plain one."""
    return table.heads[at].words.lower().partition("total ")[2]


def _is_part(table: Table, at: int) -> bool:
    """Whether a column may be added to others: figures, or nothing, in most rows, of a kind that has a sum."""
    head, cells = table.heads[at], [row.cells[at] for row in table.lines]
    words = sum(cell.quantity is None and not cell.is_blank for cell in cells)
    is_sum = head.kind != "percent" and not says("apart", head.words) and not says("share", head.words)
    return is_sum and words * 2 < len(cells) and any(cell.quantity is not None for cell in cells)


def _fit(cells: Sequence[Cell], at: int, columns: Sequence[int]) -> Fit | None:
    one = added(cells[at], [cells[n] for n in columns])
    if one is None:
        return None
    return Fit(one.verdict, (*one.parts, one.whole), one.working, is_open=one.unknown > 0)


RULE = Rule(
    id="table-total",
    title="A table's total and its parts",
    needs=(
        "a table of figures (the rows behind a report's text) with a row or a column called “Total”, “All”, “Sum” or "
        "the like (`table_words.csv`), and two figures or more of one unit that it may be the sum of"
    ),
    rule=(
        "the figures of the rows before the total (since the total or heading before; all of them; or those behind a "
        "total that comes first) must come to it. Any of these that fits is taken. A column of totals must be the sum "
        "of the columns beside it, if it is in most rows. Percentages are added where the total is 100"
    ),
    tolerance=(
        "half the last printed place of each figure, whole counts exact; figures under a scale or a unit in brackets "
        "(“£m”) are rounded; percentages may come to 99 to 101, or miss by their roundings; a cell that isn't given "
        "may be any figure from 0"
    ),
    example="Orlec 12, Brod 9, Vasht 15, Total 38: 12 + 9 + 15 = 36, the table says 38: inconsistent",
    traps=(
        "rates, averages, prices, ages and years are not added; a total no larger than a part is taken for an average; "
        "“Total goals” is of columns that end in “goals”; nothing is said of rows where penalties have a column; "
        "asked about only: rows that may be part of another (“of which”), the first rows of a longer list, totals of "
        "the whole country, tables of which several totals miss"
    ),
    apply=_find,
)

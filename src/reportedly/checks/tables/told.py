"""The text against its table: the same thing counted in a sentence and in the table's total, or in a row it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant, total
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.checks.tables.heads import is_total, says, total_rows
from reportedly.checks.things import classes, proper_names, thing
from reportedly.figures.tables import Row, Table
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

SURE = 0.6
ASKED = 0.4
FAR = 2.0
"""A figure this many times the total, or the total it, is of something else."""
OPENING = 2
"""Sentences at the top in which a report tells its main figures."""
LONGEST_LABEL = 40
FEWEST = 2
_SHOWN = 8  # figures of a sum that are written out
_NEEDS = "whether the text and the table are of the same time and place"
_TOTAL = re.compile(
    r"\b(?:in all|in total|altogether|a total of|total(?:s|led)?|all told|overall|toll)\b", re.IGNORECASE
)
_OTHER_TIME = re.compile(
    r"\b(?:since|during|until|before|earlier|previous\w*|last|past|first|second|next|new|(?:1[5-9]|20)\d\d|annual\w*|"
    r"year|week|month|so far|as of|updated|provisional|preliminary)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Stated:
    """What a table says of one thing: its total, the sum of its rows, or a line of a list.

    ``most`` is the largest of its parts, and ``sure`` whether the text may be called wrong by it.
    """

    where: str
    figures: tuple[Quantity, ...]
    values: Interval
    shown: str
    counted: str
    most: float = 0.0
    sure: bool = True


def _find(case: Case) -> Iterator[Finding]:
    for table in case.tables:
        totals = total_rows(table)
        for at, head in enumerate(table.heads if len(totals) < 2 else ()):
            alike = _alike(case, head.counted) if head.counted and not says("apart", head.words) else []
            if alike:
                yield from _named_rows(case, table, at, alike)
                yield from _set_against(case, table, _whole(table, totals, at), alike, _values(table, at))
        for stated in _list(table):
            yield from _set_against(case, table, stated, _alike(case, stated.counted), set())


def _whole(table: Table, totals: Sequence[int], at: int) -> Stated | None:
    """The total of a column; where the table has none, what its rows come to."""
    counted = table.heads[at].counted
    cells = [row.cells[at] for n, row in enumerate(table.rows) if not row.is_title and n not in totals]
    parts = tuple(cell.quantity for cell in cells if cell.quantity is not None)
    most = max((part.low for part in parts), default=0.0)
    if totals:
        whole = table.rows[totals[0]].cells[at].quantity
        return Stated("total", (whole,), meant(whole), figure(whole), counted, most) if whole is not None else None
    within = any(says("within", row.label) for row in table.rows)
    if len(parts) < FEWEST or len(parts) < len(cells) or within or not table.is_whole:
        return None
    shown = " + ".join(map(figure, parts)) if len(parts) <= _SHOWN else f"{len(parts)} rows"
    values = total(map(meant, parts))
    return Stated("its rows", parts, values, f"{shown} = {span_of(values)}", counted, most, sure=False)


def _list(table: Table) -> Iterator[Stated]:
    """The lines of a list of two columns without a head: "Dead | 38"."""
    if len(table.heads) == 2 and not table.heads[1].words:
        for row in table.rows:
            one = row.cells[-1].quantity
            if one is not None and one.counted:
                yield Stated(f"row {row.label}", (one,), meant(one), figure(one), one.counted)


def _alike(case: Case, counted: str) -> list[Quantity]:
    """The figures of the text that count what the head ``counted`` names: the same event (dead, missing, hurt)."""
    who, event = classes(counted)
    found = []
    for quantity in case.quantities if event else ():
        plain = quantity.kind == "count" and quantity.change is None and quantity.part != "by"
        if plain and not (quantity.negated or quantity.hypothetical or quantity.planned):
            one = thing(case, quantity)
            if one.event == event and not one.apart and (not who or who & one.who):
                found.append(quantity)
    return found


def _set_against(
    case: Case, table: Table, stated: Stated | None, alike: list[Quantity], cells: set[float]
) -> Iterator[Finding]:
    """The text's figure against what the table says; nothing where the text has several, or has it of one row."""
    if stated is None or not alike:
        return
    if (same := next((one for one in alike if meant(one).meets(stated.values)), None)) is not None:
        yield finding("consistent", (same, *stated.figures), _working(same, stated), sure=SURE)
        return
    one, low = alike[0], stated.values.low
    if len({other.low for other in alike}) > 1 or one.low in cells or any(_rows_in(case, table, q) for q in alike):
        return
    if case.disputed(one.span) or _OTHER_TIME.search(case.sentence(one.span)):
        return
    if not low or not 1 / FAR <= one.low / low <= FAR or one.low <= stated.most:
        return
    if stated.sure and _is_sure(case, table, one):
        yield finding("inconsistent", (one, *stated.figures), _working(one, stated), sure=SURE)
    else:
        yield finding("not-checkable", (one, *stated.figures), _working(one, stated), sure=ASKED, needs=_NEEDS)


def _is_sure(case: Case, table: Table, one: Quantity) -> bool:
    """Whether the text gives the figure as the whole, at its top or by a word, and the table is of no other time."""
    sentence = case.sentence(one.span)
    heads = " ".join(head.words for head in table.heads)
    named = proper_names(table.caption, start_of_sentence=True)
    elsewhere = bool(named) and not named & thing(case, one).setting
    as_whole = case.sentence_of(one.span) <= OPENING or _TOTAL.search(sentence) is not None
    other = _OTHER_TIME.search(f"{table.caption} {heads}") or says("partial", table.caption)
    return (
        as_whole
        and not other
        and not elsewhere
        and one.modifier in ("exact", "at-least", "more-than")
        and table.is_whole
    )


def _named_rows(case: Case, table: Table, at: int, alike: list[Quantity]) -> Iterator[Finding]:
    """Figures in sentences that name one row, and say another figure than its cell: asked about, never accused."""
    for one in alike:
        rows = _rows_in(case, table, one)
        stated = rows[0].cells[at].quantity if len(rows) == 1 else None
        beside = [other for other in alike if case.sentence_of(other.span) == case.sentence_of(one.span)]
        if stated is None or len(beside) > 1 or meant(one).meets(meant(stated)):
            continue
        if _OTHER_TIME.search(case.sentence(one.span)):
            continue
        values = _values(table, at)
        if one.low not in values and stated.low and 1 / FAR <= one.low / stated.low <= FAR:
            row = Stated(f"row {rows[0].label}", (stated,), meant(stated), figure(stated), stated.counted)
            yield finding("not-checkable", (one, stated), _working(one, row), sure=ASKED, needs=_NEEDS)


def _values(table: Table, at: int) -> set[float]:
    """The figures of a column."""
    return {one.low for row in table.lines if (one := row.cells[at].quantity) is not None}


def _rows_in(case: Case, table: Table, one: Quantity) -> list[Row]:
    """The rows whose labels the figure's sentence has."""
    sentence = case.sentence(one.span)
    return [
        row
        for row in table.lines
        if 2 < len(row.label) <= LONGEST_LABEL
        and _LETTERS.search(row.label)
        and row.label in sentence
        and not is_total(row.label, table)
    ]


def _working(told: Quantity, stated: Stated) -> str:
    return f"the text says {figure(told)}, the table ({stated.where}) {stated.shown}: {stated.counted}"


RULE = Rule(
    id="table-text",
    title="The text and its table",
    needs=(
        "a table whose column is headed by an event of `counted.csv` (“Dead”, “Missing”, “Injured”) and has one total "
        "or none; or a list of two columns (“Dead | 38”); and figures of the text that count the same"
    ),
    rule=(
        "a figure of the text must be the table's total. Where none is, and the text has one such figure, larger than "
        "every row's and said at the top or called a total, it is inconsistent; else it is asked about. Without a "
        "total the sum of the rows is asked about. A figure in a sentence that names one row is set against that "
        "row's, and only asked about"
    ),
    tolerance="half the last printed place of each figure, whole counts under 1,000 exact; at-least figures reach up",
    example="“Floods in Sarn have killed 41 people”, and a table of which the total of Dead is 38: inconsistent",
    traps=(
        "figures of another time (“since”, “last year”, a table “as of”), of rows, changes, denials and plans; two "
        "different figures in the text; a total more than twice, or less than half"
    ),
    apply=_find,
)

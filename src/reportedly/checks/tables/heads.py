"""What the heads and labels of a table say: a total, a change, a share, what can't be summed (``table_words.csv``)."""

import re
from functools import cache
from typing import Literal

from reportedly.checks.things import stem
from reportedly.figures.tables import Table
from reportedly.vocab import rows

Role = Literal["total", "change", "share", "apart", "within", "partial", "less"]
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:grand )?total(?: of)? |all ", re.IGNORECASE)


@cache
def _said(role: Role) -> re.Pattern[str]:
    said = sorted((row["words"].lower() for row in rows("table_words") if row["role"] == role), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, said))})(?!\w)", re.IGNORECASE)


def says(role: Role, words: str) -> bool:
    """Whether ``words`` hold a word or phrase of ``role``."""
    return _said(role).search(words) is not None


def is_total(words: str, table: Table) -> bool:
    """Whether a label or head is a total's: "Total", or "Total dead", "All districts" where the table names those."""
    bare = _BRACKETS.sub("", words).strip(" :*.").replace("  ", " ")
    if _said("total").fullmatch(bare):
        return True
    opened = _OPENS.match(bare)
    return opened is not None and _stems(bare[opened.end() :]) <= _named(table)


def total_rows(table: Table) -> list[int]:
    """The rows of ``table`` that are labelled as a total."""
    return [n for n, row in enumerate(table.rows) if not row.is_title and is_total(row.label, table)]


def _named(table: Table) -> set[str]:
    return _stems(" ".join([table.caption, *(head.words for head in table.heads)]))


def _stems(words: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(words)}


def is_partial(table: Table, row: int) -> bool:
    """Whether words of the table say that its rows are not all of what its total in ``row`` is of."""
    heads = " ".join(head.words for head in table.heads)
    return says("partial", f"{table.caption} | {heads} | {table.rows[row].label}")

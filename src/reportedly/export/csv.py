"""CSV (RFC 4180): one table of readings, UTF-8, a line of names first, lines end in CR LF.

A spreadsheet takes a cell that begins with ``= + - @``, a tab or a line end for a formula (CWE-1236; OWASP "CSV
Injection"). Such a text cell gets an apostrophe before it. So that it can be taken off again without loss, a cell whose
apostrophes are followed by one of these gets one more: ``plain`` takes off what ``guarded`` put on. Numbers are
written as numbers. NUL, which many readers take for the end, becomes U+FFFD.

Where the list separator is a semicolon, as in most of Europe, a spreadsheet that opens this file by a double click cuts
cells at semicolons and line ends within them, quotes or no quotes. So what would be a formula after one of ``; | tab``
or a line end gets an apostrophe as well.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

import msgspec

from reportedly.export.tables import Cell, Seen, Table, rows, table, written
from reportedly.model.reading import Reading

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""The full-width signs count as well: Excel in Japanese and Chinese takes them for the others."""
_GUARDED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
_WITHIN = re.compile(r"(?<=[;|\t\r\n])([ \u00a0]*)('*)(?=[=+\-@＝＋－＠])")
_GUARDED_WITHIN = re.compile(r"(?<=[;|\t\r\n])([ \u00a0]*)'('*)(?=[=+\-@＝＋－＠])")


def encode(reading: Reading, name: str = "claims") -> bytes:
    """One table of one reading. Raises SettingsError for a table that there is not."""
    return b"".join(encode_many([reading], name))


def encode_many(readings: Iterable[Reading], name: str = "claims") -> Iterator[bytes]:
    """One table of many readings, piece by piece: a reading's rows at a time."""
    yield from written(readings, Writing(table(name)))


class Writing:
    """One table being written; ``add`` and ``end`` give the bytes to write next."""

    def __init__(self, of: Table) -> None:
        self._of = of
        self._line = [[column.name for column in of.columns]]

    def add(self, seen: Seen) -> bytes:
        """A reading's rows, with the line of names before the first."""
        held = io.StringIO(newline="")
        writer = csv.writer(held, lineterminator="\r\n")
        writer.writerows(self._line)
        self._line = []
        writer.writerows([[_shown(cell) for cell in row] for row in rows(self._of, seen)])
        return held.getvalue().encode()

    def end(self) -> bytes:
        """The line of names, where no reading came."""
        return ("".join(",".join(line) + "\r\n" for line in self._line)).encode()


def guarded(words: str) -> str:
    """A text cell that no spreadsheet takes for a formula."""
    words = _WITHIN.sub(r"\1'\2", words)
    return f"'{words}" if _FORMULA.match(words) else words


def plain(cell: str) -> str:
    """The text that ``guarded`` made ``cell`` of."""
    words = cell[1:] if _GUARDED.match(cell) else cell
    return _GUARDED_WITHIN.sub(r"\1\2", words)


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return guarded(cell.replace("\0", "\ufffd"))
        case list():
            return msgspec.json.encode(cell).decode()
    return repr(cell)

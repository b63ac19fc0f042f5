"""JSON Lines: one table of readings, a JSON object a row, keys in the order of the columns; texts as they are."""

from collections.abc import Iterable, Iterator

import msgspec

from reportedly.export.tables import Seen, Table, rows, table, written
from reportedly.model.reading import Reading


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
        self._names = [column.name for column in of.columns]

    def add(self, seen: Seen) -> bytes:
        """A reading's rows, a line each."""
        lines = (msgspec.json.encode(dict(zip(self._names, row, strict=True))) for row in rows(self._of, seen))
        return b"".join(line + b"\n" for line in lines)

    def end(self) -> bytes:
        """Nothing: each line stands by itself."""
        return b""

"""Parquet: one table of readings with the schema its columns say, compressed by zstd; texts as they are.

Each field's metadata holds the column's meaning, the file's the schema of readings.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportedly.errors import SettingsError
from reportedly.export.drain import Drain
from reportedly.export.tables import Row, Seen, Table, Type, rows, table, written
from reportedly.model.reading import SCHEMA, Reading

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

ROWS = 10_000
"""Rows of a row group, which are all that is held at a time."""


def encode(reading: Reading, name: str = "claims") -> bytes:
    """One table of one reading. Raises SettingsError for a table that there is not, or where pyarrow is missing."""
    return b"".join(encode_many([reading], name))


def encode_many(readings: Iterable[Reading], name: str = "claims") -> Iterator[bytes]:
    """One table of many readings, piece by piece: a row group at a time, and what closes the file."""
    yield from written(readings, Writing(table(name)))


class Writing:
    """One table being written; ``add`` and ``end`` give the bytes to write next."""

    def __init__(self, of: Table) -> None:
        try:
            from pyarrow.parquet import ParquetWriter
        except ImportError:
            todo = "Run pip install 'reportedly[parquet]'."
            raise SettingsError("Parquet needs the extra 'parquet'", where="export", todo=todo) from None
        self._of = of
        self._schema = schema(of)
        self._drain = Drain()
        self._writer = ParquetWriter(self._drain, self._schema, compression="zstd")
        self._held: list[Row] = []

    def add(self, seen: Seen) -> bytes:
        """A reading's rows are held; with the last of a row group it comes out."""
        for row in rows(self._of, seen):
            self._held.append(row)
            if len(self._held) == ROWS:
                self._write()
        return self._drain.drained()

    def end(self) -> bytes:
        """The rows still held, and the footer without which the file can't be read."""
        if self._held:
            self._write()
        self._writer.close()
        return self._drain.drained()

    def _write(self) -> None:
        import pyarrow

        columns = zip(*self._held, strict=True)
        arrays = [pyarrow.array(list(cells), kind.type) for cells, kind in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._held = []


def schema(of: Table) -> "Schema":
    """The Arrow schema of a table; every column may be null."""
    import pyarrow

    fields = [
        pyarrow.field(column.name, _type(column.type), metadata={"meaning": column.meaning}) for column in of.columns
    ]
    return pyarrow.schema(fields, metadata={"reportedly": f"{SCHEMA} {of.name}"})


def _type(of: Type) -> "DataType":
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    return kinds[of]

"""The embedded engine: one process, a bounded part of the rows in memory, the others on the disk.

Rows flow through as they are made. Where rows of a key must come together, they are held while they fit into
``memory``; if they don't, they are put into shards by their key, as files, and each shard is worked on for itself.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from reportedly.archive.copies.words import mixed
from reportedly.archive.engines.arrays import column
from reportedly.archive.engines.frames import Kernel, Source

MEMORY = 128 << 20
"""Bytes of rows that are held at once, before what the kernels make of them."""
_SHARDS = 64
_ROWS = 1 << 20  # of a join's result, at a time
_GROUP = 1 << 17  # rows of a Parquet row group

Tables: TypeAlias = Iterator[pa.Table]


@dataclass
class Room:
    """Where rows are held: so many bytes in memory, the others in a folder; ``moved``: how many were, as yet."""

    spill: Path
    memory: int
    moved: int = 0


@dataclass(frozen=True)
class Rows:
    """Rows that ``make`` makes."""

    make: Callable[[], Tables]
    room: Room

    def _with(self, make: Callable[[], Tables]) -> "Rows":
        return Rows(make, self.room)

    def map(self, kernel: Kernel) -> "Rows":
        """See ``frames.Frame``."""
        return self._with(lambda: (kernel(part) for table in self.make() for part in _parts(table, kernel.rows)))

    def group(self, by: str, kernel: Kernel) -> "Rows":
        """See ``frames.Frame``."""
        return self._with(lambda: (kernel(shard) for (shard,) in _shards(self.room, (self.make(),), by)))

    def join(self, other: "Rows", on: str, how: Literal["inner", "left"] = "inner") -> "Rows":
        """See ``frames.Frame``."""

        def make() -> Tables:
            for one, two in _shards(self.room, (self.make(), other.make()), on):
                yield from _joined(one, two, on, how)

        return self._with(make)

    def pick(self, **columns: Source) -> "Rows":
        """See ``frames.Frame``."""

        def picked(table: pa.Table) -> pa.Table:
            return pa.table({new: _source(table, old) for new, old in columns.items()})

        return self._with(lambda: (picked(table) for table in self.make()))

    def rising(self, one: str, other: str) -> "Rows":
        """See ``frames.Frame``."""
        return self._with(lambda: (table.filter(pc.less(table[one], table[other])) for table in self.make()))

    def where(self, flag: str, *, is_: bool) -> "Rows":
        """See ``frames.Frame``."""
        return self._with(lambda: (table.filter(pc.equal(table[flag], is_)) for table in self.make()))

    def write(self, folder: Path) -> None:
        """See ``frames.Frame``."""
        writer = None
        for table in self.make():
            if writer is None:
                writer = pq.ParquetWriter(folder / "part-0.parquet", table.schema, compression="zstd")
            writer.write_table(table, row_group_size=_GROUP)
        if writer:
            writer.close()


class Embedded:
    """Runs a job in this process; ``memory``: bytes of rows that it holds at once, ``spill``: where the others go."""

    def __init__(self, spill: Path, memory: int = MEMORY) -> None:
        self._room = Room(spill, memory)

    def table(self, rows: pa.Table) -> Rows:
        """See ``frames.Engine``."""
        return Rows(lambda: iter((rows,)), self._room)

    def scan(self, folder: Path) -> Rows:
        """See ``frames.Engine``."""
        return Rows(lambda: _scanned(folder), self._room)

    def moved(self) -> int:
        """See ``frames.Engine``."""
        return self._room.moved


def _scanned(folder: Path) -> Tables:
    rows = ds.dataset(folder, format="parquet")
    yield rows.schema.empty_table()
    for batch in rows.to_batches(batch_size=_GROUP, batch_readahead=2, use_threads=False):
        yield pa.Table.from_batches([batch])


def _parts(table: pa.Table, rows: int) -> Tables:
    for start in range(0, table.num_rows, rows):
        yield table.slice(start, rows)
    if not table.num_rows:
        yield table


def _source(table: pa.Table, source: Source) -> pa.ChunkedArray:
    if isinstance(source, str):
        return table[source]
    first, second = source
    return pc.coalesce(table[first], table[second] if isinstance(second, str) else pa.scalar(second))


def _shards(room: Room, sides: tuple[Tables, ...], by: str) -> Iterator[tuple[pa.Table, ...]]:
    """The rows of every side, those of the same key in the same shard: all in one while they fit into memory."""
    held: list[list[pa.Table]] = [[] for _ in sides]
    size = 0
    for number, tables in enumerate(sides):
        for table in tables:
            held[number].append(table)
            size += table.nbytes
            room.moved += table.nbytes
            if size > room.memory:
                yield from _spilt(room, [_chain(room, some, sides[i]) for i, some in enumerate(held)], by)
                return
    yield tuple(pa.concat_tables(tables) for tables in held)


def _chain(room: Room, held: list[pa.Table], more: Tables) -> Tables:
    while held:
        yield held.pop(0)
    for table in more:
        room.moved += table.nbytes
        yield table


def _spilt(room: Room, sides: Iterable[Tables], by: str) -> Iterator[tuple[pa.Table, ...]]:
    room.spill.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=room.spill))
    try:
        files = [_spill(some, by, folder / f"side-{number}") for number, some in enumerate(sides)]
        for shard in range(_SHARDS):
            yield tuple(_read(side[shard]) for side in files)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _spill(tables: Tables, by: str, folder: Path) -> list[Path]:
    """Each shard's rows as a file."""
    folder.mkdir()
    paths = [folder / f"{shard}.arrow" for shard in range(_SHARDS)]
    writers: list[pa.RecordBatchFileWriter] = []
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    for table in tables:
        if not writers:
            writers = [pa.ipc.new_stream(str(path), table.schema, options=options) for path in paths]
        shard = mixed(column(table, by).astype(np.uint64)) % np.uint64(_SHARDS)
        order = np.argsort(shard, kind="stable")
        bounds = np.searchsorted(shard[order], np.arange(_SHARDS + 1))
        rows = table.take(pa.array(order)).combine_chunks()
        for number, writer in enumerate(writers):
            if bounds[number] < bounds[number + 1]:
                writer.write_table(rows.slice(bounds[number], bounds[number + 1] - bounds[number]))
    for writer in writers:
        writer.close()
    return paths


def _read(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as file, pa.ipc.open_stream(file) as stream:
        table = stream.read_all()
    path.unlink()
    return table


def _joined(one: pa.Table, other: pa.Table, on: str, how: str) -> Tables:
    """The join of two tables, so many rows at a time."""
    keys = column(other, on)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    mine = column(one, on)
    first, last = np.searchsorted(keys, mine, "left"), np.searchsorted(keys, mine, "right")
    many = last - first
    given = np.maximum(many, 1) if how == "left" else many
    ends = np.cumsum(given)
    start = 0
    rest = other.drop_columns([on])
    while True:
        stop = max(start + 1, int(np.searchsorted(ends, (ends[start - 1] if start else 0) + _ROWS, "right")))
        stop = min(stop, len(mine))
        some, size = many[start:stop], given[start:stop]
        row = np.repeat(np.arange(start, stop), size)
        within = np.arange(len(row)) - np.repeat(np.cumsum(size) - size, size)
        found = np.repeat(some > 0, size)
        into = np.where(found, np.repeat(first[start:stop], size) + within, 0)
        beside = rest.take(pa.array(order[into] if len(order) else into, mask=~found))
        table = one.take(pa.array(row))
        for name in beside.column_names:
            table = table.append_column(name, beside[name])
        yield table
        start = stop
        if start >= len(mine):
            return

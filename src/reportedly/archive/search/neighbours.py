"""The vectors of an archive held in memory, to find the nearest of them: one and all while few, by a graph later.

The graph is kept beside an SQLite archive, as ``<archive>.vectors`` with ``<archive>.vectors.json`` (of which weights,
up to which row). It is a cache, caught up when it is behind and made anew when it does not fit.
"""

import json
import os
import time
import zlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, bindparam, text

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

MATRIX = 200_000
"""Vectors that are compared one and all: 100,000 take 11 ms of one core in float16 and 77 MB, miss none, and are read
from the database in .3 s, where a graph of them takes minutes to make (2026-11-26)."""

GONE = 0.2
"""Share of a graph's rows that may have left the archive before it is made anew."""

BATCH = 5_000
"""Rows read and added at a time."""

CHECKED = 60.0
"""Seconds after which it is looked whether rows have gone."""

MARKS = 16
"""Rows by which what is held is known to be of this archive."""


Mark = tuple[int, int]
"""A row's number and the checksum of its vector: by these a file is known to be of this archive."""


def packed(vectors: Floats) -> list[bytes]:
    """Vectors (n, width) as they are stored: float16, little-endian."""
    return [row.tobytes() for row in vectors.astype("<f2")]


def unpacked(blobs: Sequence[bytes]) -> Halves:
    """What was stored, (n, width)."""
    return np.frombuffer(b"".join(blobs), dtype="<f2").reshape(len(blobs), -1).astype(np.float16, copy=False)


class Matrix:
    """Few vectors, up to the row ``last``: all are compared."""

    def __init__(self) -> None:
        self.last, self.count, self.checked = 0, 0, 0.0
        self.marks: list[Mark] = []
        self._numbers: list[int] = []
        self._parts: list[Halves] = []

    def add(self, numbers: Sequence[int], vectors: Halves) -> None:
        """Takes in rows by their numbers."""
        self._numbers += numbers
        self._parts.append(vectors)
        self.last, self.count = numbers[-1], len(self._numbers)

    def near(self, question: Floats, limit: int) -> list[int]:
        """The numbers of the rows nearest to ``question``, best first."""
        if len(self._parts) > 1:
            self._parts = [np.concatenate(self._parts)]
        if not self._parts:
            return []
        return [self._numbers[row] for row in _closest(self._parts[0], question, limit)]

    def saved(self, made_by: str) -> None:
        """Nothing is kept of it: reading it anew is quick."""


def _closest(rows: Halves, question: Floats, limit: int) -> list[int]:
    """The rows nearest to ``question``, best first; usearch compares float16 as it is, 20 times as fast as numpy."""
    limit = min(limit, len(rows))
    if find_spec("usearch") is not None:
        from usearch.index import search

        return [int(row) for row in search(rows, question.astype(np.float16), limit, "cos", exact=True).keys]
    scores = rows.astype(np.float32) @ question
    best = np.argpartition(-scores, limit - 1)[:limit]
    return [int(row) for row in best[np.argsort(-scores[best], kind="stable")]]


class Graph:
    """Many vectors: usearch's graph of neighbours in float16 (recall .989 at 10⁵, 0.4 ms; measured 2026-11)."""

    def __init__(self, width: int, path: Path | None) -> None:
        from usearch.index import Index

        self.last, self.count, self.checked = 0, 0, 0.0
        self.marks: list[Mark] = []
        self._path = path
        self._index: Any = Index(ndim=width, metric="cos", dtype="f16", expansion_add=64)

    def add(self, numbers: Sequence[int], vectors: Halves) -> None:
        """Takes in rows by their numbers."""
        self._index.add(np.array(numbers, dtype=np.uint64), vectors)
        self.last, self.count = numbers[-1], self.count + len(numbers)

    def near(self, question: Floats, limit: int) -> list[int]:
        """The numbers of the rows nearest to ``question``, best first."""
        return [int(number) for number in self._index.search(question, limit).keys]

    def saved(self, made_by: str) -> None:
        """Keeps the graph in its file, replaced whole; nothing where there is none, or no right to write."""
        if self._path is None:
            return
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        state = {"made_by": made_by, "last": self.last, "count": self.count, "marks": self.marks}
        try:
            self._index.save(str(part))
            part.replace(self._path)
            _state(self._path).write_text(json.dumps(state) + "\n", encoding="utf-8")
        except (OSError, RuntimeError):  # a folder that can't be written to: the next process makes it again
            part.unlink(missing_ok=True)

    def load(self, made_by: str) -> None:
        """Takes up the file where it is of the same weights and whole; where it is not, all stays empty."""
        if self._path is None or not self._path.exists():
            return
        try:
            state = json.loads(_state(self._path).read_text(encoding="utf-8"))
            self._index.load(str(self._path))
            if state["made_by"] == made_by and len(self._index) == state["count"]:
                self.last, self.count = state["last"], state["count"]
                self.marks = [(number, checksum) for number, checksum in state["marks"]]
                return
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            pass
        self._index.reset()


Held = Matrix | Graph
_HELD: WeakKeyDictionary[Engine, dict[str, Held]] = WeakKeyDictionary()


def held(connection: Connection, made_by: str) -> Held:
    """The archive's vectors of the weights ``made_by``, caught up with the database.

    Whether rows have gone is looked at when the last one has changed, and every minute: it takes a count of all, and
    a row that is gone but still proposed is left out by whoever scores it.
    """
    newest = text("SELECT coalesce(max(id), 0) FROM claim_vectors WHERE made_by = :made_by")
    last = int(connection.execute(newest, {"made_by": made_by}).scalar_one())
    mine = _HELD.setdefault(connection.engine, {})
    kept = mine.get(made_by)
    if kept is None or kept.last != last or time.monotonic() - kept.checked > CHECKED:
        kept = mine[made_by] = _checked(connection, kept, made_by)
    return kept


def _checked(connection: Connection, kept: Held | None, made_by: str) -> Held:
    counted = text("SELECT count(*) FROM claim_vectors WHERE made_by = :made_by")
    count = int(connection.execute(counted, {"made_by": made_by}).scalar_one())
    if kept is None or isinstance(kept, Matrix) != (count <= MATRIX):
        kept = _opened(connection, made_by, count)
    if not _fits(connection, kept, made_by):
        kept = _opened(connection, made_by, count, afresh=True)
    if _caught_up(connection, kept, made_by):
        kept.saved(made_by)
    kept.checked = time.monotonic()
    return kept


def _opened(connection: Connection, made_by: str, count: int, *, afresh: bool = False) -> Held:
    if count <= MATRIX:
        return Matrix()
    vector = text("SELECT vector FROM claim_vectors WHERE made_by = :made_by LIMIT 1")
    width = len(connection.execute(vector, {"made_by": made_by}).scalar_one()) // 2
    database = connection.engine.url.database if connection.dialect.name == "sqlite" else None
    on_disk = database and database != ":memory:" and not database.startswith("file:")
    graph = Graph(width, Path(f"{database}.vectors") if on_disk else None)
    if not afresh:
        graph.load(made_by)
    return graph


def _fits(connection: Connection, kept: Held, made_by: str) -> bool:
    """Whether what is held is of this archive, and most of it still there."""
    if not kept.count:
        return True
    counted = text("SELECT count(*) FROM claim_vectors WHERE made_by = :made_by AND id <= :last")
    left = int(connection.execute(counted, {"made_by": made_by, "last": kept.last}).scalar_one())
    if left > kept.count or left < kept.count * (1 - GONE):
        return False
    marks = dict(kept.marks)
    found = text("SELECT id, vector FROM claim_vectors WHERE id IN :numbers").bindparams(
        bindparam("numbers", expanding=True)
    )
    rows = connection.execute(found, {"numbers": list(marks)}).all()
    return bool(rows) and all(zlib.crc32(row.vector) == marks[row.id] for row in rows)


def _caught_up(connection: Connection, kept: Held, made_by: str) -> bool:
    """Takes in the rows after the last; whether there were any."""
    newer = text(
        "SELECT id, vector FROM claim_vectors WHERE made_by = :made_by AND id > :last ORDER BY id LIMIT :batch"
    )
    added = False
    while rows := connection.execute(newer, {"made_by": made_by, "last": kept.last, "batch": BATCH}).all():
        kept.add([int(row.id) for row in rows], unpacked([row.vector for row in rows]))
        kept.marks = [*kept.marks, (int(rows[-1].id), zlib.crc32(rows[-1].vector))][-MARKS:]
        added = True
    return added


def _state(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")

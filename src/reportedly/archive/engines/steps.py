"""Steps kept as Parquet: what has been done is read, what has not is made; a job that was killed goes on there.

A step's rows are written to a folder beside its own, which takes its name when all of them are on the disk and
``_done`` says so: a folder with that name is whole, whatever happened.
"""

import json
import os
import resource
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.dataset as ds

from reportedly.archive.engines.frames import Engine, Frame

DONE = "_done"


class Took(NamedTuple):
    """What a step took, and what it gave."""

    step: str
    seconds: float
    cpu: float  # seconds of this process and of those that it waited for
    rows: int
    bytes: int
    moved: int  # bytes of rows that were brought together by a key; 0 where it is not known
    peak: int  # bytes of this process's memory, as yet


class Steps:
    """The steps of one job in one folder; ``tell`` hears of each that was made."""

    def __init__(self, engine: Engine, folder: Path, tell: Callable[[Took], None] = lambda _: None) -> None:
        self.engine, self.folder, self._tell = engine, folder, tell

    def step(self, name: str, frame: Frame) -> Frame:
        """The rows of the step: read where it is done, else those of ``frame``, which are made and kept."""
        folder = self.folder / name
        if not is_done(folder):
            self._make(name, frame, folder)
        return self.engine.scan(folder)

    def _make(self, name: str, frame: Frame, folder: Path) -> None:
        begun, cpu, moved = time.perf_counter(), _cpu(), self.engine.moved()
        part = folder.with_name(folder.name + ".part")
        for left in (part, folder):
            shutil.rmtree(left, ignore_errors=True)
        part.mkdir(parents=True)
        frame.write(part)
        rows = ds.dataset(part, format="parquet").count_rows()
        size = sum(file.stat().st_size for file in part.iterdir())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        moved = self.engine.moved() - moved
        took = Took(name, time.perf_counter() - begun, _cpu() - cpu, rows, size, moved, peak)
        done = part / DONE
        done.write_text(json.dumps(took._asdict()))
        _to_disk(part)
        part.replace(folder)
        self._tell(took)

    def any(self, name: str, flag: str) -> bool:
        """Whether a step that is done has a row whose ``flag`` is true."""
        rows = ds.dataset(self.folder / name, format="parquet")
        return bool(rows.count_rows(filter=ds.field(flag)))

    def rows(self, name: str, order: str) -> pa.Table:
        """The rows of a step that is done and small, in an order."""
        return ds.dataset(self.folder / name, format="parquet").to_table().sort_by(order)


def is_done(folder: Path) -> bool:
    """Whether the step is whole."""
    return (folder / DONE).is_file()


def took(folder: Path) -> Took:
    """What a step that is done took."""
    told: dict[str, Any] = json.loads((folder / DONE).read_text())
    return Took(**told)


def _to_disk(folder: Path) -> None:
    """So that a folder that has its name after a power cut has its rows too."""
    for path in [*folder.iterdir(), folder]:
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)

"""All four tables in one ZIP file, in the format asked for."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from reportedly.errors import SettingsError
from reportedly.export import csv, jsonl, parquet
from reportedly.export.columns import TABLES
from reportedly.export.tables import Seen
from reportedly.model.reading import Reading

FORMATS: dict[str, ModuleType] = {"csv": csv, "jsonl": jsonl, "parquet": parquet}
"""By the suffix of the files."""
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the same readings make the same file, whenever it is made


def encode(reading: Reading, format: str = "csv") -> bytes:
    """``claims.csv``, ``attributions.csv`` … of one reading. Raises SettingsError for a format that there is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in TABLES:
            file = zipfile.ZipInfo(f"{name}.{format}", _DAY_ONE)
            file.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(file, _of(format).encode(reading, name))
    return out.getvalue()


def write(readings: Iterable[Reading], folder: Path, format: str = "csv") -> Iterator[Reading]:
    """Write the four files into ``folder`` in one pass; each reading comes out again when its rows are written.

    Files appear under their names when they are whole. Raises SettingsError where they can't be written.
    """
    writings: dict[str, Any] = {f"{name}.{format}": _of(format).Writing(of) for name, of in TABLES.items()}
    with _within(folder) as part:
        for name in writings:
            (part / name).touch()
        for reading in readings:
            seen = Seen.of(reading)
            for name, writing in writings.items():
                _append(part / name, writing.add(seen))
            yield reading
        for name, writing in writings.items():
            _append(part / name, writing.end())
            (part / name).replace(folder / name)


@contextmanager
def _within(folder: Path) -> Iterator[Path]:
    """A folder inside ``folder`` for files that are not whole yet; it goes with what is in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".part-", dir=folder) as part:
            yield Path(part)
    except OSError as error:
        todo = "Check that the folder may be written to."
        raise SettingsError(f"can't be written ({error.strerror})", where=str(folder), todo=todo) from None


def _append(file: Path, data: bytes) -> None:
    if data:
        with file.open("ab") as stream:
            stream.write(data)


def _of(format: str) -> ModuleType:
    if format not in FORMATS:
        raise SettingsError(f"no format {format!r}", where="format", todo=f"Choose {', '.join(FORMATS)}.")
    return FORMATS[format]

"""Files of articles → who shares which passages, as Parquet: the verb behind ``reportedly archive build``."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportedly.errors import NotFound, SettingsError, WrongFormat
from reportedly.version import __version__

if TYPE_CHECKING:
    from reportedly.archive.engines.frames import Engine
    from reportedly.archive.engines.steps import Took

OUTPUTS = ("articles.parquet", "repeats.parquet", "pairs.parquet", "passages.parquet")
_SQLITE = b"SQLite format 3\0"


class Built(NamedTuple):
    """How many of each were written."""

    articles: int
    clusters: int  # of two articles and more
    repeats: int
    pairs: int
    passages: int


def build(
    inputs: Sequence[Path],
    out: Path,
    *,
    engine: str = "embedded",
    workers: int | None = None,
    address: str | None = None,
    folded: bool = False,
    resume: bool = False,
    keep: bool = False,
    tell: "Callable[[Took], None]" = lambda _: None,
) -> Built:
    """Write ``OUTPUTS``, folders of Parquet files, for the articles of the inputs into ``out``.

    ``inputs``: JSONL (also gzip) or Parquet with ``url`` or ``id``, ``text`` and ``published``, SQLite archives, or
    folders of them. ``engine``: ``embedded`` or ``daft``, which has ``workers`` and the ``address`` of a Ray cluster.
    ``folded``: see ``job``. ``resume``: go on with what a killed job left. ``keep``: keep the steps' rows. ``tell``
    hears of each step. Raises NotFound, WrongFormat, and SettingsError where something is not installed or ``out`` is
    in use.
    """
    _needed(engine)
    import pyarrow as pa

    from reportedly.archive.engines.documents import PARTS
    from reportedly.archive.engines.job import job
    from reportedly.archive.engines.steps import Steps, is_done

    parts = [part for path in inputs for part in _parts(path)]
    _begin(out, parts, folded=folded, resume=resume)
    if not all(is_done(out / name) for name in OUTPUTS):
        rows = [{**part, "number": number, "first": 0} for number, part in enumerate(parts)]
        given = sum(path.stat().st_size for path in {Path(part["path"]) for part in parts})
        steps = Steps(_engine(engine, out, workers, address, given), out, tell)
        job(steps, pa.Table.from_pylist(rows, PARTS), folded=folded)
    if not keep:
        shutil.rmtree(out / "steps", ignore_errors=True)
    return _counted(out)


def _counted(out: Path) -> Built:
    import pyarrow.compute as pc
    import pyarrow.dataset as ds

    rows = {name: ds.dataset(out / name, format="parquet").count_rows() for name in OUTPUTS}
    away = ds.field("cluster") != ds.field("document")
    roots = ds.dataset(out / OUTPUTS[0], format="parquet").to_table(columns=["cluster"], filter=away)["cluster"]
    articles, repeats, pairs, passages = rows.values()
    return Built(articles, pc.count_distinct(roots).as_py(), repeats, pairs, passages)


def _needed(engine: str) -> None:
    for module in ("pyarrow", "daft") if engine == "daft" else ("pyarrow",):
        if find_spec(module) is None:
            todo = "Run pip install 'reportedly[cluster]'."
            raise SettingsError(f"archive build --engine {engine} needs {module}", todo=todo)


def _engine(name: str, out: Path, workers: int | None, address: str | None, given: int) -> "Engine":
    if name == "daft":
        from reportedly.archive.engines.daft import Daft

        return Daft(workers, address, given)
    from reportedly.archive.engines.embedded import Embedded

    return Embedded(out / "steps" / "spill")


def _begin(out: Path, parts: list[dict[str, Any]], *, folded: bool, resume: bool) -> None:
    """Note which job the folder is for; raise SettingsError where it is for another."""
    stamps = [(Path(part["path"]).stat().st_size, Path(part["path"]).stat().st_mtime_ns) for part in parts]
    job = sha256(json.dumps([__version__, folded, parts, stamps]).encode()).hexdigest()
    note = out / "_job"
    if note.is_file():
        if not resume:
            raise SettingsError("has a job already", where=str(out), todo="Give --resume, or another folder.")
        if note.read_text() != job:
            raise SettingsError(
                "has the job of other inputs or options, or of another version",
                where=str(out),
                todo="Give another folder.",
            )
        return
    if out.exists() and (not out.is_dir() or any(p.name != "_job.part" for p in out.iterdir())):
        raise SettingsError("is not an empty folder", where=str(out), todo="Give another folder.")
    out.mkdir(parents=True, exist_ok=True)
    begun = out / "_job.part"
    begun.write_text(job)
    begun.replace(note)


def _parts(path: Path) -> Iterator[dict[str, Any]]:
    """Parts of a file, or of the files of a folder, that are read at once."""
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and _kind(p))
        if not found:
            raise NotFound("no .jsonl or .parquet files", where=str(path), todo="Check the folder.")
        for file in found:
            yield from _parts(file)
        return
    if not path.is_file():
        raise NotFound("no such file or folder", where=str(path), todo="Check the path.")
    if not (kind := _kind(path)):
        todo = "Give .jsonl, .jsonl.gz or .parquet files, or an archive."
        raise WrongFormat("neither JSONL nor Parquet nor an archive", where=str(path), todo=todo)
    start, stop, step = _range(path, kind)
    for first in range(start, stop, step):
        yield {"path": str(path.resolve()), "kind": kind, "start": first, "stop": min(first + step, stop)}


def _kind(path: Path) -> str:
    if path.suffix in {".jsonl", ".ndjson"} or path.name.endswith((".jsonl.gz", ".ndjson.gz")):
        return "jsonl"
    if path.suffix == ".parquet":
        return "parquet"
    with path.open("rb") as file:
        return "archive" if file.read(len(_SQLITE)) == _SQLITE else ""


def _range(path: Path, kind: str) -> tuple[int, int, int]:
    """From where to where a file is read, and how much of it at once."""
    from reportedly.archive.engines import documents

    if kind == "archive":
        return 1, documents.last_version(path) + 1, documents.VERSIONS
    if kind == "parquet":
        return 0, documents.row_groups(path), 1
    size = path.stat().st_size
    return (0, 1 << 62, 1 << 62) if path.suffix == ".gz" else (0, size, documents.PART)

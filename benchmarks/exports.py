"""How fast a corpus is exported: ``python -m benchmarks.exports --shared ../shared``.

Reads articles of polnear_dev once, then writes them over and over, each time under another id, in every format of
docs/exports-corpus.md: reports and rows a second on one core, bytes a report, and what memory grows by (traced, in
Python) over all of them and over a tenth.
"""

import argparse
import itertools
import os
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from benchmarks.shared import polnear_dev
from reportedly import intake
from reportedly.export import bibtex, brat, csl, csv, docbin, jsonl, parquet
from reportedly.export.columns import TABLES
from reportedly.model.reading import Reading
from reportedly.reading import read

Export = Callable[[Iterable[Reading]], Iterator[bytes]]
TABULAR = {"csv": csv.encode_many, "jsonl": jsonl.encode_many, "parquet": parquet.encode_many}


def main() -> None:
    """Prints a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=20, help="read at first")
    parser.add_argument("--reports", type=int, default=500, help="written in each format")
    args = parser.parse_args()
    os.sched_setaffinity(0, {0})
    rows = polnear_dev(args.shared)[: args.articles]
    readings = [read(intake.from_text(row["text"], id=row["id"], published=row["date"])) for row in rows]
    print(f"{args.reports} reports, of {len(readings)} articles")
    for name, export in _exports().items():
        print(f"{name:22} {_line(export, readings, args.reports, name)}")


def _exports() -> dict[str, Export]:
    tables: dict[str, Export] = {
        f"{kind} {table}": partial(_table, encode, table) for kind, encode in TABULAR.items() for table in TABLES
    }
    others = {"docbin": docbin, "brat": brat, "bibtex": bibtex, "csl": csl}
    return tables | {name: module.encode_many for name, module in others.items()}


def _table(
    encode: Callable[[Iterable[Reading], str], Iterator[bytes]], table: str, of: Iterable[Reading]
) -> Iterator[bytes]:
    return encode(of, table)


def _line(export: Export, readings: list[Reading], number: int, name: str) -> str:
    list(export(readings[:1]))  # what it imports is not timed
    started = time.process_time()
    size = sum(map(len, export(_cycled(readings, number))))
    seconds = time.process_time() - started
    table = TABLES.get(name.partition(" ")[2])
    rows = sum(len(table.records(one)) for one in _cycled(readings, number)) if table else 0
    shown = f"{rows / seconds:8,.0f} rows/s" if table else " " * 15
    peaks = [_peak(export, readings, of) / 1e6 for of in (number // 10, number)]
    grown = f"memory {peaks[0]:5.1f} MB over a tenth, {peaks[1]:5.1f} MB over all"
    return f"{number / seconds:8,.0f} reports/s {shown} {size / number:9,.0f} bytes/report   {grown}"


def _peak(export: Export, readings: list[Reading], number: int) -> int:
    tracemalloc.start()
    for _ in export(_cycled(readings, number)):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _cycled(readings: list[Reading], number: int) -> Iterator[Reading]:
    for n, reading in enumerate(itertools.islice(itertools.cycle(readings), number)):
        yield replace(reading, id=f"{reading.id}-{n}")


if __name__ == "__main__":
    main()

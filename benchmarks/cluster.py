"""The corpus job by engine and workers: ``python -m benchmarks.cluster ARTICLES.jsonl``; what it costs: ``--rates``.

Prints for each engine, in a process of its own, seconds and processor seconds of each step, the rows and bytes that it
gave, and the peak of memory (the last one with the workers'); whether the engines' rows are the same; and how much
faster two workers are than one. ``--rates FILE.json`` (written by ``--out``) computes what larger archives cost.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

Record = dict[str, Any]

_RUN = """
import json, sys
from pathlib import Path
from reportedly.archive.engines.build import build
engine, workers = sys.argv[3], int(sys.argv[4]) or None
tell = lambda took: print(json.dumps(took._asdict()), flush=True)
build([Path(sys.argv[1])], Path(sys.argv[2]), engine=engine, workers=workers, folded=sys.argv[5] == "folded",
      keep=True, tell=tell)
"""
_SIZES = (10**7, 10**9)
_ENCODER = (0.1, 0.125)  # core-seconds an article, ``reportedly read`` with the fast model (benchmarks.speed)


def main() -> None:
    """Prints the measurements, or what follows from them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path, nargs="*", help="JSONL; the first is run by every engine")
    parser.add_argument("--engines", default="embedded,daft:1,daft:2", help="engine or engine:workers, with commas")
    parser.add_argument("--folded", action="store_true", help="pair with the first article of each sentence alone")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each; the fastest is told")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--rates", type=Path, nargs="+", help="compute from such files what 10⁷ and 10⁹ articles cost")
    args = parser.parse_args()
    if args.rates:
        rates([run for path in args.rates for run in json.loads(path.read_text())])
        return
    with tempfile.TemporaryDirectory() as folder:
        runs = list(_runs(args, Path(folder)))
    if args.out:
        args.out.write_text(json.dumps(runs, indent=1) + "\n")


def _runs(args: argparse.Namespace, folder: Path) -> Iterator[Record]:
    for number, articles in enumerate(args.articles):
        outs = []
        done: dict[str, Record] = {}
        for name in args.engines.split(",") if not number else args.engines.split(",")[:1]:
            outs.append(folder / f"{number}-{name}")
            done[name] = _fastest(articles, outs[-1], name, folded=args.folded, times=args.repeat)
            _show(done[name])
            yield done[name]
        if len(outs) > 1:
            print(f"rows the same    {all(_same(outs[0], other) for other in outs[1:])}")
        if {"daft:1", "daft:2"} <= done.keys():
            print(f"two workers      {done['daft:1']['seconds'] / done['daft:2']['seconds']:.2f} × as fast as one")


def _fastest(articles: Path, out: Path, name: str, *, folded: bool, times: int) -> Record:
    engine, _, workers = name.partition(":")
    runs = []
    for turn in range(times):
        folder = out if turn == times - 1 else out.with_name(f"{out.name}-{turn}")
        runs.append(_run(articles, folder, engine, int(workers or 0), folded=folded))
    return min(runs, key=lambda run: run["seconds"])


def _run(articles: Path, out: Path, engine: str, workers: int, *, folded: bool) -> Record:
    began = time.perf_counter()
    before = os.times()
    order = [str(articles), str(out), engine, str(workers), "folded" if folded else "whole"]
    job = subprocess.Popen([sys.executable, "-c", _RUN, *order], stdout=subprocess.PIPE, text=True)
    with _peak(job.pid) as peak:
        steps = [json.loads(line) for line in job.stdout or ()]
        job.wait()
    if job.returncode:
        raise SystemExit(f"{engine}: failed with {job.returncode}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    seconds = time.perf_counter() - began
    documents = next(step["rows"] for step in steps if step["step"] == "steps/documents")
    about = {"articles": articles.parent.name, "engine": engine, "workers": workers, "folded": folded}
    memory = {"peak_with_workers": peak[0]}
    given = articles.stat().st_size
    return {**about, "documents": documents, "given": given, "seconds": seconds, "cpu": cpu, **memory, "steps": steps}


@contextmanager
def _peak(pid: int) -> Iterator[list[int]]:
    """The most memory that a process and its children had together, in bytes, looked at ten times a second."""
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max(peak[0], sum(_resident(one) for one in (pid, *_children(pid))))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def _children(pid: int) -> list[int]:
    try:
        found = [
            int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return found + [grandchild for child in found for grandchild in _children(child)]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _show(run: Record) -> None:
    n, workers = run["documents"], f", {run['workers']} workers" if run["workers"] else ""
    print(f"\n{n:,} articles of {run['articles']}, {run['engine']}{workers}{', folded' if run['folded'] else ''}")
    print(f"{'step':20} {'seconds':>8} {'cpu':>8} {'articles/s':>11} {'rows':>11} {'MB':>8} {'peak MB':>8}")
    for step in run["steps"]:
        name, rate = step["step"].removeprefix("steps/"), n / max(step["seconds"], 1e-3)
        size, peak = step["bytes"] / 1e6, step["peak"] / 1e6
        print(f"{name:20} {step['seconds']:8.2f} {step['cpu']:8.2f} {rate:11,.0f}", end="")
        print(f" {step['rows']:11,} {size:8.1f} {peak:8,.0f}")
    total, cpu, peak = run["seconds"], run["cpu"], run["peak_with_workers"] / 1e6
    print(f"{'in all':20} {total:8.2f} {cpu:8.2f} {n / total:11,.0f} {'':11} {'':8} {peak:8,.0f}")


def _same(one: Path, other: Path) -> bool:
    import pyarrow.dataset as ds

    from reportedly.archive.engines.build import OUTPUTS

    def rows(folder: Path) -> "pa.Table":
        table = ds.dataset(folder, format="parquet").to_table()
        return table.sort_by([(name, "ascending") for name in table.column_names])

    return all(rows(one / name) == rows(other / name) for name in OUTPUTS)


def rates(runs: Sequence[Record]) -> None:
    """What the steps cost an article, how that grew with the archive, and what larger archives come to.

    From the embedded engine's runs: every kernel is the same, and it counts the bytes that are brought together.
    """
    for folded in (False, True):
        mine = [run for run in runs if run["engine"] == "embedded" and run["folded"] == folded]
        if not mine:
            continue
        mine.sort(key=lambda run: run["documents"])
        parts = [_parts_of(run) for run in mine]
        print(f"\nAn article's part{', folded' if folded else ''}: milliseconds of a core, kB written, kB moved")
        print(f"{'articles':12}" + "".join(f"{run['documents']:>30,}" for run in mine))
        for name in _PARTS:
            columns = (part[name] for part in parts)
            print(f"{name:12}" + "".join(f"{c:12.3f} {w:8.3f} {m:8.3f}" for c, w, m in columns))
        pairs = [_rows_of(run, "pairs.parquet") / run["documents"] for run in mine]
        print(f"{'pairs':12}" + "".join(f"{each:>30.1f}" for each in pairs))
        for size in _SIZES:
            _larger(size, mine[-1], parts[-1])


_PARTS = {
    "read": ("parts", "documents"),
    "fingerprint": ("sentences",),
    "group": ("units", "candidates"),
    "compare": ("followed",),
    "families": ("leaders",),
    "repeats": ("repeats", "repeats.parquet"),
    "stock": ("stock",),
    "pairs": ("passages", "pairs.parquet", "passages.parquet"),
    "clusters": ("links", "articles.parquet"),
}


def _parts_of(run: Record) -> dict[str, tuple[float, float, float]]:
    """Of each part of the job: milliseconds of a core, kB written and kB moved, an article."""
    told = {name: [0.0, 0.0, 0.0] for name in _PARTS}
    for step in run["steps"]:
        bare = step["step"].removeprefix("steps/").rstrip("0123456789").rstrip("-")
        name = next(name for name, steps in _PARTS.items() if bare in steps)
        for n, value in enumerate((step["cpu"] * 1e3, step["bytes"] / 1e3, step["moved"] / 1e3)):
            told[name][n] += value / run["documents"]
    return {name: (cpu, written, moved) for name, (cpu, written, moved) in told.items()}


def _rows_of(run: Record, step: str) -> int:
    return int(next(one["rows"] for one in run["steps"] if one["step"] == step))


def _larger(size: int, run: Record, parts: dict[str, tuple[float, float, float]]) -> None:
    """What an archive of ``size`` articles like the run's comes to."""
    title = f"{size:,} articles at the rates of {run['documents']:,}"
    print(f"\n{title:50} {'core-hours':>10} {'GB written':>11} {'GB moved':>10}")
    total = tuple(sum(column) for column in zip(*parts.values(), strict=True))
    for name, (cpu, written, moved) in (*parts.items(), ("in all", total)):
        print(f"{name:50} {cpu * size / 3.6e6:10,.1f} {written * size / 1e6:11,.1f} {moved * size / 1e6:10,.1f}")
    shards = max(moved for _, _, moved in parts.values()) * size * 1e3 / 2**27
    given = run["given"] / run["documents"] * size / 1e9
    print(f"given: {given:,.0f} GB; shards of 128 MB for the part that moves most: {shards:,.0f}")
    read = " to ".join(f"{(total[0] / 1e3 + seconds) * size / 3600:,.0f}" for seconds in _ENCODER)
    print(f"with the encoder ({_ENCODER[0]} to {_ENCODER[1]} s an article): {read} core-hours")


if __name__ == "__main__":
    main()

"""The corpus job by engine and workers: ``python -m benchmarks.cluster ARTICLES.jsonl``; what it costs: ``--rates``.

Prints for each engine, in a process of its own: seconds and processor seconds of each step, rows and bytes that it gave,
and the peak of memory (of the process, and of it with its workers); whether the engines' rows are the same; and how much
faster two workers are than one. With ``--rates FILE.json`` (written by ``--out``) it computes what larger archives cost.
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
from typing import Any

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
_ENCODER = 0.1  # core-seconds an article, ``reportedly read`` with the fast model (benchmarks.speed: 100 to 125 ms)


def main() -> None:
    """Prints the measurements, or what follows from them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path, nargs="*", help="JSONL; the first is run by every engine")
    parser.add_argument("--engines", default="embedded,daft:1,daft:2", help="engine or engine:workers, with commas")
    parser.add_argument("--folded", action="store_true", help="pair with the first article of each sentence alone")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each; the fastest is told")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--rates", type=Path, help="compute from such a file what 10⁷ and 10⁹ articles cost")
    args = parser.parse_args()
    if args.rates:
        rates(json.loads(args.rates.read_text()))
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
        found = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
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
        print(
            f"{name:20} {step['seconds']:8.2f} {step['cpu']:8.2f} {rate:11,.0f} {step['rows']:11,} {size:8.1f} {peak:8,.0f}"
        )
    total, cpu, peak = run["seconds"], run["cpu"], run["peak_with_workers"] / 1e6
    print(f"{'in all':20} {total:8.2f} {cpu:8.2f} {n / total:11,.0f} {'':11} {'':8} {peak:8,.0f}")


def _same(one: Path, other: Path) -> bool:
    import pyarrow.dataset as ds

    from reportedly.archive.engines.build import OUTPUTS

    def rows(folder: Path) -> Any:
        table = ds.dataset(folder, format="parquet").to_table()
        return table.sort_by([(name, "ascending") for name in table.column_names])

    return all(rows(one / name) == rows(other / name) for name in OUTPUTS)


def rates(runs: Sequence[Record]) -> None:
    """What the steps cost an article, how that grew with the archive, and what larger archives come to."""
    raise NotImplementedError


if __name__ == "__main__":
    main()

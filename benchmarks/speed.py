"""How fast, how big: ``python -m benchmarks.speed --shared ../shared``.

Prints, on one core: whole readings a second and words a second over polnear_dev; the time a new process
takes to read one article; peak memory; the size of what ``pip install reportedly`` brings.
"""

import argparse
import importlib.metadata
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.shared import polnear_dev
from reportedly import intake
from reportedly.model.document import Document
from reportedly.reading import read
from reportedly.settings import MODELS, Settings, current


def main() -> None:
    """Prints the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--article", type=Path, default=Path("examples/reservoir.txt"), help="for the cold start")
    args = parser.parse_args()
    os.sched_setaffinity(0, {0})
    rows = polnear_dev(args.shared)
    documents = [intake.from_text(row["text"], id=row["id"], published=row["date"]) for row in rows]
    words = sum(len(document.text.split()) for document in documents)
    for model in MODELS:
        seconds = _readings(documents, current().having(model=model))
        rate = f"{len(rows) / seconds:6.1f} articles/s   {words / seconds:8,.0f} words/s"
        print(f"whole readings   {rate}   ({model}, CPU, one core)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory      {peak:6.0f} MB over {len(rows)} articles")
    cold = [_cold(args.article) for _ in range(7)]
    print(
        f"cold start       {statistics.median(cold):6.2f} s (median of 7, best {min(cold):.2f}) to read {args.article}"
    )
    bare = min(_processor([sys.executable, "-c", "pass"]) for _ in range(7))
    for name, command in _STARTS.items():
        best = min(_processor([sys.executable, *command]) for _ in range(7))
        print(f"{name:16} {best:6.2f} s of the processor, {best - bare:.3f} beyond Python's own (best of 7)")
    sizes = install_sizes()
    print(f"core install     {sum(sizes.values()) / 1e6:6.0f} MB in {len(sizes)} packages")
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:8]:
        print(f"                 {size / 1e6:6.1f} MB {name}")


def _readings(documents: list[Document], settings: Settings) -> float:
    """CPU seconds to read them all, the encoder loaded."""
    read(documents[0], settings)
    started = time.process_time()
    for document in documents:
        read(document, settings)
    return time.process_time() - started


def _cold(article: Path) -> float:
    return _timed([sys.executable, "-m", "reportedly.doors.cli", "read", str(article)])


_STARTS = {
    "import": ["-c", "import reportedly"],
    "--help": ["-m", "reportedly.doors.cli", "--help"],
    "completion": ["-m", "reportedly.doors.cli", "completion", "bash"],
}
"""What has to answer at once: under 0.15 s the first, under 0.3 s the others."""


def _processor(command: list[str]) -> float:
    """Seconds of the processor that a process takes, which others on the machine do not change."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _timed(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _timed(command: list[str]) -> float:
    started = time.perf_counter()
    # what pip installs is compiled
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - started


def install_sizes() -> dict[str, int]:
    """Bytes on disk of reportedly's core dependencies and theirs, by distribution."""
    sizes: dict[str, int] = {}
    waiting = ["reportedly"]
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in sizes:
            continue
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # a requirement of another platform
        sizes[name] = sum(_size(Path(str(file.locate()))) for file in found.files or [])
        if name == "reportedly" and sizes[name] < 1_000_000:  # an editable install lists no files of its own
            sizes[name] = sum(_size(p) for p in Path(read.__code__.co_filename).parent.rglob("*") if p.suffix != ".pyc")
        needed = [r for r in found.requires or [] if "extra ==" not in r]
        waiting += [re.split(r"[\s<>=!~;\[(]", requirement)[0] for requirement in needed]
    return sizes


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


if __name__ == "__main__":
    main()

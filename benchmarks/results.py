"""The result of a run as a file: every figure, what it was measured with, and the counters to compare it by."""

import datetime
import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.measures import KEYS, Floats, counters, figures, intervals, right
from benchmarks.readings import Found, Row, Speed
from benchmarks.reliability import bins, calibration_error
from reportedly.version import __version__

SCHEMA = "reportedly/benchmark/attribution/1"
FOLDER = Path(__file__).parent / "results"
Record = dict[str, Any]


def system(found: Found, rows: Sequence[Row], module: ModuleType, rounds: int) -> Record:
    """One system's part of the file. ``rounds`` of the bootstrap give the intervals; with 0 there are none."""
    record: Record = {"name": found.name, "ours": found.ours, "about": found.about, "failed": found.failed}
    if found.failed:
        return record
    total, _, scored, *_ = module.evaluate(list(rows), found.predictions)
    table = counters(scored)
    record |= {
        "figures": figures(table),
        "intervals": intervals(table, rounds) if rounds else {},
        "speeds": {name: _speed(speed) for name, speed in found.speeds.items()},
        "raised": found.raised,
        "summary": module.summarise(total),
        "counters": [[int(c) if c == int(c) else c for c in row] for row in table.tolist()],
    }
    if found.sure:
        record |= _calibration(found, rows, module)
    return record


def _speed(speed: Speed) -> Record:
    low, high = speed.range
    return {
        "words a second": round(speed.median),
        "slowest": round(low),
        "fastest": round(high),
        "passes": len(speed.seconds),
    }


def _calibration(found: Found, rows: Sequence[Row], module: ModuleType) -> Record:
    pairs = [
        (number, p, good)
        for number, (row, made, sure) in enumerate(zip(rows, found.predictions, found.sure, strict=True))
        for p, good in zip(sure, right(module, row, made["attributions"]), strict=True)
    ]
    sure, good = [p for _, p, _ in pairs], [g for *_, g in pairs]
    return {
        "calibration error": round(calibration_error(sure, good), 4),
        "bins": [asdict(b) for b in bins(sure, good)],
        "sure": [[number, p, int(g)] for number, p, g in pairs],
    }


def result(systems: Sequence[Record], rows: Sequence[Row], elsewhere: Sequence[Mapping[str, Any]]) -> Record:
    """The whole file: what was measured, on what, where and when."""
    return {
        "schema": SCHEMA,
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "commit": _git("rev-parse", "HEAD"),
        "changed since": sorted(line[3:] for line in _git("status", "--porcelain", "src").splitlines()),
        "package": __version__,
        "machine": machine(),
        "data": {
            "name": "polnear_dev",
            "sha256": sha256(rows),
            "words": sum(len(row["text"].split()) for row in rows),
            "documents": [row["id"] for row in rows],
        },
        "elsewhere (PolNeAR test split)": [dict(row) for row in elsewhere],
        "keys": ["|".join(key) for key in KEYS],
        "systems": list(systems),
    }


def sha256(rows: Sequence[Row]) -> str:
    """The hash of what is scored: ids, texts and annotations, in order."""
    kept = [[row["id"], row["text"], row["attributions"]] for row in rows]
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def machine() -> Record:
    """What the speeds were measured on, with how busy it was: the load is of the last minute."""
    processor = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        named = [line for line in cpuinfo.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        processor = named[0].split(":", 1)[1].strip() if named else processor
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        **{part: version(part) for part in ("numpy", "onnxruntime", "tokenizers")},
    }


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=False, cwd=FOLDER.parent)
    return done.stdout.rstrip()


def write(record: Record, path: Path) -> None:
    """The file, a line for each document of a system, so that two runs can be told apart in a diff."""
    path.parent.mkdir(parents=True, exist_ok=True)
    systems = ",\n".join(_lines(one, "  ") for one in record["systems"])
    head = _lines({**record, "systems": None}, "")
    path.write_text(head.replace('"systems": null', f'"systems": [\n{systems}\n]') + "\n", encoding="utf-8")


def _lines(record: Record, indent: str) -> str:
    inner = ",\n".join(f"{indent} {json.dumps(key)}: {_value(key, value, indent)}" for key, value in record.items())
    return f"{indent}{{\n{inner}\n{indent}}}"


def _value(key: str, value: object, indent: str) -> str:
    if key != "counters" or not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    rows = ",\n".join(f"{indent}  {json.dumps(row, separators=(',', ':'))}" for row in value)
    return f"[\n{rows}\n{indent} ]"


def load(path: Path) -> Record:
    """An earlier result. Exits with a message where the file is of another kind or kept other counters."""
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    if record.get("schema") != SCHEMA:
        raise SystemExit(f"{path}: not a result of this benchmark ({record.get('schema')!r}, asked {SCHEMA!r})")
    return record


def table(record: Record, one: Record) -> Floats:
    """A system's counters in the order of this version's KEYS; those that the file lacks are an error."""
    place = {key: at for at, key in enumerate(record["keys"])}
    missing = [key for key in map("|".join, KEYS) if key not in place]
    if missing:
        raise SystemExit(f"the earlier result lacks the counters {', '.join(missing)}; measure it anew")
    kept = np.asarray(one["counters"], dtype=np.float64)
    return np.asarray(kept[:, [place["|".join(key)] for key in KEYS]])

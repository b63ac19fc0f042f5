"""Floors under the quality of attribution on a small fixed slice, for CI: pinned in ``floors.json``.

Only ``python -m benchmarks.attribution --set-floors`` writes that file. Each floor is what was measured less MARGIN:
the same weights give slightly other numbers on processors with other int8 instructions, and an attribution that
flips moves a figure of the slice by a few tenths.
"""

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.measures import counters, figures
from benchmarks.readings import Row, ours
from benchmarks.results import sha256
from reportedly.encoder import MODELS

PATH = Path(__file__).parent / "floors.json"
MARGIN = 1.5
"""Points a figure may lie below what was measured when the floors were set."""
ARTICLES = 12
PINNED = (
    "relation norm",
    "relation soft",
    "source norm",
    "source seg",
    "cue norm",
    "cue seg",
    "content norm",
    "content seg",
    "right source",
)


def pinned(path: Path = PATH) -> dict[str, Any]:
    """The floors as they are kept."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def chosen(rows: Sequence[Row]) -> list[str]:
    """The ids of a first slice: every seventh article, after ordering by publisher and length, in that order.

    Each publisher gives one or two, the short and the long alike. Once pinned the ids are kept.
    """
    ordered = sorted(rows, key=lambda row: (row["publisher"], len(row["text"])))
    step = max(1, len(ordered) // ARTICLES)
    return [row["id"] for row in ordered[step // 2 :: step][:ARTICLES]]


def slice_of(rows: Sequence[Row], ids: Sequence[str]) -> list[Row]:
    """The rows with those ids, in that order. Exits where one is missing."""
    by_id = {row["id"]: row for row in rows}
    if missing := [one for one in ids if one not in by_id]:
        raise SystemExit(f"the pinned slice names articles that are not in the data: {', '.join(missing)}")
    return [by_id[one] for one in ids]


def measured(rows: Sequence[Row], module: ModuleType, model: str) -> tuple[str, dict[str, float]]:
    """The encoder's sha256, and the pinned figures of whole readings of ``rows`` in percent."""
    found = ours(rows, model, passes=0)
    _, _, scored, *_ = module.evaluate(list(rows), found.predictions)
    every = figures(counters(scored))
    return found.about["encoder"], {name: every[name] for name in PINNED}


def set_floors(rows: Sequence[Row], module: ModuleType, path: Path = PATH) -> dict[str, Any]:
    """Measures the slice with every model and writes the floors; the slice stays the one pinned before."""
    ids = pinned(path)["slice"]["ids"] if path.exists() else chosen(rows)
    part = slice_of(rows, ids)
    floors = {}
    for model in MODELS:
        encoder, now = measured(part, module, model)
        floors[model] = {"encoder": encoder, "measured": now, "floors": lowered(now)}
    kept = {
        "set": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "margin": MARGIN,
        "slice": {"of": "polnear_dev", "sha256": sha256(part), "ids": ids},
        "models": floors,
    }
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return kept


def lowered(now: Mapping[str, float]) -> dict[str, float]:
    """The floors under figures just measured."""
    return {name: round(value - MARGIN, 2) for name, value in now.items()}


def below(now: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The figures under their floors, in words."""
    return [f"{name} {now[name]:.2f} < {floor:.2f}" for name, floor in floors.items() if now[name] < floor]

"""Check-worthiness on the dev split: ``python -m benchmarks.worth --shared ../shared``.

Prints precision, recall and F1 of "check-worthy" at the threshold kept with the weights, and the area
under the ROC curve. Figures and dates are read as the product reads them.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.shared import rows
from reportedly import figures
from reportedly.signals import worth


def main() -> None:
    """Scores the dev split of signals/worth_train.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    kept = json.loads(Path("src/reportedly/signals/worth.json").read_text(encoding="utf-8"))
    dev = [row for row in rows(args.shared / "data" / "signals" / "worth_train.jsonl") if row["split"] == "dev"]
    scored = [(_worth(row), row["label"] == "Yes") for row in dev]
    said = [label for score, label in scored if score >= kept["threshold"]]
    gold = sum(label for _, label in scored)
    precision, recall = sum(said) / len(said), sum(said) / gold
    print(f"rows {len(dev)}, check-worthy {gold}, threshold {kept['threshold']}, weights of {kept['made']}")
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"area under the ROC curve {_auc(scored):.3f}")


def _worth(row: dict[str, Any]) -> float:
    dates = figures.dates(row["text"], None)
    quantities = figures.quantities(row["text"], dates)
    return worth(row["text"], has_figure=any(q.kind != "ordinal" for q in quantities), has_date=bool(dates))


def _auc(scored: list[tuple[float, bool]]) -> float:
    """The chance that a check-worthy row scores above one that is not (ties by order, which scores make rare)."""
    ranked = sorted(scored)
    above = sum(rank for rank, (_, label) in enumerate(ranked, 1) if label)
    yes = sum(label for _, label in ranked)
    return (above - yes * (yes + 1) / 2) / (yes * (len(ranked) - yes))


if __name__ == "__main__":
    main()

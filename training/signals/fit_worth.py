"""Fits the weights of check-worthiness: ``python -m training.signals.fit_worth --shared ../shared``.

Logistic regression with an L2 penalty over the facets of ``reportedly.signals.worth``, by Newton's
method, on the ``train`` split of ``data/signals/worth_train.jsonl`` (CheckThat! 2024 task 1, English;
sentences of US presidential debates, from ClaimBuster). The threshold is the one of highest F1 on a
tenth of the training rows held out by id, which the weights it is set with have not seen. Writes
``src/reportedly/signals/worth.json``: weights, threshold, provenance; no text of the corpus.
"""

import argparse
import hashlib
import json
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly import figures
from reportedly.signals.worth import facets

OUT = Path("src/reportedly/signals/worth.json")
PENALTY = 10.0  # of 0.3, 1, 3, 10, 30; the held-out F1 differs by less than .01 (see what the run prints)
Floats = NDArray[np.float64]


def features(rows: list[dict[str, Any]]) -> tuple[list[str], Floats, Floats]:
    """Facet names, the facets a row (the last column is 1), and the labels."""
    found = [row_facets(row["text"]) for row in rows]
    names = sorted(found[0])
    table = np.array([[facet[name] for name in names] + [1.0] for facet in found])
    return names, table, np.array([row["label"] == "Yes" for row in rows], dtype=float)


def row_facets(text: str) -> dict[str, float]:
    """The facets of one sentence, its figures and dates read as the product reads them."""
    dates = figures.dates(text, None)
    quantities = figures.quantities(text, dates)
    return facets(text, has_figure=any(q.kind != "ordinal" for q in quantities), has_date=bool(dates))


def fit(table: Floats, labels: Floats, penalty: float) -> Floats:
    """Weights of the least penalised log loss (Newton's method; the intercept is not penalised)."""
    weights = np.zeros(table.shape[1])
    ridge = np.full(table.shape[1], penalty)
    ridge[-1] = 1e-6
    for _ in range(30):
        likely = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (likely - labels) + ridge * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def f1(likely: Floats, labels: Floats, threshold: float) -> float:
    """F1 of "check-worthy" at a threshold."""
    said = likely >= threshold
    hits = float((said & (labels > 0)).sum())
    return 2 * hits / max(1.0, float(said.sum() + labels.sum()))


def main() -> None:
    """Fits, prints the held-out F1 for each penalty, writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    path = args.shared / "data" / "signals" / "worth_train.jsonl"
    raw = path.read_bytes()
    rows = [row for row in map(json.loads, raw.decode().splitlines()) if row["split"] == "train"]
    names, table, labels = features(rows)
    held = np.array([zlib.crc32(row["id"].encode()) % 10 == 0 for row in rows])
    grid = np.arange(0.1, 0.71, 0.01)
    threshold = 0.5
    for penalty in (0.3, 1.0, 3.0, 10.0, 30.0):
        likely = 1.0 / (1.0 + np.exp(-table[held] @ fit(table[~held], labels[~held], penalty)))
        best = max(grid, key=lambda t: f1(likely, labels[held], t))
        print(f"penalty {penalty:5}: held-out F1 {f1(likely, labels[held], best):.3f} at {best:.2f}")
        if penalty == PENALTY:
            threshold = float(best)
    weights = fit(table, labels, PENALTY)
    made = {
        "made": f"{datetime.now(UTC):%Y-%m-%d}",
        "by": "training/signals/fit_worth.py",
        "data": "CheckThat! 2024 task 1 English (ClaimBuster), train split",
        "data_sha256": hashlib.sha256(raw).hexdigest(),
        "rows": len(rows),
        "penalty": PENALTY,
        "threshold": round(threshold, 2),
        "intercept": round(float(weights[-1]), 4),
        "facets": {name: round(float(w), 4) for name, w in zip(names, weights[:-1], strict=True)},
    }
    OUT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main()

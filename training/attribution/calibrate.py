"""Fits the probability on an attribution: ``python -m training.attribution.calibrate WEIGHTS --shared DIR``.

A logistic function of the encoder's own certainties (``confidence.FEATURES``), fitted on polnear_dev by
Newton's method with a small ridge. "Right" means that source, cue and content each share words with one
annotated attribution (the scorer's relation "any"). Prints the expected calibration error over ten equal
bins, in five-fold cross-validation over documents, and writes the coefficients into card.json.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.attribution import decode, quotations, spans
from reportedly.attribution.confidence import features
from reportedly.encoder.model import Encoder
from reportedly.settings import MODELS
from training.attribution.measure import scorer

Floats = NDArray[np.float64]
RIDGE, FOLDS, BINS = 1.0, 5, 10


def main() -> None:
    """Fits on all of dev; the error printed is of folds left out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--model", choices=MODELS, default=MODELS[0])
    parser.add_argument("--shared", type=Path, required=True)
    args = parser.parse_args()
    x, y, fold = collect(Encoder(args.weights, args.model), args.shared)
    held_out = np.zeros(len(y))
    for number in range(FOLDS):
        inside = fold == number
        held_out[inside] = probability(x[inside], fit(x[~inside], y[~inside]))
    error, table = calibration_error(held_out, y)
    print(f"{len(y)} attributions, {y.mean():.1%} right; expected calibration error {error:.3f} (held out)")
    for low, count, mean, right in table:
        print(f"  {low:.1f}–{low + 1 / BINS:.1f}  {count:5d}  said {mean:.2f}  right {right:.2f}")
    path = args.weights / f"{args.model}.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["calibration"] = [round(float(w), 4) for w in fit(x, y)]
    path.write_text(json.dumps(card) + "\n", encoding="utf-8")


def collect(encoder: Encoder, shared: Path) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Features with a leading 1, whether each attribution is right, and its document's fold."""
    module = scorer(shared)
    xs, ys, folds = [], [], []
    with (shared / "data/attribution/polnear_dev.jsonl").open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            marks = quotations.find(row["text"])
            encoding = encoder.encode(row["text"], [q.span for q in marks])
            found = spans.said(encoding, decode.relations(encoding, encoder.transitions), marks, row["text"])
            doc = module.Doc(row["text"])
            gold = module.prep(doc, row["attributions"])
            made = module.prep(doc, [{"source": s.source, "cue": s.cue, "content": s.content} for s in found])
            pairs = {j: i for i, j in module.match(gold, made)}
            for j, one in enumerate(found):
                if one.made:  # by a form: as sure as quote_forms.csv says
                    continue
                right = j in pairs and all(_agree(gold[pairs[j]][r][2], made[j][r][2]) for r in module.ROLES)
                xs.append([1.0, *features(one)])
                ys.append(float(right))
                folds.append(number % FOLDS)
    return np.array(xs), np.array(ys), np.array(folds)


def _agree(gold: frozenset[int], made: frozenset[int]) -> bool:
    return bool(gold & made) or (not gold and not made)


def fit(x: Floats, y: Floats) -> Floats:
    """Ridge logistic regression by Newton's method; the bias is not shrunk."""
    w = np.zeros(x.shape[1])
    ridge = np.diag([0.0, *[RIDGE] * (x.shape[1] - 1)])
    for _ in range(50):
        p = probability(x, w)
        gradient = x.T @ (p - y) + ridge @ w
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-9 * np.eye(len(w)), gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def probability(x: Floats, w: Floats) -> Floats:
    """The fitted probability of each row."""
    return np.asarray(1 / (1 + np.exp(-(x @ w))))


def calibration_error(p: Floats, y: Floats) -> tuple[float, list[tuple[float, int, float, float]]]:
    """Expected calibration error over equal-width bins (Naeini et al. 2015), and its table."""
    table, error = [], 0.0
    for b in range(BINS):
        inside = (p >= b / BINS) & ((p < (b + 1) / BINS) | (b == BINS - 1))
        if inside.any():
            mean, right = float(p[inside].mean()), float(y[inside].mean())
            table.append((b / BINS, int(inside.sum()), mean, right))
            error += float(inside.mean()) * abs(mean - right)
    return error, table


if __name__ == "__main__":
    main()

"""Fits the weights by which two statements are told to be one claim: ``python -m training.archive.sameness DB_DIR…``.

Each folder holds an archive made by ``make_archive.py`` and ``origins.db``, its readings as an archive. Pairs are those
that meet in a block; statements of the real articles around the planted claims are negatives, unless their words are
nearly the same. The planted claims are far fewer and more alike than the world's, so the fit is drawn to weights set by
hand (``SENSE``) and kept between half and twice of them.
"""

import csv
import random
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine

from reportedly.archive.origins import sameness
from reportedly.archive.origins.mentions import keys_of
from reportedly.archive.origins.sameness import FEATURES, features, figures_agree, rarity
from reportedly.archive.origins.statements import statements
from training.archive.gold import labels

SENSE = {
    "bias": -6.5, "equal": 2.0, "digits": 1.0, "rounded": 1.0, "scaled": 0.0, "names shared": 2.5, "names apart": -0.7,
    "no name shared": -3.0,
    "words alike": 4.0, "same day": 1.5, "other day": -2.0, "days between": -0.6, "same things": 1.0,
    "other things": -1.0, "same event": 0.7, "other unit": -4.0,
}  # fmt: skip
_A_BLOCK = 300
_RIDGE = 0.02


def pairs(folder: Path) -> tuple[list[list[float]], list[float]]:
    """Features and labels (1: one claim) of the pairs that meet in a block."""
    engine = create_engine(f"sqlite:///{folder / 'origins.db'}")
    with engine.connect() as connection:
        found = list(statements(connection))
        gold = labels(connection, folder, found)
    heads = {(one.words, one.low): number for number, one in enumerate(found)}
    rare = rarity(found)
    blocks = defaultdict(list)
    for number in heads.values():
        for key in keys_of(found[number], rare):
            blocks[key].append(number)
    met = {pair for block in blocks.values() if len(block) < _A_BLOCK for pair in combinations(sorted(block), 2)}
    made, same = [], []
    for a, b in sorted(met):
        agree = figures_agree(found[a], found[b])
        if not agree:
            continue
        row = features(found[a], found[b], agree, rare)
        one_claim = bool(gold[a]) and gold[a] == gold[b]
        if not one_claim and not gold[a] and not gold[b] and row[FEATURES.index("words alike")] > 0.7:
            continue
        made.append(row)
        same.append(float(one_claim))
    return made, same


def fit(rows: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Logistic regression by gradient descent, the signs held, both classes of equal weight."""
    scale = rows.std(axis=0)
    scale[scale == 0] = 1.0
    x = rows / scale
    weight = np.where(same > 0, 0.5 / same.sum(), 0.5 / (1 - same).sum())
    sense = np.array([SENSE[name] for name in FEATURES]) * scale
    w = sense.copy()
    for _ in range(6000):
        p = 1 / (1 + np.exp(-x @ w))
        w -= 0.3 * (x.T @ (weight * (p - same)) + _RIDGE * (w - sense))
        w = np.clip(w, np.minimum(sense / 2, 2 * sense), np.maximum(sense / 2, 2 * sense))
    return w / scale


def main(folders: list[str]) -> None:
    """Fits on all folders and writes ``sameness.csv``."""
    random.seed(0)
    made = [pairs(Path(folder)) for folder in folders]
    rows = np.array([row for part, _ in made for row in part])
    same = np.array([label for _, part in made for label in part])
    w = fit(rows, same)
    p = 1 / (1 + np.exp(-rows @ w))
    print(f"{len(same)} pairs, {int(same.sum())} of one claim; right {((p > 0.5) == (same > 0)).mean():.4f}")
    print(f"precision {same[p > 0.5].mean():.4f}, recall {(p[same > 0] > 0.5).mean():.4f}")
    with Path(sameness.__file__).with_name("sameness.csv").open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(["feature", "weight", "source"])
        for name, value in zip(FEATURES, w, strict=True):
            out.writerow(
                [
                    name,
                    f"{value:.3f}",
                    "training/archive/sameness.py, made archives of seeds 21 to 23 and a1000, 2026-11",
                ]
            )
    for name, value in zip(FEATURES, w, strict=True):
        print(f"{name:16} {value:8.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])

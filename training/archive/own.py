"""Fits how likely an account is its own: ``python -m training.archive.own DIR…``.

Each folder holds an archive made by ``make_archive.py`` and ``origins.db``, its readings as an archive. One row an
account; of a group in the same words that holds an origin, only the account of the origin. Weights are drawn to ones
set by hand (``SENSE``) and kept between a third and twice of them, for made archives tell true accounts from relays
more plainly than the world does.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine

from reportedly.archive.origins import own
from reportedly.archive.origins.accounts import Case, case_of
from reportedly.archive.origins.around import background
from reportedly.archive.origins.mentions import gathered
from reportedly.archive.origins.outlets import outlets_of
from reportedly.archive.origins.own import FACTS
from reportedly.archive.origins.statements import statements
from training.archive.gold import gold_claims, labels

SENSE = {
    "bias": -0.5, "credits": -4.0, "credits later": -1.5, "credits outside": -0.7, "reused": 1.0, "credited": 0.7,
    "names": 1.0, "details": 2.0, "bare": -1.5, "tied": -1.5, "recurs": 1.5, "voice": 1.5, "about": 1.5, "vague": -0.7,
    "rounded": -1.5,
    "hours": -0.4, "first": 2.5,
}  # fmt: skip
_RIDGE = 0.003


def cases(folder: Path) -> Iterator[tuple[Case, set[str]]]:
    """The claims that were planted, as the product gathers them, and the articles that are their origins."""
    gold = {claim["claim_id"]: claim for claim in gold_claims(folder)}
    with create_engine(f"sqlite:///{folder / 'origins.db'}").connect() as connection:
        found = list(statements(connection))
        label = dict(zip(map(id, found), labels(connection, folder, found), strict=True))
        outlets, behind = outlets_of(connection), background(connection)
        for members in gathered(found):
            named = [label[id(one)] for one in members.members if label[id(one)]]
            if len(named) * 2 > len(members.members) and len(named) > 1:
                yield case_of(connection, members.members, outlets, behind), set(gold[named[0]]["origins"])


def rows(case: Case, origins: set[str]) -> Iterator[tuple[list[float], float]]:
    """Facts and label of each account that says something."""
    starts = {
        number for number, one in enumerate(case.accounts) if any(case.told[m].key in origins for m in one.members)
    }
    groups = defaultdict(set)
    for number, one in enumerate(case.accounts):
        groups[one.group].add(number)
    for number, one in enumerate(case.accounts):
        if number in starts or not groups[one.group] & starts:
            yield [1.0, *(one.facts[name] for name in FACTS[1:])], float(number in starts)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression by gradient descent, drawn to ``SENSE``."""
    sense = np.array([SENSE[name] for name in FACTS])
    w = sense.copy()
    for _ in range(20000):
        p = 1 / (1 + np.exp(-x @ w))
        w -= 0.2 * (x.T @ (p - y) / len(y) + _RIDGE * (w - sense))
        bounded = np.clip(w, np.minimum(sense / 3, 2 * sense), np.maximum(sense / 3, 2 * sense))
        w = np.r_[w[0], bounded[1:]]
    return w


def main(folders: list[str]) -> None:
    """Fits on all folders and writes ``own.csv``."""
    made = [row for folder in folders for case, origins in cases(Path(folder)) for row in rows(case, origins)]
    x, y = np.array([row for row, _ in made]), np.array([label for _, label in made])
    w = fit(x, y)
    p = 1 / (1 + np.exp(-x @ w))
    print(f"{len(y)} accounts, {int(y.sum())} of origins; right {((p > 0.5) == (y > 0)).mean():.3f}")
    for low, high in ((0, 0.02), (0.02, 0.1), (0.1, 0.3), (0.3, 0.7), (0.7, 0.9), (0.9, 1.01)):
        at = (p >= low) & (p < high)
        print(
            f"said {low:.2f} to {high:.2f}: {int(at.sum()):4} accounts, "
            f"{y[at].mean() if at.any() else 0:.3f} of origins"
        )
    with Path(own.__file__).with_name("own.csv").open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(["fact", "weight", "source"])
        for name, value in zip(FACTS, w, strict=True):
            out.writerow(
                [name, f"{value:.3f}", "training/archive/own.py, made archives of seeds 21 to 23 and a1000, 2026-11"]
            )
    for name, value in zip(FACTS, w, strict=True):
        print(f"{name:16} {value:8.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])

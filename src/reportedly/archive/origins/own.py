"""How likely an account is its own, and how many accounts of a claim are: a probability each, and their sum's interval.

The probability is a logistic regression's over the account's few facts (``own.csv``; ``training/archive/own.py`` fits
it). Of accounts in the same words only one can be the first, so a group counts once. The number of reporting origins is
a sum of unequal coins (Poisson-binomial), and at least one, since somebody reported it.
"""

import csv
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEVEL = 0.9  # of the distribution that the interval holds
FACTS = (
    "bias",
    "credits",  # share of its texts that credit an outlet which has the claim
    "credits later",  # … whose report came later by its time
    "credits outside",  # … that is not in the archive with it
    "reused",  # other outlets with the same text, logarithm
    "credited",  # mentions that credit it, logarithm
    "names",  # rare names beside the claim that an account in other words has too
    "details",  # sentences beside the claim that the rest of the article does not account for
    "bare",  # no sentence beside it, and the headline is of something else
    "tied",  # the next sentence is of the rest of the article
    "recurs",  # the claim's own words come back in the rest of the article
    "voice",  # it heard somebody whom no other account heard
    "about",  # its headline is of the claim: two of its words and more, or one (half)
    "vague",  # its voice is nobody in particular, another's is somebody
    "rounded",  # its figure is blunter than others'
    "hours",  # since the first account, logarithm
    "first",  # the earliest that credits nobody
)


class Number(NamedTuple):
    """How many: the likeliest, and the interval that holds it at ``LEVEL``."""

    low: int
    best: int
    high: int


def own(facts: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that an account with these facts is its own."""
    weights = _weights()
    score = sum(weights[name] * (1.0 if name == "bias" else facts[name]) for name in FACTS)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def number_of(chances: Sequence[float], level: float = LEVEL) -> Number:
    """How many of independent things with these chances are so, given that one is at least."""
    spread = [1.0]
    for chance in chances:
        spread = [
            (spread[k] if k < len(spread) else 0.0) * (1 - chance) + (spread[k - 1] if k else 0.0) * chance
            for k in range(len(spread) + 1)
        ]
    if len(spread) < 2:
        return Number(0, 0, 0)
    whole = sum(spread[1:])
    odds = [0.0, *(p / whole for p in spread[1:])] if whole else [0.0, 1.0]
    best = max(range(len(odds)), key=odds.__getitem__)
    low = high = best
    held = odds[best]
    while held < level:
        below = odds[low - 1] if low > 1 else 0.0
        above = odds[high + 1] if high + 1 < len(odds) else 0.0
        if below == above == 0.0:
            break
        if above >= below:
            high += 1
            held += above
        else:
            low -= 1
            held += below
    return Number(low, best, high)


@cache
def _weights() -> Mapping[str, float]:
    with Path(__file__).with_name("own.csv").open(encoding="utf-8", newline="") as lines:
        return {row["fact"]: float(row["weight"]) for row in csv.DictReader(lines)}

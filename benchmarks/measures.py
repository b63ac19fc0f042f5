"""The figures attribution is judged by, computed from the scorer's counters per document.

The counters are those of ``eval/eval_attribution.py``: for an F1 the hits and totals on the predicted and on the
annotated side, for a share the hits and the total. Kept per document, they let any figure be computed anew for a
resampled set of documents, which is what the intervals here and in ``comparison`` rest on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counted = Mapping[tuple[str, ...], float]

ROUNDS, SEED = 1000, 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure in percent; ``counters`` are its keys in the scorer, four for an F1 and two for a share."""

    name: str
    counters: tuple[tuple[str, ...], ...]
    asked: float | None = None


def _f1(section: str, metric: str, asked: float | None = None) -> Measure:
    keys = tuple((section, metric, side) for side in ("tpP", "nP", "tpR", "nR"))
    return Measure(f"{section.replace(':', ' ')} {metric}", keys, asked)


def _share(name: str, section: str, hit: str, total: str, asked: float | None = None) -> Measure:
    return Measure(name, ((section, hit), (section, total)), asked)


MEASURES = (
    _f1("relation", "norm", 52.0),
    _f1("relation", "soft", 80.0),
    _f1("relation", "any"),
    _f1("source", "norm"),
    _f1("source", "soft"),
    _f1("source", "seg", 84.0),
    _f1("cue", "norm"),
    _f1("cue", "soft"),
    _f1("cue", "seg", 76.0),
    _f1("content", "norm"),
    _f1("content", "soft"),
    _f1("content", "seg", 73.5),
    _share("right source", "srcacc", "has_src_any", "has_src", 93.0),
    *(_f1(f"content:{kind}", metric) for kind in ("direct", "mixed", "indirect") for metric in ("norm", "soft")),
    *(
        _share(f"right source {kind}", f"srcacc:{kind}", "has_src_any", "has_src")
        for kind in ("direct", "mixed", "indirect")
    ),
)
"""What issue 3 asks of the product stands beside the figure; a share of right sources is among found contents."""

KEYS = tuple(dict.fromkeys(key for measure in MEASURES for key in measure.counters))


def counters(documents: Sequence[Counted]) -> Floats:
    """The scorer's counters of each document as a table of documents by KEYS, to six decimals."""
    return np.round([[float(document.get(key, 0.0)) for key in KEYS] for document in documents], 6)


def values(sums: Floats) -> Floats:
    """The figures in percent, in the order of MEASURES, of counters summed over documents (… by KEYS)."""
    return np.stack([_value(measure, sums) for measure in MEASURES], axis=-1)


def _value(measure: Measure, sums: Floats) -> Floats:
    parts = [sums[..., KEYS.index(key)] for key in measure.counters]
    if len(parts) == 2:
        return 100 * _ratio(parts[0], parts[1])
    precision, recall = _ratio(parts[0], parts[1]), _ratio(parts[2], parts[3])
    return 100 * _ratio(2 * precision * recall, precision + recall)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole != 0)


def figures(table: Floats) -> dict[str, float]:
    """Every figure of a table of counters, in percent to two decimals."""
    return _named(values(table.sum(axis=0)))


def _named(row: Floats) -> dict[str, float]:
    return {measure.name: round(float(value), 2) for measure, value in zip(MEASURES, row, strict=True)}


def resamples(documents: int, rounds: int = ROUNDS, seed: int = SEED) -> Floats:
    """How often each document is drawn in each round of a bootstrap over documents: rounds by documents."""
    drawn = np.random.default_rng(seed).integers(0, documents, size=(rounds, documents))
    return np.stack([np.bincount(row, minlength=documents) for row in drawn]).astype(np.float64)


def intervals(table: Floats, rounds: int) -> dict[str, list[float]]:
    """The 95 % bootstrap interval over documents of every figure (the percentile method, Efron 1979)."""
    low, high = limits(values(resamples(len(table), rounds) @ table))
    return {name: [bottom, top] for (name, bottom), top in zip(_named(low).items(), _named(high).values(), strict=True)}


def limits(drawn: Floats) -> tuple[Floats, Floats]:
    """The 2.5th and 97.5th percentile over the rounds (the first axis)."""
    low, high = np.percentile(drawn, (2.5, 97.5), axis=0)
    return low, high


def right(module: Any, row: Mapping[str, Any], made: Sequence[Mapping[str, Any]]) -> list[bool]:  # noqa: ANN401
    """Whether each attribution made for ``row`` is right, as ``training/attribution/calibrate.py`` has it.

    Right means that source, cue and content each share words with one annotated attribution, or are empty in both.
    ``module`` is the scorer, whose pairing of made and annotated attributions is used.
    """
    document = module.Doc(row["text"])
    gold, found = module.prep(document, row["attributions"]), module.prep(document, made)
    if len(found) != len(made):
        raise SystemExit(f"{row['id']}: an attribution without any words; the scorer passes over it")
    partner = {j: i for i, j in module.match(gold, found)}
    return [
        j in partner and all(_agree(gold[partner[j]][role][2], one[role][2]) for role in module.ROLES)
        for j, one in enumerate(found)
    ]


def _agree(gold: frozenset[int], made: frozenset[int]) -> bool:
    return bool(gold & made) or (not gold and not made)

"""Figures from counters, and which attributions count as right."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.measures import KEYS, MEASURES, counters, figures, intervals, resamples, right
from benchmarks.shared import scorer
from tests.benchmarks.counted import document

SHARED = Path(__file__).parents[3] / "shared"
beside = pytest.mark.skipif(not (SHARED / "eval").exists(), reason="../shared with the scorer is not here")

TEXT = "The harbour is closed, Ilse Varga said. Tomas Ohl denied it."
GOLD = [
    {"source": [[23, 33]], "cue": [[34, 38]], "content": [[0, 21]]},
    {"source": [[40, 48]], "cue": [[49, 55]], "content": [[56, 58]]},
]
ROW = {"id": "harbour", "text": TEXT, "attributions": GOLD}


@pytest.mark.parametrize(
    ("hits", "predicted", "gold", "f1", "share"),
    [
        (5.0, 10.0, 10.0, 50.0, 50.0),
        (4.0, 5.0, 20.0, 32.0, 20.0),
        (0.0, 0.0, 10.0, 0.0, 0.0),
        (0.0, 0.0, 0.0, 0.0, 0.0),
    ],
)
def test_figures_of_one_document(hits, predicted, gold, f1, share):
    """F1 is the harmonic mean of precision and recall, a share is hits over total; nothing over nothing is 0."""
    found = figures(counters([document(hits, predicted, gold)]))
    assert found["relation norm"] == f1
    assert found["right source"] == share


def test_figures_sum_over_documents_before_they_divide():
    """Micro-averages, as the scorer's: a long article weighs more than a short one."""
    found = figures(counters([document(9.0, 10.0, 10.0), document(0.0, 90.0, 90.0)]))
    assert found["cue seg"] == 9.0


def test_a_bootstrap_draws_as_many_documents_as_there_are():
    """Every round is a set of the same size, and rounds differ."""
    drawn = resamples(7, rounds=50)
    assert (drawn.sum(axis=1) == 7).all()
    assert len({tuple(row) for row in drawn}) > 25


def test_intervals_hold_the_figure_and_close_on_like_documents():
    """The interval comes from how articles differ; where they don't, it has no width."""
    mixed = counters([document(float(hits)) for hits in (2, 9, 5, 7, 3, 8)])
    low, high = intervals(mixed, 300)["source norm"]
    assert low < figures(mixed)["source norm"] < high
    assert intervals(counters([document(5.0)] * 6), 300)["source norm"] == [50.0, 50.0]


@beside
def test_figures_are_the_scorers_own():
    """Computed anew from the counters kept, each F1 is what the scorer prints."""
    module = scorer(SHARED, "eval_attribution")
    made = [GOLD[0], {**GOLD[1], "content": [[23, 38]]}]
    total, _, scored, *_ = module.evaluate([ROW], [{"id": "harbour", "attributions": made}])
    summary, found = module.summarise(total), figures(counters(scored))
    for measure in MEASURES:
        section, metric, *_ = measure.counters[0]
        if len(measure.counters) == 4:
            assert found[measure.name] == summary[section][metric]["F"]
        else:
            assert found[measure.name] == summary[section]["any|gold_has_source"]
    assert np.isfinite(counters(scored)).all()
    assert counters(scored).shape == (1, len(KEYS))


@beside
@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (GOLD, [True, True]),
        ([{**GOLD[0], "source": [[28, 33]]}], [True]),  # a word shared is enough
        ([{**GOLD[0], "source": [[40, 48]]}], [False]),  # another's words
        ([{**GOLD[0], "source": []}], [False]),  # a source where there is one, left out
        ([GOLD[1], {"source": [], "cue": [[34, 38]], "content": [[59, 60]]}], [True, False]),
        ([], []),
    ],
)
def test_what_counts_as_right(made, expected):
    """The reliability diagram judges by the rule the probabilities were fitted to."""
    assert right(scorer(SHARED, "eval_attribution"), ROW, made) == expected

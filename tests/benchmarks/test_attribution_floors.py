"""The quality of attribution on the pinned slice of polnear_dev, held to ``benchmarks/floors.json``."""

import json
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.results import sha256
from benchmarks.shared import polnear_dev, scorer
from reportedly.encoder import MODELS

SHARED = Path(__file__).parents[3] / "shared"
beside = pytest.mark.skipif(
    not (SHARED / "data" / "attribution").exists(), reason="../shared with the articles and the scorer is not here"
)


@pytest.fixture(scope="module")
def articles():
    """The slice, as floors.json names it."""
    return floors.slice_of(polnear_dev(SHARED), floors.pinned()["slice"]["ids"])


@beside
def test_the_slice_is_the_one_the_floors_were_set_on(articles):
    """A floor says nothing about other articles or other annotations."""
    assert sha256(articles) == floors.pinned()["slice"]["sha256"]


def test_every_shipped_model_has_floors():
    """A new model is held to something: run ``python -m benchmarks.attribution --set-floors``."""
    assert set(floors.pinned()["models"]) == set(MODELS)


@beside
@pytest.mark.parametrize("model", MODELS)
def test_no_figure_lies_below_its_floor(articles, model):
    """Quality never falls unnoticed; only --set-floors lowers a floor, and that shows in the diff."""
    _, now = floors.measured(articles, scorer(SHARED, "eval_attribution"), model)
    assert floors.below(now, floors.pinned()["models"][model]["floors"]) == []


def test_floors_lie_a_margin_below_what_was_measured():
    """The file isn't loosened by hand."""
    kept = floors.pinned()
    assert kept["margin"] == floors.MARGIN
    for one in kept["models"].values():
        assert one["floors"] == floors.lowered(one["measured"])
        assert set(one["floors"]) == set(floors.PINNED)


def test_a_figure_under_its_floor_is_named():
    """The message says which figure fell and how far."""
    assert floors.below({"cue norm": 70.0, "cue seg": 71.5}, {"cue norm": 71.5, "cue seg": 71.5}) == [
        "cue norm 70.00 < 71.50"
    ]


def test_the_first_slice_takes_every_publisher():
    """One outlet's style is not what the floors hold."""
    rows = [{"id": f"{who}{n}", "publisher": who, "text": "x" * n} for who in "abcdefg" for n in range(1, 13)]
    chosen = floors.chosen(rows)
    assert len(chosen) == floors.ARTICLES == len(set(chosen))
    assert {one[0] for one in chosen} == set("abcdefg")


def test_a_slice_that_is_not_in_the_data_is_refused():
    """Other data than the floors were set on is said, not scored."""
    with pytest.raises(SystemExit, match="not in the data: b"):
        floors.slice_of([{"id": "a"}], ["a", "b"])


def test_setting_floors_again_keeps_the_slice(tmp_path, monkeypatch):
    """New weights are held to the same articles as the old."""
    rows = [{"id": who, "publisher": "p", "text": who, "attributions": []} for who in "abc"]
    monkeypatch.setattr(floors, "MODELS", ("small",))
    monkeypatch.setattr(floors, "measured", lambda *_: ("5ad", dict.fromkeys(floors.PINNED, 60.0)))
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"slice": {"ids": ["c"]}}), encoding="utf-8")
    floors.set_floors(rows, None, path)
    kept = floors.pinned(path)
    assert kept["slice"] == {"of": "polnear_dev", "sha256": sha256(rows[2:]), "ids": ["c"]}
    assert kept["models"]["small"]["floors"]["relation norm"] == 60.0 - floors.MARGIN

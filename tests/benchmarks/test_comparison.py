"""Two results against each other: what counts as a fall."""

import numpy as np
import pytest

from benchmarks.attribution import _compared
from benchmarks.comparison import ERROR, differences, unmatched
from benchmarks.results import load, table, write
from tests.benchmarks.counted import NAMES, result

THEN = [5.0, 7.0, 3.0, 8.0, 6.0, 4.0, 9.0, 5.0]
SURE = [[number, 0.75, right] for number in range(8) for right in (1, 1, 0, 1)]
BOASTFUL = [[number, 0.99, right] for number, _, right in SURE]


@pytest.mark.parametrize(
    ("change", "fell", "rose"),
    [
        ([0.0] * 8, False, False),
        ([-1.0] * 8, True, False),
        ([1.0] * 8, False, True),
        ([-1.0, 1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0], False, False),  # noise: as many articles up as down
        ([-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], False, False),  # one article alone
    ],
)
def test_a_fall_is_one_that_holds_whichever_articles_are_drawn(change, fell, rose):
    """The pairing decides: a small loss on every article is a fall, a large one on some articles is noise."""
    now = [hits + by for hits, by in zip(THEN, change, strict=True)]
    found = differences(result(("fast", THEN)), result(("fast", now)), rounds=300)
    assert [one.figure for one in found] == NAMES
    assert {one.fell for one in found} == {fell}
    assert {one.rose for one in found} == {rose}


def test_a_calibration_error_falls_when_it_grows():
    """For this figure less is better."""
    old, new = result(("fast", THEN), sure=SURE), result(("fast", THEN), sure=BOASTFUL)
    worse = next(one for one in differences(old, new) if one.figure == ERROR)
    better = next(one for one in differences(new, old) if one.figure == ERROR)
    assert (worse.fell, worse.rose, better.fell, better.rose) == (True, False, False, True)


def test_the_status_is_one_only_on_a_fall(capsys):
    """CI reads the exit status; a person reads the line."""
    same, worse = result(("fast", THEN)), result(("fast", [hits - 1 for hits in THEN]))
    assert _compared(same, same) == 0
    assert _compared(same, worse) == 1
    assert "FELL" in capsys.readouterr().out


def test_other_articles_are_refused():
    """A difference between two sets of articles is not one between two models."""
    with pytest.raises(SystemExit, match="other articles"):
        differences(result(("fast", THEN)), result(("fast", THEN), sha256="others"))


def test_models_are_compared_with_themselves():
    """A model that only one result holds is named; where none is shared there is nothing to pass."""
    old, new = result(("fast", THEN)), result(("accurate", THEN))
    assert unmatched(old, new) == {"fast", "accurate"}
    with pytest.raises(SystemExit, match="no model is in both"):
        _compared(old, new)


def test_a_result_comes_back_as_it_was_written(tmp_path):
    """The counters survive the file, so a later run can be compared with it."""
    path = tmp_path / "attribution-2031-04-02.json"
    kept = result(("accurate", THEN), ("fast", THEN[::-1]), sure=SURE)
    write(kept, path)
    back = load(path)
    assert back == kept
    assert np.array_equal(table(back, back["systems"][1]), np.array(kept["systems"][1]["counters"]))


@pytest.mark.parametrize(
    ("text", "said"), [('{"schema": "something/else"}', "not a result"), ('{"systems": []}', "not a result")]
)
def test_another_file_is_no_result(tmp_path, text, said):
    """The message names the file and what it should be."""
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match=said):
        load(path)


def test_counters_an_earlier_result_lacks_are_named():
    """A result of an older version is refused with what it is missing, not compared on less."""
    old = result(("fast", THEN))
    old["keys"][0] = "something|else"
    with pytest.raises(SystemExit, match="lacks the counters relation"):
        differences(old, result(("fast", THEN)))

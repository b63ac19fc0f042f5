"""The plots of a result, where the extra ``bench`` is installed."""

import struct
from dataclasses import asdict

import pytest

from benchmarks.readings import PART, WHOLE
from benchmarks.reliability import bins
from tests.benchmarks.counted import result

pytest.importorskip("altair", reason="the extra 'bench' is not installed")
pytest.importorskip("vl_convert", reason="the extra 'bench' is not installed")


def test_both_plots_are_drawn_offline(tmp_path):
    """SVG and PNG of quality against speed and of reliability, with every system named in the picture."""
    from benchmarks.plots import draw

    record = result(("accurate", [6.0, 5.0]), ("fast", [5.0, 5.0]))
    record["machine"] = {"processor": "a processor"}
    record["data"]["name"] = "invented"
    record["elsewhere (PolNeAR test split)"] = [{"system": "two human annotators", "relation norm": "59.8"}]
    sure, right = [0.3, 0.8, 0.95], [False, True, True]
    for speed, one in zip((6000, 13000), record["systems"], strict=True):
        one["speeds"] = {PART: {"words a second": speed}, WHOLE: {"words a second": speed // 2}}
        one |= {"bins": [asdict(b) for b in bins(sure, right)], "calibration error": 0.1, "sure": [[0, 0.3, 0]] * 3}
    peer = {"name": "small 1.2 (a pipeline)", "ours": False, "failed": "", "intervals": {"relation norm": [8.0, 12.0]}}
    peer |= {"figures": {"relation norm": 10.0}, "speeds": {PART: {"words a second": 2000}}}
    record["systems"] += [peer, {"name": "broken", "ours": False, "failed": "no pipeline"}]
    paths = draw(record, tmp_path / "attribution-2031-04-02")
    assert [path.name.removeprefix("attribution-2031-04-02-") for path in paths] == [
        "quality.svg",
        "quality.png",
        "reliability.svg",
        "reliability.png",
    ]
    drawn = paths[0].read_text(encoding="utf-8")
    for words in ("reportedly, accurate", "reportedly, fast", "small 1.2", "a pipeline", "two human annotators, 59.8"):
        assert words in drawn
    assert "expected calibration error 10.0 %" in paths[2].read_text(encoding="utf-8")
    for png in (paths[1], paths[3]):
        width, height = struct.unpack(">II", png.read_bytes()[16:24])
        assert min(width, height) > 700

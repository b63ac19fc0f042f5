"""Reports written before the program read them: how much of each is read as a careful reader would.

First sight, before anything was changed for them, and now (``python -m tests.blind.score``, 2026-11-26):
first.toml (23 reports) found .94 → 1.00, source .90 → .98, kind .85 → .98, chain .77 → .94, origins 11 → 19 of 23;
second.toml (12 reports, after the first had been mended) found .94 → .98, source .89 → .95, kind .78 → .94,
chain .70 → .90, origins 4 → 9 of 12; without the mending for the first the second had .92, .84, .72, .64 and 3.
"""

from pathlib import Path

import pytest

from tests.blind.score import judge, reports, rows

HERE = Path(__file__).parent
REPORTS = [report for name in ("first", "second") for report in reports(HERE / f"{name}.toml")]
FLOORS = {
    "found": 0.97,
    "content": 0.95,
    "source": 0.95,
    "kind": 0.94,
    "chain": 0.90,
    "quote": 0.96,
    "stance": 0.96,
    "same": 0.985,
    "origins": 0.72,
    "interval": 0.70,
    "silent": 0.92,
}
"""A little below what is reached, since the encoder's weights are trained anew now and then."""


@pytest.fixture(scope="module")
def judged():
    """Every comparison of every report."""
    return [one for report in REPORTS for one in judge(report)]


@pytest.mark.parametrize("part", FLOORS)
def test_reports_are_read_as_expected(judged, part):
    """That what was learned from reports never seen before stays learned."""
    mine = [one for one in judged if one.part == part]
    wrong = [f"{one.report}: {one.shown}" for one in mine if not one.right]
    assert 1 - len(wrong) / len(mine) >= FLOORS[part], "\n".join(wrong)


def test_nothing_much_is_found_beyond(judged):
    """What nobody says is not made up: of 300 attributions at most one in six is not among those expected.

    Most of them are the annotators' ("declined to comment", "asked not to be named") and no fault.
    """
    beyond = [one for one in judged if one.part == "beyond"]
    assert len(beyond) <= sum(len(rows(report)) for report in REPORTS) / 6


@pytest.mark.parametrize("report", REPORTS, ids=[report["id"] for report in REPORTS])
def test_expectations_are_whole(report):
    """An expectation whose words are not in the report, or whose label has no voice, would test nothing."""
    text = report["text"]
    assert all(line.split(" | ")[1].strip() in text for line in report["said"])
    assert all(about.split(": ", 1)[1].lower() in text.lower() for about in report["voices"].values())
    labels = {label for row in rows(report) for label in (row.voice, *row.chain)} - {"-"}
    assert labels <= set(report["voices"])
    assert all(words in text for words in report["silent"])

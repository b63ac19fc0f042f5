"""The acceptance case beside the project, by the command that scores it."""

from pathlib import Path

import pytest

from benchmarks.case import score

SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not (SHARED / "cases").exists(), reason="../shared with the acceptance case is not here")
def test_the_desertion_report_is_read_as_its_issue_asks():
    """9 of 11 attributions with kind and chain, three origins, 6 of 7 own-voice flags, all figures and findings."""
    counts = score(SHARED)
    assert counts["attributions"] >= 9
    assert counts["origins"] == 3
    assert counts["own voice"] >= 6
    assert (counts["quantities"], counts["findings"]) == (6, 4)
    assert (counts["no_reply"], counts["unverified"]) == (1, 1)

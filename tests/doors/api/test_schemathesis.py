"""schemathesis over all operations finds nothing: no fault, nothing but what is described, no bad data taken."""

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from reportedly.doors.api import jobs
from reportedly.intake import fetch
from tests.doors.api.fuzzing import config, desk_to_fuzz, found, refused

EXAMPLES, SEED = 2, 1
"""Few, and always the same: tests/doors/api/fuzzing.py is for the longer run by hand."""


@pytest.mark.parametrize("here", [False, True], ids=["anything", "what is there"])
def test_it_finds_nothing(archive_of_examples, reader, monkeypatch, here):
    """On ids that are nearly never there, and on an article, claim, job and source that are."""
    monkeypatch.setattr(fetch, "fetch", refused)
    monkeypatch.setattr(jobs, "LONGEST", 0.1)
    app, key = desk_to_fuzz(archive_of_examples)
    tried, complaints = found(app, config(key, EXAMPLES, SEED, here))
    assert complaints == {}
    answered = {label for (label, status) in tried if 200 <= status < 300}
    assert len({label for label, _ in tried}) == (21 if here else 36)
    assert len(answered) >= (19 if here else 20), "the run hardly gets past errors"

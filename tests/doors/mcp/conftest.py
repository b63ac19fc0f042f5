"""A server over an archive of the examples, read once by the real encoder, and one without an archive."""

import pytest

pytest.importorskip("mcp")

from reportedly.archive.archive import Archive
from reportedly.archive.reviews.claims import review_claim
from reportedly.archive.reviews.history import sign
from reportedly.doors.mcp.holdings import Holdings, Permits
from reportedly.doors.mcp.server import ReportedlyServer


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """The path of an archive: nine invented articles about deserters, one claim of them reviewed."""
    place = tmp_path_factory.mktemp("mcp") / "deserters.db"
    with Archive(place) as archive:
        archive.add("examples/deserters.jsonl")
        with archive.writing() as connection:
            signed = sign("Ada Marsh", "The ration books were seen.", "2031-06-10T08:00:00+00:00")
            review_claim(connection, "wire-1#c1", "accurate-but", signed)
    return str(place)


@pytest.fixture
def server(kept):
    """The server over that archive, which may read files of the examples."""
    from pathlib import Path

    return ReportedlyServer(Holdings(kept, Permits(folders=(Path("examples"),))))


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A server without an archive."""
    monkeypatch.chdir(tmp_path)
    return ReportedlyServer(Holdings())

"""What an archive holds does not depend on how its articles came in batches, or one by one."""

import pytest

from benchmarks.load_articles import articles
from reportedly.archive import adding
from reportedly.archive.archive import Archive
from reportedly.intake import from_text


@pytest.fixture(scope="module")
def documents():
    """Invented reports, copies among them, whose sentences are of a few forms: many could follow many."""
    return [
        from_text(row["text"], id=row["id"], publisher=row["publisher"], published=row["published"])
        for row in articles(180)
    ]


def test_batches_of_any_length(documents, tmp_path, held, monkeypatch):
    """A sentence is in the same family whichever sentences it came with."""
    found = []
    for length in (1, 7, 128):
        monkeypatch.setattr(adding, "BATCH_UNREAD", length)
        with Archive(tmp_path / f"{length}.db") as archive:
            archive.add(documents, readings=False)
        found.append(held(tmp_path / f"{length}.db"))
    assert found[0]["units"] == found[1]["units"] == found[2]["units"]
    assert found[0] == found[1] == found[2]

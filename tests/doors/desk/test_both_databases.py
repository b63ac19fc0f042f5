"""The desk over PostgreSQL as over SQLite: every page answers, and what is written is there and in the log."""

import pytest

from tests.archive.conftest import archive, archive_url, postgres  # noqa: F401 - fixtures
from tests.doors.desk.conftest import EXAMPLES

PAGES = (
    "/inbox?words=soldiers /reports/1 /reports/1/explain/c1 /reports/1/claims/c1/whole /reports/1/claims/c1/graph.json "
    "/reports/1/claims/c1/review /search?q=soldiers /trace?q=soldiers+deserted /figures?q=soldiers+deserted /reviews "
    "/sources /corrections /jobs /feeds /team /team/log /exports /exports/csv /findings.atom /api/v1/articles "
    "/api/v1/articles/1/claims/c1 /api/v1/reviews /api/v1/jobs"
).split()


def test_it_reads_and_writes(archive, desk_over):  # noqa: F811
    archive.add([EXAMPLES / "deserters.jsonl"])
    client = desk_over(archive)
    form = {"verdict": "accurate", "reasons": "I saw the list."}
    assert client.post("/reports/1/claims/c1/review", data=form).status_code == 303
    assert (
        client.post("/sources/grade", data={"name": "Ostian Wire", "grade": "B", "reason": "Asked."}).status_code == 303
    )
    assert client.post("/inbox/text", data={"text": "The bridge is shut, the mayor said."}).status_code == 303
    client.read_all()
    assert [page for page in PAGES if client.get(page).status_code != 200] == []
    assert archive.count() == 10
    assert sorted(deed.verb for deed in client.deeds()) == ["grade-source", "review", "submit"]


@pytest.mark.parametrize("path", ["/reports/{}", "/api/v1/articles/{}", "/jobs/{}", "/api/v1/jobs/{}"])
def test_numbers_no_row_can_have(archive, desk_over, path):  # noqa: F811
    client = desk_over(archive)
    for number in (0, 2**63, 10**30):
        assert client.get(path.format(number)).status_code in (404, 422)

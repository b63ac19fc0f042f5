import pytest

pytest.importorskip("pyarrow", reason="the extra 'cluster' is not installed")

from tests.archive.engines import written
from tests.archive.engines.rows import rows


@pytest.fixture(scope="session")
def given():
    return written.reports()


@pytest.fixture(scope="session")
def articles(given, tmp_path_factory):
    return written.write(tmp_path_factory.mktemp("given") / "articles.jsonl", given)


@pytest.fixture(scope="session")
def built(articles, tmp_path_factory):
    """What the embedded engine gives."""
    from reportedly.archive.engines.build import build

    out = tmp_path_factory.mktemp("built") / "out"
    build([articles], out)
    return rows(out)

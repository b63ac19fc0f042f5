"""Texts by the numbers of their versions, many at once."""

import pytest
from sqlalchemy import create_engine, insert

from reportedly.archive.tables import articles, metadata, versions
from reportedly.archive.texts import texts


@pytest.fixture
def connection():
    """An archive of one article with 1,200 versions."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        connection.execute(insert(articles).values(id=1, key="many", added_at="2031-03-03"))
        row = {"language": "en", "authors": "[]", "media_type": "text/plain", "words": 1, "place": "x"}
        row |= {"collected_at": "2031-03-03", "collected_by": "us", "sha256": "0", "article": 1}
        connection.execute(
            insert(versions), [row | {"id": n, "number": n, "text": f"text {n}"} for n in range(1, 1201)]
        )
        yield connection


def test_many(connection):
    """More than a statement takes, some twice, some that are not there."""
    found = texts(connection, [*range(1, 1201), 1, 7, 9999])
    assert len(found) == 1200
    assert found[1200] == "text 1200"
    assert texts(connection, []) == {}

"""Texts by number, many at once; and whether a query names an article or is words."""

import pytest
from sqlalchemy import create_engine, insert

from reportedly.archive.tables import articles, metadata, versions
from reportedly.archive.texts import article_meant, texts

KEYS = ["https://tarn.example/boats", "reports/boats.txt", "a key of words#c9", "n1"]


@pytest.fixture
def connection():
    """An archive of four articles, and one with 1,200 versions."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        for number, key in enumerate([*KEYS, "many"], 1):
            connection.execute(insert(articles).values(id=number, key=key, added_at="2031-03-03"))
        row = {"language": "en", "authors": "[]", "media_type": "text/plain", "words": 1, "place": "x"}
        row |= {"collected_at": "2031-03-03", "collected_by": "us", "sha256": "0", "article": len(KEYS) + 1}
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


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("n1", ("n1", None)),
        ("n1#c3", ("n1", "c3")),
        ("gone#c3", ("gone", "c3")),
        ("https://tarn.example/boats", ("https://tarn.example/boats", None)),
        ("https://tarn.example/boats#c12", ("https://tarn.example/boats", "c12")),
        ("https://tarn.example/gone", ("https://tarn.example/gone", None)),
        ("a key of words#c9", ("a key of words#c9", None)),
        ("a key of words#c9#c1", ("a key of words#c9", "c1")),
        ("nine boats sank", None),
        ("the boats, ticket #c3", None),
        ("boats", None),
    ],
)
def test_meant(connection, asked, meant):
    """Words are never taken for an article, nor an article that is gone for words."""
    assert article_meant(connection, asked) == meant

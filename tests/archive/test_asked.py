"""Whether a query names an article, one of its claims, or is words."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert

from reportedly.archive.asked import article_meant
from reportedly.archive.tables import articles, metadata

HERE = str(Path("report.txt").absolute())


@pytest.fixture
def connection():
    """An archive of four articles, one of them taken from a file here."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        for number, key in enumerate(["https://tarn.example/boats", "a key of words#c9", "n1", HERE], 1):
            connection.execute(insert(articles).values(id=number, key=key, added_at="2031-03-03"))
        yield connection


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
        ("report.txt", (HERE, None)),
        ("report.txt#c2", (HERE, "c2")),
        ("./report.txt#c2", (HERE, "c2")),
        (HERE, (HERE, None)),
        ("the report.txt", None),
    ],
)
def test_meant(connection, asked, meant):
    """Words are never taken for an article, nor an article that is gone for words."""
    assert article_meant(connection, asked) == meant

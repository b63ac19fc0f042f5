"""The load's articles and figures: the same each time, short but whole, and memory that grows is seen."""

import pytest

from benchmarks.load import Watched, complaints, summary
from benchmarks.load_articles import article, articles
from benchmarks.load_content import told_apart


def test_articles_are_the_same_whatever_the_length():
    """A run that goes on, on another machine or with more articles, adds the same ones."""
    assert list(articles(150)) == list(articles(300))[:150]
    assert article(140) == list(articles(150))[140]
    assert article(140, seed=9) != article(140)


def test_articles_are_short_and_some_are_copies():
    rows = list(articles(1000))
    lengths = [len(row["text"].split()) for row in rows]
    assert min(lengths) >= 50
    assert max(lengths) <= 140
    assert len(rows) - len({row["id"] for row in rows}) == pytest.approx(20, abs=4)  # new versions
    assert len(rows) - len({row["text"] for row in rows}) == pytest.approx(40, abs=8)  # copies word for word


@pytest.mark.parametrize(("growth", "is_told"), [(0.0, False), (0.0004, False), (0.01, True)])
def test_memory_that_grows_is_told(growth, is_told):
    """By over a tenth between a tenth of the articles and the end, in whichever process."""
    memory = [(at, 250 + growth * at, 300.0) for at in range(0, 100_001, 500)]
    parts = [(at, at / 50, at / 40) for at in range(1000, 100_001, 1000)]
    found = summary(Watched(added=100_001, seconds=2000.0, parts=parts, memory=memory))
    assert found["articles a second"]["last tenth"] == 50.0
    assert found["memory MB"]["slope, MB per 1,000 articles"] == [pytest.approx(growth * 1000, abs=1e-6), 0.0]
    whole = {"articles": [1, 1], "versions": [1, 1], "readings": [1, 1], "verify": [0, ""]}
    assert bool(complaints(Watched(status=0), found | {"archive": whole})) is is_told


def test_archives_are_told_apart():
    assert told_apart({"a": [(1,), (1,)]}, {"a": [(1,), (1,)]}) == []
    assert told_apart({"a": [(1,), (1,)]}, {"a": [(1,), (2,)]})[0] == "a: 1 missing, 1 extra"

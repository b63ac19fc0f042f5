"""Earlier checks by likeness to a claim's words: full text, vectors, and the two fused.

A ranker is any function of (connection, words, limit) → hits, best first. ``fused`` joins as many as there are by
reciprocal rank (Cormack, Clarke and Büttcher 2009), which needs no common scale of scores.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, text

from reportedly import vocab
from reportedly.archive.reviews.words import checkable_count

if TYPE_CHECKING:
    import numpy as np

K = 60
"""Of reciprocal rank fusion: the constant of the paper, which changes little from 20 to 100."""
DEEP = 100
"""Hits that each ranker is asked for before they are fused."""
_MOST_TERMS = 64
_WORD = re.compile(r"\w+")
_LONGEST_TERM = 60


class Hit(NamedTuple):
    """A row of ``checkable`` and its score, of which higher is liker; scores of two rankers can't be compared."""

    id: int
    score: float


Ranker = Callable[[Connection, str, int], list[Hit]]
Embed = Callable[[Sequence[str]], "np.ndarray"]
"""Texts → float32 vectors of length 1, shape (n, dimensions)."""


def by_words(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Full text, any of the words, rare ones counting more: BM25 on SQLite; on PostgreSQL inverse document frequency.

    Whatever the words hold, they are only ever words: each is quoted, and bound as a parameter.
    """
    terms = _terms(words)
    if not terms:
        return []
    if connection.dialect.name == "postgresql":
        return _postgres(connection, terms, limit)
    query = " OR ".join(f'"{term}"' for term in terms)
    rows = connection.execute(
        text(
            "SELECT rowid, -bm25(checkable_words) AS score FROM checkable_words "
            "WHERE checkable_words MATCH :query ORDER BY score DESC, rowid LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [Hit(int(row[0]), float(row[1])) for row in rows]


def _terms(words: str) -> list[str]:
    """The words that carry the matter, lower-cased; all of them where none does."""
    every = list(dict.fromkeys(term.lower() for term in _WORD.findall(words) if len(term) <= _LONGEST_TERM))
    return ([term for term in every if term not in _empty()] or every)[:_MOST_TERMS]


@cache
def _empty() -> frozenset[str]:
    """Function words: left out, MAP@5 on CheckThat! 2020 (benchmarks/checked.py) is .82 instead of .81."""
    return frozenset(row["word"].lower() for row in vocab.rows("phrase_ends") if row["class"] == "function word")


def _postgres(connection: Connection, terms: list[str], limit: int) -> list[Hit]:
    """ts_rank knows no rarity, and a question of many common words is nothing without it: it is counted here."""
    total = checkable_count(connection)
    weights: dict[str, float] = {}
    for term in terms:
        counted = text("SELECT count(*) FROM checkable_words WHERE words @@ plainto_tsquery('english', :term)")
        number = int(connection.execute(counted, {"term": term}).scalar_one())
        if number:
            weights[term] = math.log(1 + (total - number + 0.5) / (number + 0.5))  # as in BM25
    if not weights:
        return []
    named = {f"t{n}": term for n, term in enumerate(weights)} | {f"w{n}": w for n, w in enumerate(weights.values())}
    several = range(len(weights))
    matches = [f"words @@ plainto_tsquery('english', :t{n})" for n in several]
    score = " + ".join(f"CASE WHEN {matches[n]} THEN CAST(:w{n} AS float) ELSE 0 END" for n in several)
    statement = (
        f"SELECT id, ({score}) / (0.25 + 0.75 * sqrt(1 + length(words)) / 4) AS score FROM checkable_words "  # noqa: S608
        f"WHERE {' OR '.join(matches)} ORDER BY score DESC, id LIMIT :limit"
    )
    return [Hit(int(row[0]), float(row[1])) for row in connection.execute(text(statement), {**named, "limit": limit})]


def fused(rankers: Mapping[str, Ranker], connection: Connection, words: str, limit: int) -> list[tuple[Hit, list[str]]]:
    """The hits of all rankers (name → ranker) as one list, each with the names of those that found it."""
    scores: defaultdict[int, float] = defaultdict(float)
    finders: defaultdict[int, list[str]] = defaultdict(list)
    for name, ranker in rankers.items():
        for place, hit in enumerate(ranker(connection, words, max(limit, DEEP)), 1):
            scores[hit.id] += 1 / (K + place)
            finders[hit.id].append(name)
    best = sorted(scores, key=lambda one: (-scores[one], one))[:limit]
    return [(Hit(one, scores[one]), finders[one]) for one in best]

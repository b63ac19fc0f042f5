"""Full text: which claims or passages say the words of a question, best first, on SQLite (FTS5) and PostgreSQL."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection, text

from reportedly.archive.search.filters import JOINED, Filter
from reportedly.archive.search.questions import Term, affordable, terms

Kind = Literal["claim", "passage"]
_TOKEN = re.compile(r"[^\W_]+")

BUDGET = {"sqlite": 40_000, "postgresql": 5_000}
"""Rows that the terms of one question may hold together: FTS5 ranks these in about 15 ms, PostgreSQL in 50."""

ABOUT = {"claim": 0.3, "passage": 0.5}
"""What a word of the article's title weighs against a word of the claim or passage itself (swept on the training
part of the shared claims and on benchmarks/retrieval.jsonl, 2026-11-26)."""

OLDER = 4
"""Times as many rows as are wanted that are ranked where only older versions of articles are left out."""

_LENGTH = {"claim": 20, "passage": 60}
"""Different words of a usual row, for BM25 on PostgreSQL (Robertson and Zaragoza 2009) with k 1.2 and b .75."""


class Found(NamedTuple):
    """A row by its id, and its score: BM25 as a share of what all that is asked weighs, so about 0 to 1."""

    id: int
    score: float


def ranked(connection: Connection, kind: Kind, words: str, limit: int, of: Filter) -> list[Found]:
    """Claims or passages (``kind``) that hold any term of ``words`` and pass the filter ``of``, by BM25, best first."""
    asked = terms(words)
    budget = BUDGET[connection.dialect.name]
    counts = [_count(connection, kind, term, budget) for term in asked]
    chosen = affordable(counts, budget)
    if not chosen:
        return []
    rank = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    rarity = _rarity(connection, kind, counts)
    whole = sum(rarity[i] for i in range(len(asked)) if counts[i] <= budget)
    found = rank(connection, kind, [(asked[i], rarity[i]) for i in chosen], limit, of)
    return [Found(number, score / whole) for number, score in found]


def holding(connection: Connection, phrases: Iterable[str], low: float, high: float, most: int) -> list[int]:
    """Ids of claims that hold any of ``phrases`` (or their article's title does) and a figure from low to high.

    The newest ``most``, newest first. Only indexes are read.
    """
    tokens = [found for phrase in phrases if (found := _TOKEN.findall(phrase.lower()))]
    if not tokens:
        return []
    if connection.dialect.name == "sqlite":
        named = "SELECT rowid AS id FROM claim_words WHERE claim_words MATCH :asked"
        asked = " OR ".join(f'"{" ".join(words)}"' for words in tokens)
    else:
        named = "SELECT id FROM claim_words WHERE words @@ to_tsquery('english', :asked)"
        asked = " | ".join(f"({' <-> '.join(words)})" for words in tokens)
    figured = "SELECT claim FROM figures WHERE low BETWEEN :low AND :high"  # each side once, by its index
    query = text(f"{named} INTERSECT {figured} ORDER BY id DESC LIMIT :most")
    return list(connection.execute(query, {"asked": asked, "low": low, "high": high, "most": most}).scalars())


def _count(connection: Connection, kind: Kind, term: Term, budget: int) -> int:
    """Rows that hold ``term``, counted up to one more than the budget."""
    if connection.dialect.name == "sqlite":
        found = f"SELECT 1 FROM {kind}_words WHERE {kind}_words MATCH :term LIMIT {budget + 1}"  # noqa: S608 - our names
        return int(connection.execute(text(f"SELECT count(*) FROM ({found})"), {"term": term.fts5}).scalar_one())  # noqa: S608
    found = f"SELECT 1 FROM {kind}_words WHERE words @@ phraseto_tsquery('english', :term) LIMIT {budget + 1}"  # noqa: S608
    counted = text(f"SELECT count(*) FROM ({found}) f")  # noqa: S608
    return int(connection.execute(counted, {"term": " ".join(term.words)}).scalar_one())


def _rarity(connection: Connection, kind: Kind, counts: Sequence[int]) -> list[float]:
    """What each term weighs (its inverse document frequency), by the highest id: to count the rows would take long."""
    total = int(connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {kind}s")).scalar_one())  # noqa: S608
    return [max(math.log((max(total, count) - count + 0.5) / (count + 0.5)), 1e-6) for count in counts]


def _on_sqlite(
    connection: Connection,
    kind: Kind,
    asked: Sequence[tuple[Term, float]],
    limit: int,
    of: Filter,
) -> list[Found]:
    matching = (
        f"SELECT rowid AS id, bm25({kind}_words, 1.0, {ABOUT[kind]}) AS score FROM {kind}_words "  # noqa: S608
        f"WHERE {kind}_words MATCH :question"
    )
    joined = f"JOIN {kind}s c ON c.id = f.id {JOINED} WHERE {of.condition}"
    if not of.narrow:  # only older versions will be left out: no need to look at every row's article
        matching += f" ORDER BY score LIMIT {OLDER * limit}"
    query = f"SELECT f.id, -f.score FROM ({matching}) f {joined} ORDER BY f.score, f.id LIMIT :most"  # noqa: S608
    question = " OR ".join(term.fts5 for term, _ in asked)
    rows = connection.execute(text(query), {"question": question, "most": limit, **of.values})
    return [Found(int(number), float(score)) for number, score in rows]


def _on_postgresql(
    connection: Connection,
    kind: Kind,
    asked: Sequence[tuple[Term, float]],
    limit: int,
    of: Filter,
) -> list[Found]:
    queries = [f"phraseto_tsquery('english', :term{i})" for i in range(len(asked))]
    # one occurrence of weight A ranks .61 by ts_rank; D is a word of the title alone
    ranks = [f"ts_rank('{{{ABOUT[kind]}, 0, 0, 1}}', f.words, {query}) / 0.61" for query in queries]
    total = " + ".join(f"CAST(:weight{i} AS real) * {rank}" for i, rank in enumerate(ranks))
    length = f"(2.2 / (1 + 1.2 * (0.25 + 0.75 * length(f.words) / {_LENGTH[kind]}.0)))"
    matching = (
        f"SELECT f.id, ({total}) * {length} AS score FROM {kind}_words f WHERE f.words @@ ({' || '.join(queries)})"  # noqa: S608
    )
    if not of.narrow:
        matching += f" ORDER BY score DESC LIMIT {OLDER * limit}"
    query = (
        f"SELECT f.id, f.score FROM ({matching}) f JOIN {kind}s c ON c.id = f.id {JOINED} "  # noqa: S608
        f"WHERE {of.condition} ORDER BY f.score DESC, f.id LIMIT :most"
    )
    said = {f"term{i}": " ".join(term.words) for i, (term, _) in enumerate(asked)}
    rarity = {f"weight{i}": weight for i, (_, weight) in enumerate(asked)}
    rows = connection.execute(text(query), {**said, **rarity, "most": limit, **of.values})
    return [Found(int(number), float(score)) for number, score in rows]

"""Full text: which claims or passages say the words of a question, best first, on SQLite (FTS5) and PostgreSQL."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection, text

from reportedly.archive.search.questions import Term, affordable, terms

Kind = Literal["claim", "passage"]

BUDGET = 40_000
"""Rows that the terms of one question may hold together; at 10⁵ claims these are ranked in about 20 ms."""

ABOUT = {"claim": 0.3, "passage": 0.5}
"""What a word of the article's title weighs against a word of the claim or passage itself (swept on the training
part of the shared claims and on benchmarks/retrieval.jsonl, 2026-11-26)."""

_LENGTH = {"claim": 20, "passage": 60}
"""Different words of a usual row, for PostgreSQL's share of BM25's formula (Robertson and Zaragoza 2009; k 1.2, b .75)."""


class Found(NamedTuple):
    """A row by its id, and its score: higher is better, comparable within one question."""

    id: int
    score: float


def ranked(
    connection: Connection, kind: Kind, words: str, limit: int, where: str = "", **values: object
) -> list[Found]:
    """Rows that hold any term of ``words``, by BM25, best first.

    ``where`` is a condition on ``c`` (claims or passages), ``v`` (versions) and ``a`` (articles), its ``values`` bound.
    """
    asked = terms(words)
    counts = [_count(connection, kind, term) for term in asked]
    chosen = affordable(counts, BUDGET)
    if not chosen:
        return []
    rank = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    rows = f"JOIN {kind}s c ON c.id = f.id JOIN versions v ON v.id = c.version JOIN articles a ON a.id = v.article"
    condition = f"{rows} WHERE {where}" if where else ""
    picked = [asked[i] for i in chosen]
    return rank(connection, kind, picked, [counts[i] for i in chosen], limit, condition, values)


def _count(connection: Connection, kind: Kind, term: Term) -> int:
    """Rows that hold ``term``, counted up to one more than the budget."""
    if connection.dialect.name == "sqlite":
        found = f"SELECT 1 FROM {kind}_words WHERE {kind}_words MATCH :term LIMIT {BUDGET + 1}"  # noqa: S608 - our names
        return int(connection.execute(text(f"SELECT count(*) FROM ({found})"), {"term": term.fts5}).scalar_one())  # noqa: S608
    found = f"SELECT 1 FROM {kind}_words WHERE words @@ phraseto_tsquery('english', :term) LIMIT {BUDGET + 1}"  # noqa: S608
    counted = text(f"SELECT count(*) FROM ({found}) f")  # noqa: S608
    return int(connection.execute(counted, {"term": " ".join(term.words)}).scalar_one())


def _on_sqlite(
    connection: Connection,
    kind: Kind,
    asked: Sequence[Term],
    _: Sequence[int],
    limit: int,
    condition: str,
    values: dict[str, object],
) -> list[Found]:
    matching = (
        f"SELECT rowid AS id, bm25({kind}_words, 1.0, {ABOUT[kind]}) AS score FROM {kind}_words "  # noqa: S608
        f"WHERE {kind}_words MATCH :question"
    )
    query = f"SELECT f.id, -f.score FROM ({matching}) f {condition} ORDER BY f.score, f.id LIMIT :most"  # noqa: S608
    question = " OR ".join(term.fts5 for term in asked)
    rows = connection.execute(text(query), {"question": question, "most": limit, **values})
    return [Found(int(number), float(score)) for number, score in rows]


def _on_postgresql(
    connection: Connection,
    kind: Kind,
    asked: Sequence[Term],
    counts: Sequence[int],
    limit: int,
    condition: str,
    values: dict[str, object],
) -> list[Found]:
    total = int(connection.execute(text(f"SELECT count(*) FROM {kind}_words")).scalar_one())  # noqa: S608
    of = [f"phraseto_tsquery('english', :term{i})" for i in range(len(asked))]
    rarity = {f"weight{i}": math.log(1 + (total - count + 0.5) / (count + 0.5)) for i, count in enumerate(counts)}
    parts = []
    for i in range(len(asked)):  # A marks what the row says; a word of its title alone weighs less
        in_row = f"CASE WHEN ts_filter(f.words, '{{a}}') @@ {of[i]} THEN 1.0 ELSE {ABOUT[kind]} END"
        parts.append(f":weight{i} * CASE WHEN f.words @@ {of[i]} THEN {in_row} ELSE 0 END")
    length = f"(2.2 / (1 + 1.2 * (0.25 + 0.75 * length(f.words) / {_LENGTH[kind]}.0)))"
    query = (
        f"SELECT f.id, ({' + '.join(parts)}) * {length} AS score FROM {kind}_words f {condition} "  # noqa: S608
        f"{'AND' if condition else 'WHERE'} f.words @@ ({' || '.join(of)}) ORDER BY score DESC, f.id LIMIT :most"
    )
    said = {f"term{i}": " ".join(term.words) for i, term in enumerate(asked)}
    rows = connection.execute(text(query), {**said, **rarity, "most": limit, **values})
    return [Found(int(number), float(score)) for number, score in rows]

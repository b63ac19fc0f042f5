"""Claims and articles that answer a question: full text and vectors propose, and one score ranks what they propose."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, Row, bindparam, text

from reportedly.archive.search.agreement import Asked, asked, shares
from reportedly.archive.search.filters import Filter, filtered
from reportedly.archive.search.fusion import Candidate, by_words, fused
from reportedly.archive.search.neighbours import Floats
from reportedly.archive.search.questions import terms
from reportedly.archive.search.snippets import snippet
from reportedly.archive.search.vectors import cosines, nearest
from reportedly.archive.search.words import Found, ranked
from reportedly.encoder import sentence
from reportedly.model.span import Span

DEPTH = 100
"""Candidates that each part proposes; of the mentions that either finds at all, nearly all are among them."""

PASSAGE = 0.5
"""What the best passage of an article adds to the score of its best claim."""


class Hit(NamedTuple):
    """A claim by its row, a score (higher is better, comparable within one question), and its version's row."""

    claim: int
    score: float
    version: int


class ArticleHit(NamedTuple):
    """An article's version by its row, its score, and the words in it that answer best, with their span."""

    version: int
    score: float
    snippet: str
    span: Span


def claims(
    connection: Connection,
    words: str,
    limit: int = 20,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Hit]:
    """The claims of articles' newest versions that say what ``words`` say, best first.

    Full text always; vectors where their weights are installed and the archive has any. Of a publisher, published on
    or after ``since`` and on or before ``until`` (ISO 8601). Any string is safe; one without a word finds nothing.
    """
    of = filtered(publisher, since, until)
    proposed = candidates(connection, words, max(DEPTH, limit), of)
    score = fused if any(one.cosine is not None for one in proposed) else by_words
    found = [Hit(one.claim, score(one), one.version) for one in proposed]
    return sorted(found, key=lambda hit: (-hit.score, hit.claim))[:limit]


def articles(
    connection: Connection,
    words: str,
    limit: int = 20,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[ArticleHit]:
    """The articles, by their newest version, with the words in them that answer best; else as ``claims``."""
    of = filtered(publisher, since, until)
    depth = max(DEPTH, 2 * limit)
    scores: dict[int, float] = {}
    places: dict[int, tuple[str, int]] = {}
    for hit in claims(connection, words, depth, publisher=publisher, since=since, until=until):
        if hit.version not in scores:
            scores[hit.version], places[hit.version] = hit.score, ("claims", hit.claim)
    said = ranked(connection, "passage", words, depth, of)
    versions = _versions(connection, "passages", [one.id for one in said])
    seen: set[int] = set()
    for one in said:
        version = versions[one.id]
        if version not in seen:
            seen.add(version)
            places.setdefault(version, ("passages", one.id))
            scores[version] = scores.get(version, 0.0) + PASSAGE * one.score
    best = sorted(scores, key=lambda version: (-scores[version], version))[:limit]
    return [_article(connection, version, scores[version], places[version], words) for version in best]


def candidates(connection: Connection, words: str, depth: int, of: Filter) -> list[Candidate]:
    """What full text and vectors propose, ``depth`` each, with all that the score is made of."""
    if not terms(words):
        return []
    said = ranked(connection, "claim", words, depth, of)
    question = _vector(connection, words)
    near = (
        {}
        if question is None
        else {one.claim: one.cosine for one in nearest(connection, question, depth, sentence.MADE_BY, of)}
    )
    if question is not None:
        missing = [one.id for one in said if one.id not in near]
        near |= cosines(connection, question, missing, sentence.MADE_BY)
    return list(_candidates(connection, asked(words), said, near))


def _candidates(connection: Connection, of: Asked, said: list[Found], near: dict[int, float]) -> Iterable[Candidate]:
    share = {one.id: one.score for one in said}
    numbers = list(dict.fromkeys([one.id for one in said] + list(near)))
    for row in _rows(connection, numbers):
        figures, other, names = shares(of, row.said, row.title or "")
        cosine = near.get(row.id)
        yield Candidate(row.id, row.version, share.get(row.id, 0.0), cosine, figures, other, names)


def _vector(connection: Connection, words: str) -> Floats | None:
    """The question's vector; None without weights, or where no claim has a vector of theirs."""
    if not sentence.available():
        return None
    held = text("SELECT 1 FROM claim_vectors WHERE made_by = :made_by LIMIT 1")
    if connection.execute(held, {"made_by": sentence.MADE_BY}).first() is None:
        return None
    vector: Floats = np.asarray(sentence.embed([" ".join(words.split())])[0])
    return vector


def _rows(connection: Connection, numbers: list[int]) -> list[Row[tuple[int, int, str | None, str]]]:
    """Each claim's sentences and its article's title, in no order."""
    found = text(
        "SELECT c.id, c.version, v.title, "
        "substr(v.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS said "
        "FROM claims c JOIN versions v ON v.id = c.version WHERE c.id IN :numbers"
    ).bindparams(bindparam("numbers", expanding=True))
    return [
        row
        for start in range(0, len(numbers), 900)
        for row in connection.execute(found, {"numbers": numbers[start : start + 900]})
    ]


def _versions(connection: Connection, table: str, numbers: list[int]) -> dict[int, int]:
    found = text(f"SELECT id, version FROM {table} WHERE id IN :numbers").bindparams(  # noqa: S608 - our own names
        bindparam("numbers", expanding=True)
    )
    return {
        int(row.id): int(row.version)
        for start in range(0, len(numbers), 900)
        for row in connection.execute(found, {"numbers": numbers[start : start + 900]})
    }


def _article(connection: Connection, version: int, score: float, place: tuple[str, int], words: str) -> ArticleHit:
    table, number = place
    span = "sentence_start, c.sentence_end" if table == "claims" else 'start, c."end"'
    found = text(f"SELECT v.text, c.{span} FROM {table} c JOIN versions v ON v.id = c.version WHERE c.id = :number")  # noqa: S608
    whole, start, end = connection.execute(found, {"number": number}).one()
    shown = snippet(whole, terms(words), Span(start, end))
    return ArticleHit(version, score, shown.of(whole), shown)

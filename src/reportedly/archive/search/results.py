"""What was found, with what a reader needs to judge it: the words, whose they are, and where they stand."""

import json
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, RowMapping, bindparam, text

from reportedly.archive.search.finding import ArticleHit, Hit
from reportedly.model.span import Span

_ARTICLE = "a.key, v.number, v.title, v.publisher, v.published, v.url"


class FoundIn(Struct, frozen=True, kw_only=True):
    """Where something was found: the article by its key, and which version of it."""

    score: float
    key: str
    number: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


class FoundClaim(FoundIn, frozen=True, kw_only=True):
    """A claim: its row and its id in the reading, its words, their sentences and where, its first voice and chain."""

    kind: str = "claim"
    claim: int
    local: str
    text: str
    sentence: str
    span: Span
    voice: str | None
    voice_kind: str
    chain: list[tuple[str | None, str]]


class FoundArticle(FoundIn, frozen=True, kw_only=True):
    """An article: its version's row, the words of it that answer best, and where they stand in its text."""

    kind: str = "article"
    version: int
    snippet: str
    span: Span


def found_claims(connection: Connection, hits: Sequence[Hit]) -> list[FoundClaim]:
    """The claims of ``hits``, in order."""
    rows = _rows(
        connection,
        f"SELECT c.id, {_ARTICLE}, c.text, c.sentence_start AS start, c.sentence_end AS stop, c.voice, c.voice_kind, "  # noqa: S608
        "c.local, c.chain, substr(v.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence "
        "FROM claims c JOIN versions v ON v.id = c.version JOIN articles a ON a.id = v.article WHERE c.id IN :numbers",
        [hit.claim for hit in hits],
    )
    return [
        FoundClaim(
            score=round(hit.score, 4),
            claim=hit.claim,
            span=Span(row["start"], row["stop"]),
            chain=json.loads(row["chain"]),
            **{name: row[name] for name in ("local", "text", "sentence", "voice", "voice_kind", *_WHERE)},
        )
        for hit in hits
        if (row := rows.get(hit.claim))
    ]


def found_articles(connection: Connection, hits: Sequence[ArticleHit]) -> list[FoundArticle]:
    """The articles of ``hits``, in order."""
    rows = _rows(
        connection,
        f"SELECT v.id, {_ARTICLE} FROM versions v JOIN articles a ON a.id = v.article WHERE v.id IN :numbers",  # noqa: S608
        [hit.version for hit in hits],
    )
    return [
        FoundArticle(
            score=round(hit.score, 4),
            version=hit.version,
            snippet=hit.snippet,
            span=hit.span,
            **{name: rows[hit.version][name] for name in _WHERE},
        )
        for hit in hits
    ]


_WHERE = ("key", "number", "title", "publisher", "published", "url")


def _rows(connection: Connection, query: str, numbers: Sequence[int]) -> dict[int, RowMapping]:
    found = text(query).bindparams(bindparam("numbers", expanding=True))
    return {
        int(row["id"]): row
        for start in range(0, len(numbers), 900)
        for row in connection.execute(found, {"numbers": list(numbers[start : start + 900])}).mappings()
    }

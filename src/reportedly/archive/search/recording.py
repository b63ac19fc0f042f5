"""What search keeps of new versions: their passages, the words of those and of claims; later, claims' vectors."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, text

from reportedly.archive.recording import Added
from reportedly.archive.search.neighbours import packed
from reportedly.archive.search.passages import passages
from reportedly.archive.search.tables import claim_vectors
from reportedly.archive.search.tables import passages as table
from reportedly.archive.tables import claims, versions
from reportedly.encoder import sentence

_SPANS = {"claim": ("claims", "r.sentence_start", "r.sentence_end"), "passage": ("passages", "r.start", 'r."end"')}
TOGETHER = 512
"""Claims whose vectors are made and written at a time."""


def record(connection: Connection, batch: Sequence[Added]) -> None:
    """Writes passages, and the words of passages and of claims, which have their rows already.

    Vectors are left to ``catch_up``: they take as long as half a reading, and whoever writes keeps others waiting.
    """
    rows = [
        {"version": added.version, "start": span.start, "end": span.end}
        for added in batch
        for span in passages(added.document.text)
    ]
    if rows:
        connection.execute(insert(table), rows)
    numbers = [added.version for added in batch]
    if not numbers:
        return
    _index(connection, "passage", numbers)
    index_claims(connection, numbers)


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes away the passages of these versions, and so their words; claims' words and vectors go with the claims."""
    if numbers:
        connection.execute(delete(table).where(table.c.version == bindparam("gone")), [{"gone": n} for n in numbers])


def waiting(connection: Connection) -> int:
    """How many claims have no vector, or one of other weights."""
    total = int(connection.execute(select(func.count()).select_from(claims)).scalar_one())
    made = select(func.count()).select_from(claim_vectors).where(claim_vectors.c.made_by == sentence.MADE_BY)
    return total - int(connection.execute(made).scalar_one())


class Step(NamedTuple):
    """What one call of ``catch_up`` did: how many vectors it made, and the last claim it came to."""

    made: int
    last: int


def catch_up(connection: Connection, after: int = 0) -> Step:
    """Makes vectors that are missing, or of other weights, of claims ``after`` one. Raises ModelError without weights.

    Up to TOGETHER a call, so that a caller can commit between calls and be stopped at any time. None made: it is done.
    """
    lacking = (
        select(claims.c.id)
        .outerjoin(claim_vectors, claim_vectors.c.claim == claims.c.id)
        .where(claims.c.id > after)
        .where((claim_vectors.c.id.is_(None)) | (claim_vectors.c.made_by != sentence.MADE_BY))
        .order_by(claims.c.id)
        .limit(TOGETHER)
    )
    found = list(connection.scalars(lacking))
    if found:
        connection.execute(delete(claim_vectors).where(claim_vectors.c.claim.in_(found)))
        _write(connection, connection.execute(_said().where(claims.c.id.in_(found))).all())
    return Step(len(found), found[-1] if found else after)


def said_at(text: str, start: int, end: int) -> str:
    """What a claim's vector is made of: the sentences that hold it, on one line."""
    return " ".join(text[start:end].split())


def index_claims(connection: Connection, numbers: Sequence[int]) -> None:
    """Writes the words of the claims of these versions."""
    _index(connection, "claim", numbers)


def _index(connection: Connection, kind: Literal["claim", "passage"], numbers: Sequence[int]) -> None:
    rows, start, end = _SPANS[kind]
    words = f"substr(v.text, {start} + 1, {end} - {start})"
    if connection.dialect.name == "sqlite":
        into = f"INSERT INTO {kind}_words(rowid, said, about) SELECT r.id, {words}, coalesce(v.title, '')"
    else:
        about = "setweight(to_tsvector('english', coalesce(v.title, '')), 'D')"
        into = (
            f"INSERT INTO {kind}_words(id, words) "
            f"SELECT r.id, setweight(to_tsvector('english', {words}), 'A') || {about}"
        )
    whole = f"{into} FROM {rows} r JOIN versions v ON v.id = r.version WHERE v.id = :version"
    connection.execute(text(whole), [{"version": number} for number in numbers])


def _said() -> Select[tuple[int, str, int, int]]:
    """Each claim with its article's text, and where its sentences stand there."""
    span = (claims.c.sentence_start, claims.c.sentence_end)
    return select(claims.c.id, versions.c.text, *span).join(versions, versions.c.id == claims.c.version)


def _write(connection: Connection, rows: Sequence[Row[tuple[int, str, int, int]]]) -> None:
    """Several claims of one sentence share its vector, made once."""
    said = [said_at(row.text, row.sentence_start, row.sentence_end) for row in rows]
    lines = list(dict.fromkeys(said))
    if not lines:
        return
    made = dict(zip(lines, packed(sentence.embed(lines)), strict=True))
    values = [
        {"claim": row.id, "made_by": sentence.MADE_BY, "vector": made[line]}
        for row, line in zip(rows, said, strict=True)
    ]
    connection.execute(insert(claim_vectors), values)

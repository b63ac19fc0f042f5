"""Vectors of the claims that earlier checks are about, where an encoder of sentences is at hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, select

from reportedly.archive.database import transaction
from reportedly.archive.reviews.ranking import Embed, Hit, Ranker, by_words
from reportedly.archive.reviews.tables import checkable, checkable_vectors

if TYPE_CHECKING:
    import numpy as np

BATCH = 256
"""Claims embedded at a time, each batch in a transaction of its own."""
LEAST = 0.3
"""Cosines below it say nothing of likeness; such claims are not offered, however empty the list."""
_ROWS = 50_000  # vectors held at a time: 38 MB as float16 of 384


def rankers() -> dict[str, Ranker]:
    """What finds earlier checks here: full text, and vectors where ``reportedly[vectors]`` is installed."""
    from reportedly.encoder import sentence

    return {"words": by_words, "vectors": by_vectors(sentence.embed)} if sentence.available() else {"words": by_words}


def by_vectors(embed: Embed) -> Ranker:
    """A ranker by the cosine of vectors, over all claims that have one (exact: 10,000 take 35 ms of a core)."""

    def ranked(connection: Connection, words: str, limit: int) -> list[Hit]:
        if not words.strip() or connection.execute(select(checkable_vectors.c.id).limit(1)).first() is None:
            return []
        return _nearest(connection, embed([words])[0], limit)

    return ranked


def fill_vectors(engine: Engine, embed: Embed, step: Callable[[int], None] = lambda _: None) -> int:
    """Embed every claim that has no vector yet; how many. ``step`` is told of each batch. Can be gone on with."""
    made = 0
    missing = (
        select(checkable.c.id, checkable.c.claim)
        .outerjoin(checkable_vectors, checkable_vectors.c.id == checkable.c.id)
        .where(checkable_vectors.c.id.is_(None))
        .order_by(checkable.c.id)
        .limit(BATCH)
    )
    while True:
        with transaction(engine) as connection:
            rows = connection.execute(missing).all()
            if not rows:
                return made
            vectors = embed([row.claim for row in rows]).astype("float16")
            connection.execute(
                insert(checkable_vectors),
                [{"id": row.id, "vector": one.tobytes()} for row, one in zip(rows, vectors, strict=True)],
            )
        made += len(rows)
        step(len(rows))


def _nearest(connection: Connection, vector: "np.ndarray", limit: int) -> list[Hit]:
    """The nearest claims by an exact pass over all vectors, some of them held at a time."""
    import numpy as np

    found: list[Hit] = []
    with connection.execute(
        select(checkable_vectors.c.id, checkable_vectors.c.vector).execution_options(yield_per=_ROWS)
    ) as rows:
        for part in rows.partitions():
            held = np.frombuffer(b"".join(row.vector for row in part), "float16").reshape(len(part), -1)
            cosines = held.astype("float32") @ vector.astype("float32")
            best = np.argsort(-cosines, kind="stable")[:limit]
            found += [Hit(int(part[n].id), float(cosines[n])) for n in best if cosines[n] >= LEAST]
    return sorted(found, key=lambda hit: (-hit.score, hit.id))[:limit]

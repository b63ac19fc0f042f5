"""Claims' vectors in the database, and the nearest of them to a question's.

The database is the truth. What a file proposes is scored again by the rows themselves, so that one which is stale, of
another archive or lost changes no score; at worst a neighbour is missed until it is made anew.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, bindparam, text

from reportedly.archive.search.filters import JOINED, Filter
from reportedly.archive.search.neighbours import Floats, held, unpacked

FEW = 5_000
"""Claims that pass a filter which are compared one and all, read from the database for this question: 10 ms."""

WIDER = 8
"""Times as many neighbours as are wanted that are asked for where a filter will take some away."""


class Near(NamedTuple):
    """A claim by its id, and the cosine of its vector with the question's."""

    claim: int
    cosine: float


def nearest(connection: Connection, question: Floats, limit: int, made_by: str, of: Filter) -> list[Near]:
    """The claims whose vectors (of the weights ``made_by``) are nearest to ``question`` (width,), best first."""
    among = _passing(connection, made_by, of) if of.narrow else None
    if among is None:
        among = held(connection, made_by).near(question, limit * (WIDER if of.narrow else 2))
    near = sorted(_scored(connection, question, among, of), key=lambda one: (-one.cosine, one.claim))
    return near[:limit]


def cosines(connection: Connection, question: Floats, claims: Sequence[int], made_by: str) -> dict[int, float]:
    """The cosine of each of these claims' vectors with the question's; claims without a vector are left out."""
    # by claim alone: asked for made_by too, SQLite goes through all the rows of those weights
    found = text("SELECT claim, made_by, vector FROM claim_vectors WHERE claim IN :claims")
    asked = found.bindparams(bindparam("claims", expanding=True))
    every = connection.execute(asked, {"claims": list(claims)}).all() if claims else []
    rows = [row for row in every if row.made_by == made_by]
    if not rows:
        return {}
    scores = unpacked([row.vector for row in rows]).astype(np.float32) @ question
    return {row.claim: float(score) for row, score in zip(rows, scores, strict=True)}


def _passing(connection: Connection, made_by: str, of: Filter) -> list[int] | None:
    """The vectors of the claims that pass a filter; None where they are many."""
    found = text(
        f"SELECT k.id FROM claim_vectors k JOIN claims c ON c.id = k.claim {JOINED} "  # noqa: S608 - our own conditions
        f"WHERE k.made_by = :made_by AND {of.condition} LIMIT {FEW + 1}"
    )
    numbers = [int(row[0]) for row in connection.execute(found, {"made_by": made_by, **of.values})]
    return numbers if len(numbers) <= FEW else None


def _scored(connection: Connection, question: Floats, numbers: Sequence[int], of: Filter) -> list[Near]:
    """The claims of these vectors that pass the filter, each scored by its own row."""
    found = text(
        f"SELECT k.claim, k.vector FROM claim_vectors k JOIN claims c ON c.id = k.claim {JOINED} "  # noqa: S608
        f"WHERE k.id IN :numbers AND {of.condition}"
    ).bindparams(bindparam("numbers", expanding=True))
    near: list[Near] = []
    for start in range(0, len(numbers), 900):  # SQLite takes some thousands of bound values, older ones 999
        part = {"numbers": list(numbers[start : start + 900]), **of.values}
        rows = connection.execute(found, part).all()
        if rows:
            scores: Floats = unpacked([row.vector for row in rows]).astype(np.float32) @ question
            near += [Near(int(row.claim), float(score)) for row, score in zip(rows, scores, strict=True)]
    return near

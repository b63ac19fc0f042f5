"""The log of what was done at the desk: one line a write, in the very transaction of the write, never changed."""

import json
from typing import Any

from sqlalchemy import Connection, func, insert, select

from reportedly.archive.desk.tables import deeds
from reportedly.archive.reviews.history import now, plain
from reportedly.model.desk import Actor, Deed

_LONGEST = 500


def record(connection: Connection, actor: Actor, verb: str, about: str, **detail: object) -> None:
    """Note that ``actor`` did ``verb`` ("review", "correct", …) to ``about`` (a claim, an article, a person)."""
    connection.execute(
        insert(deeds).values(
            at=now(),
            by=plain(actor.name, _LONGEST),
            person=actor.person,
            via=actor.via,
            address=plain(actor.address, _LONGEST),
            verb=verb,
            about=plain(about, _LONGEST),
            detail=json.dumps(detail, ensure_ascii=False, default=str),
        )
    )


def deeds_done(
    connection: Connection, *, by: str = "", verb: str = "", about: str = "", limit: int = 100, skip: int = 0
) -> list[Deed]:
    """What was done, the latest first: by a person, of one kind, to one thing."""
    query = _wanted(select(deeds), by, verb, about).order_by(deeds.c.id.desc()).limit(limit).offset(skip)
    return [Deed(**row._mapping) for row in connection.execute(query)]


def count_deeds(connection: Connection, *, by: str = "", verb: str = "", about: str = "") -> int:
    """How many there are of those."""
    return int(connection.scalar(_wanted(select(func.count()).select_from(deeds), by, verb, about)) or 0)


def _wanted(query: Any, by: str, verb: str, about: str) -> Any:  # noqa: ANN401 - SQLAlchemy's selects
    for column, value in ((deeds.c.by, by), (deeds.c.verb, verb), (deeds.c.about, about)):
        if value:
            query = query.where(column == value)
    return query

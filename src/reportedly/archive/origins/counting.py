"""How many independent origins a claim has: what grading it "confirmed by other sources" asks."""

from sqlalchemy import Connection, select

from reportedly.archive.origins.finding import Query
from reportedly.archive.origins.trace import trace
from reportedly.archive.tables import articles, claims, versions


def origins_of(connection: Connection, claim: int) -> tuple[int, int, int]:
    """Low, best and high of the trace of a claim, given by the number of its row."""
    held = claims.join(versions, versions.c.id == claims.c.version).join(articles, articles.c.id == versions.c.article)
    named = select(articles.c.key, claims.c.local).select_from(held).where(claims.c.id == claim)
    key, local = connection.execute(named).one()
    traced = trace(connection, Query(article=key, claim=local))
    return traced.low, traced.best, traced.high

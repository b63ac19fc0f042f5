"""The state of an archive in a word: while it is the same, so is every answer that was made from it."""

from sqlalchemy import Connection, func, select

from reportedly.archive.reviews.tables import checkable, claim_grades, claim_reviews
from reportedly.archive.tables import claims, readings, versions


def reports_state(connection: Connection) -> str:
    """Of the reports and their readings. Some milliseconds at 10⁵ articles: a count over an index, three last rows.

    A number may be given again after the last row was removed, so the last version is told by its text and time too.
    """
    counted = select(func.count(), func.max(versions.c.id))
    number, last = connection.execute(counted.select_from(versions)).one()
    newest = select(versions.c.sha256, versions.c.collected_at).where(versions.c.id == last)
    sha256, at = connection.execute(newest).one_or_none() or ("", "")
    claim = connection.scalar(select(func.max(claims.c.id)))
    made_by = connection.scalar(select(readings.c.made_by).where(readings.c.version == last))
    return f"{number} {last} {sha256} {at} {claim} {made_by}"


def judged_state(connection: Connection) -> str:
    """Of what people judged and what checks were taken in: these tables only grow, so their last numbers tell."""
    last = (connection.scalar(select(func.max(table.c.id))) for table in (claim_reviews, claim_grades, checkable))
    return " ".join(map(str, last))

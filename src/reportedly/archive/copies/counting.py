"""How many other reports share passages with each of some: for lists, without saying where the passages stand."""

from collections.abc import Sequence

from sqlalchemy import Connection, case, distinct, func, or_, select

from reportedly.archive.copies.pairs import ALONE, FEWEST
from reportedly.archive.copies.tables import occurrences, stock_families, units
from reportedly.archive.tables import articles


def copies_counted(connection: Connection, versions: Sequence[int]) -> dict[int, int]:
    """For each version the number of articles whose current version shares passages with it; 0 is left out.

    In one question, by the measure of ``pairs``; stock text is left out, where ``sharing`` counts it beside other text.
    """
    mine, my, other, theirs = occurrences.alias(), units.alias(), occurrences.alias(), units.alias()
    words = func.sum(case((my.c.words < theirs.c.words, my.c.words), else_=theirs.c.words))
    several = func.count(distinct(my.c.family)) > 1
    pairs = (
        select(mine.c.version.label("one"), other.c.version.label("other"))
        .select_from(mine.join(my, my.c.id == mine.c.unit).join(theirs, theirs.c.family == my.c.family))
        .join(other, other.c.unit == theirs.c.id)
        .join(articles, articles.c.current == other.c.version)
        .where(mine.c.version.in_(list(versions)), other.c.version != mine.c.version)
        .where(my.c.family.not_in(select(stock_families.c.family)))
        .group_by(mine.c.version, other.c.version)
        .having(or_(words >= ALONE, several & (words >= FEWEST)))
        .subquery()
    )
    counted = select(pairs.c.one, func.count()).group_by(pairs.c.one)
    return {int(one): int(count) for one, count in connection.execute(counted)}

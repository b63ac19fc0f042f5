"""Texts of many versions at once, for what shows passages side by side."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from reportedly.archive.tables import versions

_AT_ONCE = 500
"""Numbers in one statement; older SQLite takes 999 parameters."""


def texts(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of the versions of these numbers; one that is not there is left out."""
    wanted, found = list(dict.fromkeys(numbers)), {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(versions.c.id, versions.c.text).where(versions.c.id.in_(wanted[start : start + _AT_ONCE]))
        found.update({row.id: row.text for row in connection.execute(query)})
    return found

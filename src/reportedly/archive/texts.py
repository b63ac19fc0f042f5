"""Texts of many versions at once, for what shows passages side by side; and what a query given as words means."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, select

from reportedly.archive.tables import articles, versions

_AT_ONCE = 500
"""Numbers in one statement; older SQLite takes 999 parameters."""
_CLAIM = re.compile(r"(?P<key>.+)#(?P<claim>c\d+)", re.DOTALL)


def texts(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of the versions of these numbers; one that is not there is left out."""
    wanted, found = list(dict.fromkeys(numbers)), {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(versions.c.id, versions.c.text).where(versions.c.id.in_(wanted[start : start + _AT_ONCE]))
        found.update({row.id: row.text for row in connection.execute(query)})
    return found


def article_meant(connection: Connection, asked: str) -> tuple[str, str | None] | None:
    """The article's key, and the claim's id or None, that ``asked`` names; None where it is words to look for.

    A web address, and ``KEY#c3`` without white space, always name an article, there or not: words don't look like that.
    """
    if _is_there(connection, asked):
        return asked, None
    named = _CLAIM.fullmatch(asked)
    one_word = not any(char.isspace() for char in asked)
    if named and (one_word or _is_there(connection, named["key"])):
        return named["key"], named["claim"]
    return (asked, None) if one_word and asked.lower().startswith(("http://", "https://")) else None


def _is_there(connection: Connection, key: str) -> bool:
    return connection.execute(select(articles.c.id).where(articles.c.key == key)).first() is not None

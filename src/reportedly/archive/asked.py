"""What a query means: an article of the archive, one of its claims, or words to look for."""

import re

from sqlalchemy import Connection, select

from reportedly.archive.tables import articles

_CLAIM = re.compile(r"(?P<key>.+)#(?P<claim>c\d+)", re.DOTALL)


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

"""What a query means: an article of the archive, one of its claims, or words to look for."""

import re

from sqlalchemy import Connection

from reportedly.archive.listing import find
from reportedly.errors import NotInArchive

_CLAIM = re.compile(r"(?P<key>.+)#(?P<claim>c\d+)", re.DOTALL)


def article_meant(connection: Connection, asked: str) -> tuple[str, str | None] | None:
    """The article's key, and the claim's id or None, that ``asked`` names; None where it is words to look for.

    A web address, and ``KEY#c3`` without white space, always name an article, there or not: words don't look like that.
    """
    if key := _key(connection, asked):
        return key, None
    named = _CLAIM.fullmatch(asked)
    one_word = not any(char.isspace() for char in asked)
    if named and ((key := _key(connection, named["key"])) or one_word):
        return key or named["key"], named["claim"]
    return (asked, None) if one_word and asked.lower().startswith(("http://", "https://")) else None


def _key(connection: Connection, named: str) -> str | None:
    """The key of the article that is named by it, or by the path it was taken from; None of none."""
    try:
        return find(connection, named)[1]
    except NotInArchive:
        return None

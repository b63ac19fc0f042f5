"""The words that ``checked`` searches: of checks made elsewhere, and of claims reviewed here."""

from collections.abc import Iterable
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from reportedly.archive.reviews.history import plain
from reportedly.archive.reviews.tables import checkable

LONGEST_ADDRESS = 2000
"""Characters of a web address; longer ones are no addresses people can use, and are left out."""


def add_checkable(connection: Connection, rows: Iterable[tuple[Literal["check", "judged"], str, str, str]]) -> None:
    """Make words findable: (kind, of, the claim's words, words about it) a row; what is there already stays."""
    made = [{"kind": kind, "of": of, "claim": plain(claim), "about": plain(about)} for kind, of, claim, about in rows]
    if not made:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(checkable).on_conflict_do_nothing(index_elements=["kind", "of"]), made)


def checkable_count(connection: Connection) -> int:
    """How many earlier checks there are to search."""
    return int(connection.execute(select(func.count()).select_from(checkable)).scalar_one())


def web_address(text: str) -> str:
    """``text`` as an http or https address with a host and no user name; empty where it is none."""
    address = plain(text, LONGEST_ADDRESS + 1)
    if len(address) > LONGEST_ADDRESS or " " in address:
        return ""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return address if fits else ""

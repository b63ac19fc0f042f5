"""Records that only grow: every one signed, numbered from 1 within what it is about, and succeeded, never replaced."""

import unicodedata
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from reportedly.errors import ReportedlyError, SettingsError

LONGEST = 4000
"""Code points of a reason or a description; a longer one is cut with an ellipsis."""
_LONGEST_NAME = 300
_DROPPED = frozenset({"Cc", "Cs"})  # controls, lone surrogates


class Signature(NamedTuple):
    """Who judged, when (ISO 8601, UTC), and why."""

    by: str
    at: str
    reason: str


def plain(text: str, longest: int = LONGEST) -> str:
    """``text`` fit to be kept: one line, without control characters or lone surrogates, at most ``longest`` long."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _DROPPED)
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def sign(by: str, reason: str, at: str | None = None) -> Signature:
    """The signature under a judgement; raises SettingsError where the person or the reason is missing."""
    signed = Signature(plain(by, _LONGEST_NAME), at or now(), plain(reason))
    if not signed.by:
        raise SettingsError("nobody signs this judgement", where="--by", todo="Say who judges: a person's name.")
    if not signed.reason:
        raise SettingsError("no reason is given", where="--reason", todo="Say in a sentence what it rests on.")
    return signed


def now() -> str:
    """The present moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append(connection: Connection, table: Table, owner: str, of: int, **values: object) -> int:
    """Add the next record about ``of`` (a row named by the column ``owner``), and give its number.

    Raises ReportedlyError where somebody else added one in the same moment.
    """
    last = select(func.coalesce(func.max(table.c.number), 0)).where(table.c[owner] == of)
    number = int(connection.execute(last).scalar_one()) + 1
    try:
        connection.execute(insert(table).values({owner: of, "number": number, **values}))
    except IntegrityError:
        what = "somebody else judged it in the same moment"
        raise ReportedlyError(what, where=table.name, todo="Look at what they said, and try again.") from None
    return number

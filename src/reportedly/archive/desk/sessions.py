"""What lets a person in: sessions of a browser, keys of a program. Only hashes are kept of either."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.archive.desk.people import person
from reportedly.archive.desk.tables import api_keys, people, sessions
from reportedly.archive.reviews.history import now, plain
from reportedly.errors import Forbidden, NotInArchive, NotKnown, SettingsError
from reportedly.model.desk import ROLES, ApiKey, Person, Role

LASTS = timedelta(hours=12)
"""A session ends so long after it began, a working day …"""
IDLE = timedelta(hours=2)
"""… or so long after it was last used."""
_NOTED = timedelta(minutes=1)  # how exactly the last use is kept: a write a request would be too dear
_PREFIX = "rk_"
_KEYS_A_PERSON = 50


class Session(NamedTuple):
    """A session of ``person``: its row, and the token that its forms must carry."""

    id: int
    person: Person
    csrf: str


def begin(connection: Connection, who: int, agent: str = "") -> tuple[str, Session]:
    """A new session: the secret for the cookie, told only here, and the session. Sessions that ended are forgotten."""
    connection.execute(delete(sessions).where(sessions.c.ends_at < now()))
    secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    ends = (datetime.now(UTC) + LASTS).isoformat(timespec="seconds")
    values = {"token": _digest(secret), "person": who, "csrf": csrf, "agent": plain(agent, 300), "at": now()}
    made = connection.execute(insert(sessions).values(values | {"seen_at": now(), "ends_at": ends}))
    return secret, Session(int(made.inserted_primary_key[0]), person(connection, who), csrf)  # type: ignore[index]


def session(connection: Connection, secret: str) -> tuple[Session, bool]:
    """The session a cookie stands for, and whether its use should be noted (``seen``). Raises NotKnown."""
    row = connection.execute(select(sessions).where(sessions.c.token == _digest(secret))).first()
    moment = datetime.now(UTC)
    if (
        row is None
        or row.ends_at < now()
        or not _is_within(LASTS, row.at, moment)
        or not _is_within(IDLE, row.seen_at, moment)
    ):
        raise NotKnown("this session has ended", where="sign in", todo="Sign in again.")
    held = person(connection, row.person)
    if held.disabled_at is not None:
        raise NotKnown("this account is closed", where=held.name)
    return Session(row.id, held, row.csrf), not _is_within(_NOTED, row.seen_at, moment)


def seen(connection: Connection, number: int) -> None:
    """Note that a session is in use."""
    connection.execute(update(sessions).where(sessions.c.id == number).values(seen_at=now()))


def end(connection: Connection, secret: str) -> None:
    """End the session a cookie stands for, if there is one."""
    connection.execute(delete(sessions).where(sessions.c.token == _digest(secret)))


def make_key(connection: Connection, who: int, label: str, role: Role = "reader") -> tuple[str, ApiKey]:
    """A new API key of a person: the secret, told only here, and its record. It can't do more than the person."""
    held = person(connection, who)
    if ROLES.index(role) > ROLES.index(held.role):
        raise Forbidden(f"a {held.role} can't make a key of role {role!r}", where=held.name)
    if len(key_list(connection, who)) >= _KEYS_A_PERSON:
        raise SettingsError("has too many keys", where=held.name, todo="Revoke those that are not used.")
    name = plain(label, 100)
    if not name:
        raise SettingsError("has no name", where="key", todo="Say what the key is for.")
    secret = _PREFIX + secrets.token_urlsafe(32)
    values = {"token": _digest(secret), "person": who, "label": name, "prefix": secret[:8], "role": role, "at": now()}
    made = connection.execute(insert(api_keys).values(values))
    number = int(made.inserted_primary_key[0])  # type: ignore[index]
    return secret, next(key for key in key_list(connection, who) if key.id == number)


def key_list(connection: Connection, who: int | None = None) -> list[ApiKey]:
    """The keys of a person, or of all, those that still hold first."""
    columns = [column for column in api_keys.c if column.name != "token"]
    query = select(*columns).order_by(api_keys.c.revoked_at.is_not(None), api_keys.c.id)
    rows = connection.execute(query if who is None else query.where(api_keys.c.person == who))
    return [ApiKey(**row._mapping) for row in rows]


def key_holder(connection: Connection, secret: str) -> tuple[Person, ApiKey, bool]:
    """Whose key this is, the key (with the lesser of its role and theirs), whether to note its use. Raises NotKnown."""
    holds = (api_keys.c.token == _digest(secret)) & api_keys.c.revoked_at.is_(None) & people.c.disabled_at.is_(None)
    row = connection.execute(select(api_keys).join(people, people.c.id == api_keys.c.person).where(holds)).first()
    if row is None:
        raise NotKnown("this key is nobody's, or was revoked", where="API key")
    held = person(connection, row.person)
    fields = {name: row._mapping[name] for name in ApiKey.__struct_fields__}
    fields["role"] = min(row.role, held.role, key=ROLES.index)
    late = row.used_at is None or datetime.now(UTC) - datetime.fromisoformat(row.used_at) > _NOTED
    return held, ApiKey(**fields), late


def used(connection: Connection, number: int) -> None:
    """Note that a key is in use."""
    connection.execute(update(api_keys).where(api_keys.c.id == number).values(used_at=now()))


def revoke_key(connection: Connection, number: int, who: int | None = None) -> None:
    """Let a key open nothing any more: of ``who``, or of anybody. Raises NotInArchive where they have no such key."""
    mine = api_keys.c.id == number if who is None else (api_keys.c.id == number) & (api_keys.c.person == who)
    changed = connection.execute(update(api_keys).where(mine, api_keys.c.revoked_at.is_(None)).values(revoked_at=now()))
    if not changed.rowcount:
        raise NotInArchive("no such key, or revoked already", where=str(number))


def _is_within(span: timedelta, then: str, moment: datetime) -> bool:
    """Whether ``then`` is no further from ``moment`` than ``span``: later, it is of a clock that was ahead."""
    return abs(moment - datetime.fromisoformat(then)) <= span


def _digest(secret: str) -> str:
    """Of a random secret of 256 bits a plain hash suffices; guessing is hopeless."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()

"""Accounts of a desk: names, roles, passwords as argon2 hashes. A desk without any serves its one local user."""

import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, insert, select, update

from reportedly.archive.desk.tables import api_keys, people, sessions
from reportedly.archive.reviews.history import now, plain
from reportedly.errors import Forbidden, NotInArchive, NotKnown, SettingsError
from reportedly.model.desk import ROLES, Person, Role

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 15
"""Characters of a password: what NIST SP 800-63B-4 asks of one that stands alone; it asks for no rule of make-up."""
_LONGEST = 1024
_AT_ONCE = threading.BoundedSemaphore(4)  # a try takes 64 MiB; many at once must not fill the memory
_LONGEST_NAME = 100
_KEPT = [column for column in people.c if column.name not in ("key", "password")]
_LAST_ADMIN = "is the last administrator"


def add_person(connection: Connection, name: str, password: str, role: Role = "reviewer") -> Person:
    """A new account. The first is an administrator's. Raises SettingsError for a name that is taken, or a weak word."""
    shown = plain(name, _LONGEST_NAME)
    if not shown:
        raise SettingsError("has no name", where="person", todo="Give the name reviews are to be signed with.")
    if connection.execute(select(people.c.id).where(people.c.key == shown.casefold())).first():
        raise SettingsError("there is an account of that name", where=shown)
    chosen = "admin" if not has_people(connection) else role_named(role)
    values = {"key": shown.casefold(), "name": shown, "role": chosen, "password": _hash(password, shown), "at": now()}
    made = connection.execute(insert(people).values(values))
    return person(connection, int(made.inserted_primary_key[0]))  # type: ignore[index]


def key_of(name: str) -> str:
    """What tells the accounts apart: a name without case, controls and further spaces."""
    return plain(name, _LONGEST_NAME).casefold()


def has_people(connection: Connection) -> bool:
    """Whether the desk has accounts; without any it serves one local user, who needs none."""
    return connection.execute(select(people.c.id).limit(1)).first() is not None


def person(connection: Connection, number: int) -> Person:
    """One account. Raises NotInArchive."""
    row = connection.execute(select(*_KEPT).where(people.c.id == number)).first()
    if row is None:
        raise NotInArchive("no such account", where=str(number))
    return _person(row)


def person_named(connection: Connection, name: str) -> Person:
    """The account of that name, case apart. Raises NotInArchive."""
    row = connection.execute(select(*_KEPT).where(people.c.key == key_of(name))).first()
    if row is None:
        raise NotInArchive("no such account", where=name, todo="'reportedly people list' shows them.")
    return _person(row)


def person_list(connection: Connection) -> list[Person]:
    """All accounts, by name."""
    return [_person(row) for row in connection.execute(select(*_KEPT).order_by(people.c.key))]


def check_password(connection: Connection, name: str, password: str) -> Person:
    """The person whose name and password these are. Raises NotKnown, in the same time whatever is wrong."""
    from argon2.exceptions import VerificationError

    row = connection.execute(select(people).where(people.c.key == key_of(name))).first()
    hasher = _hasher()
    try:
        with _AT_ONCE:
            hasher.verify(row.password if row else _nobody(), password[:_LONGEST])
    except VerificationError:
        row = None
    if row is None or row.disabled_at is not None:
        raise NotKnown("that name and password are nobody's", where="sign in")
    return person(connection, row.id)


def set_password(connection: Connection, number: int, password: str) -> None:
    """Give a person another password; all of their sessions end."""
    held = person(connection, number)
    connection.execute(update(people).where(people.c.id == number).values(password=_hash(password, held.name)))
    connection.execute(sessions.delete().where(sessions.c.person == number))


def set_role(connection: Connection, number: int, role: Role) -> Person:
    """Give a person another role. Raises Forbidden where no administrator would be left."""
    if role_named(role) != "admin":
        _check_not_last(connection, number)
    connection.execute(update(people).where(people.c.id == number).values(role=role))
    return person(connection, number)


def disable(connection: Connection, number: int) -> Person:
    """Let a person in no more: sessions end, keys stop. What they did stays. Raises Forbidden for the last admin."""
    _check_not_last(connection, number)
    connection.execute(update(people).where(people.c.id == number).values(disabled_at=now()))
    connection.execute(sessions.delete().where(sessions.c.person == number))
    mine = (api_keys.c.person == number) & api_keys.c.revoked_at.is_(None)
    connection.execute(update(api_keys).where(mine).values(revoked_at=now()))
    return person(connection, number)


def enable(connection: Connection, number: int) -> Person:
    """Let a person in again, with the password they had."""
    connection.execute(update(people).where(people.c.id == number).values(disabled_at=None))
    return person(connection, number)


def _check_not_last(connection: Connection, number: int) -> None:
    held = person(connection, number)
    admins = (people.c.role == "admin") & people.c.disabled_at.is_(None) & (people.c.id != number)
    others = connection.scalar(select(func.count()).select_from(people).where(admins))
    if held.role == "admin" and held.disabled_at is None and not others:
        raise Forbidden(_LAST_ADMIN, where=held.name, todo="Make somebody else one first.")


def role_named(role: str) -> Role:
    """The role called so; raises SettingsError, naming the choices."""
    for known in ROLES:
        if known == role:
            return known
    raise SettingsError(f"no role {role!r}", todo=f"Choose one of: {', '.join(ROLES)}.")


def _hash(password: str, name: str) -> str:
    if not SHORTEST <= len(password) <= _LONGEST:
        raise SettingsError("is too short or too long", where="password", todo=f"Give {SHORTEST} characters or more.")
    if password.casefold() == name.casefold() or len(set(password)) < 5:
        raise SettingsError(
            "is too easy to guess", where="password", todo="Take a few words nobody would put together."
        )
    return _hasher().hash(password)


@cache
def _hasher() -> "PasswordHasher":
    """Argon2id with the library's defaults (RFC 9106, low-memory: 64 MiB, 3 passes, 4 lanes)."""
    try:
        from argon2 import PasswordHasher
    except ImportError:
        todo = "Run pip install 'reportedly[desk]'."
        raise SettingsError("accounts need the extra 'desk'", where="password", todo=todo) from None
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash to compare with where there is no such person, so that the answer takes as long."""
    return _hasher().hash("nobody has this word")


def _person(row: Row[Any]) -> Person:
    return Person(**row._mapping)

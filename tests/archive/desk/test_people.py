"""People, sessions and keys: who is let in, for how long, with what role; and secrets of which only hashes are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from reportedly.archive.desk import people, sessions, tables
from reportedly.errors import Forbidden, NotInArchive, NotKnown, SettingsError

WORD = "seven lanterns over Veldmark"
OTHER = "eight ferries out of Lintel"


@pytest.fixture
def connection(archive):
    """A transaction on an empty archive, on SQLite and on PostgreSQL."""
    with archive.writing() as writing:
        yield writing


def test_the_first_is_an_administrator(connection):
    """Whatever was asked for: somebody must see to the accounts."""
    assert not people.has_people(connection)
    assert people.add_person(connection, "Ada Quint", WORD, "reader").role == "admin"
    assert people.add_person(connection, "Ben Orlo", WORD, "reader").role == "reader"
    assert people.has_people(connection)
    assert [person.name for person in people.person_list(connection)] == ["Ada Quint", "Ben Orlo"]


@pytest.mark.parametrize(
    ("name", "password", "role", "why"),
    [
        ("", WORD, "reader", "has no name"),
        (" ADA quint ", WORD, "reader", "there is an account of that name"),
        ("Ben", "short", "reader", "too short"),
        ("Ben", "x" * 2000, "reader", "too short or too long"),
        ("Ben", "aaaaaaaaaaaaaaaaaaaa", "reader", "too easy"),
        ("Ben", WORD, "owner", "no role 'owner'"),
    ],
)
def test_what_is_no_account(connection, name, password, role, why):
    people.add_person(connection, "Ada Quint", WORD)
    with pytest.raises(SettingsError, match=why):
        people.add_person(connection, name, password, role)


def test_passwords_are_hashed_and_compared(connection):
    """Argon2id; a wrong name and a wrong word are told apart by nobody."""
    ada = people.add_person(connection, "Ada Quint", WORD)
    kept = connection.execute(select(tables.people.c.password)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert WORD not in kept
    assert people.check_password(connection, "ada QUINT", WORD) == ada
    told = set()
    for name, word in (("Ada Quint", OTHER), ("Nobody", WORD), ("", ""), ("Ada Quint", "")):
        with pytest.raises(NotKnown) as error:
            people.check_password(connection, name, word)
        told.add(str(error.value))
    assert len(told) == 1


def test_a_new_password_ends_every_session(connection):
    ada = people.add_person(connection, "Ada Quint", WORD)
    secret, _ = sessions.begin(connection, ada.id)
    people.set_password(connection, ada.id, OTHER)
    with pytest.raises(NotKnown):
        sessions.session(connection, secret)
    with pytest.raises(NotKnown):
        people.check_password(connection, "Ada Quint", WORD)
    assert people.check_password(connection, "Ada Quint", OTHER) == ada


def test_one_administrator_is_left(connection):
    ada = people.add_person(connection, "Ada Quint", WORD)
    for change in (lambda: people.disable(connection, ada.id), lambda: people.set_role(connection, ada.id, "reader")):
        with pytest.raises(Forbidden, match="last administrator"):
            change()
    ben = people.add_person(connection, "Ben Orlo", WORD, "admin")
    assert people.disable(connection, ada.id).disabled_at is not None
    with pytest.raises(Forbidden):
        people.set_role(connection, ben.id, "reviewer")


def test_who_is_disabled_is_out(connection):
    """By password, by session, by key; until they are let in again."""
    people.add_person(connection, "Ada Quint", WORD)
    ben = people.add_person(connection, "Ben Orlo", WORD, "reviewer")
    secret, _ = sessions.begin(connection, ben.id)
    key, _ = sessions.make_key(connection, ben.id, "script", "reader")
    people.disable(connection, ben.id)
    for attempt in (
        lambda: people.check_password(connection, "Ben Orlo", WORD),
        lambda: sessions.session(connection, secret),
        lambda: sessions.key_holder(connection, key),
    ):
        with pytest.raises(NotKnown):
            attempt()
    people.enable(connection, ben.id)
    assert people.check_password(connection, "Ben Orlo", WORD).name == "Ben Orlo"
    with pytest.raises(NotKnown):  # a key that was revoked stays so
        sessions.key_holder(connection, key)


def test_sessions_are_kept_as_hashes_and_end(connection):
    ada = people.add_person(connection, "Ada Quint", WORD)
    secret, begun = sessions.begin(connection, ada.id, "A browser")
    assert secret not in str(connection.execute(select(tables.sessions)).all())
    found, late = sessions.session(connection, secret)
    assert (found, late) == (begun, False)
    past = (datetime.now(UTC) - timedelta(hours=3)).isoformat(timespec="seconds")
    for column in ("seen_at", "ends_at"):  # too long unused; too long ago begun
        secret, _ = sessions.begin(connection, ada.id)
        mine = tables.sessions.c.token == sessions._digest(secret)
        connection.execute(update(tables.sessions).where(mine).values({column: past}))
        with pytest.raises(NotKnown, match="has ended"):
            sessions.session(connection, secret)
    sessions.end(connection, secret)
    for guess in ("", "x", secret):
        with pytest.raises(NotKnown):
            sessions.session(connection, guess)


def test_keys_do_no_more_than_their_person(connection):
    people.add_person(connection, "Ada Quint", WORD)
    ben = people.add_person(connection, "Ben Orlo", WORD, "reviewer")
    with pytest.raises(Forbidden):
        sessions.make_key(connection, ben.id, "script", "admin")
    secret, key = sessions.make_key(connection, ben.id, "script", "reviewer")
    assert secret not in str(connection.execute(select(tables.api_keys)).all())
    assert secret.startswith(key.prefix)
    people.set_role(connection, ben.id, "reader")  # the key is now worth less too
    assert sessions.key_holder(connection, secret)[1].role == "reader"


def test_keys_are_revoked_by_whose_they_are(connection):
    """Nobody revokes another's key, unless as an administrator (who = None)."""
    ada = people.add_person(connection, "Ada Quint", WORD)
    ben = people.add_person(connection, "Ben Orlo", WORD)
    secret, key = sessions.make_key(connection, ben.id, "script")
    with pytest.raises(NotInArchive):
        sessions.revoke_key(connection, key.id, ada.id)
    sessions.revoke_key(connection, key.id, ben.id)
    with pytest.raises(NotKnown):
        sessions.key_holder(connection, secret)
    with pytest.raises(NotInArchive, match="revoked already"):
        sessions.revoke_key(connection, key.id)

"""Feeds that are watched: looked at when their time comes, and what is new in them read."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.archive.desk.tables import feeds
from reportedly.archive.reviews.history import now, plain
from reportedly.archive.reviews.words import web_address
from reportedly.errors import NotInArchive, SettingsError
from reportedly.model.desk import Feed

OFTENEST = 5
"""Minutes: no publisher's server should be asked more often."""
_SELDOMEST = 7 * 24 * 60


def watch(connection: Connection, by: str, url: str, minutes: int) -> Feed:
    """Watch a feed, the first time at once. Raises SettingsError where it is watched already, or is no web address."""
    address = web_address(url)
    if not address:
        raise SettingsError("is no web address", where=url, todo="Give the feed's http(s) address.")
    if not OFTENEST <= minutes <= _SELDOMEST:
        raise SettingsError("is not how often", where=f"{minutes} minutes", todo=f"Give {OFTENEST} to {_SELDOMEST}.")
    if connection.execute(select(feeds.c.id).where(feeds.c.url == address)).first():
        raise SettingsError("is watched already", where=address)
    values = {"url": address, "minutes": minutes, "at": now(), "by": plain(by), "next_at": now(), "error": ""}
    made = connection.execute(insert(feeds).values(values))
    return feed(connection, int(made.inserted_primary_key[0]))  # type: ignore[index]


def feed(connection: Connection, number: int) -> Feed:
    """One feed. Raises NotInArchive."""
    row = connection.execute(select(feeds).where(feeds.c.id == number)).first()
    if row is None:
        raise NotInArchive("no such feed is watched", where=str(number))
    return Feed(**row._mapping)


def feed_list(connection: Connection) -> list[Feed]:
    """The feeds that are watched, in the order they came."""
    return [Feed(**row._mapping) for row in connection.execute(select(feeds).order_by(feeds.c.id))]


def due(connection: Connection) -> list[Feed]:
    """The feeds whose time has come, or lies further off than it is ever put: the clock was ahead when it was."""
    moment = now()
    farthest = _after(2 * _SELDOMEST)
    rows = connection.execute(
        select(feeds)
        .where((feeds.c.next_at <= moment) | (feeds.c.looked_at > moment) | (feeds.c.next_at > farthest))
        .order_by(feeds.c.next_at)
    )
    return [Feed(**row._mapping) for row in rows]


def looked_at(connection: Connection, number: int) -> None:
    """Note that a feed was looked at, and when its time comes again."""
    values = {"looked_at": now(), "next_at": _after(feed(connection, number).minutes)}
    connection.execute(update(feeds).where(feeds.c.id == number).values(values))


def _after(minutes: int) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def unwatch(connection: Connection, number: int) -> Feed:
    """Let go of a feed; what was read from it stays. Raises NotInArchive."""
    gone = feed(connection, number)
    connection.execute(delete(feeds).where(feeds.c.id == number))
    return gone

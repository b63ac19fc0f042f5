"""Migration 0004: what it makes is what tables.py says, and it goes down and up again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from reportedly.archive import database, migrations
from reportedly.archive.reviews.tables import GROWING, checkable, checkable_vectors
from reportedly.archive.tables import metadata

OURS = {table.name for table in (*GROWING, checkable, checkable_vectors)}


def test_tables_are_those_of_the_migration(archive):
    """The full-text index is the database's own affair, and on no metadata."""
    with archive.engine.connect() as connection:
        held = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _ours})
        assert [found for found in compare_metadata(held, metadata) if _table_of(found) in OURS] == []
        assert set(inspect(connection).get_table_names()) >= OURS | {"checkable_words"}


def test_down_and_up(archive):
    """Nothing is left behind, functions and triggers included."""
    for _ in range(2):
        with database.transaction(archive.engine) as connection:
            migrations.downgrade(connection, migrations.names()[migrations.names().index("0004_reviews") - 1])
        assert not {name for name in inspect(archive.engine).get_table_names() if name in OURS or "checkable" in name}
        assert _left(archive) == []
        with database.transaction(archive.engine) as connection:
            migrations.upgrade(connection)


def _left(archive):
    """Triggers and functions of ours that the database still has."""
    sqlite = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE '%_keeps_%' OR name LIKE 'checkable%')"
    )
    postgres = "SELECT proname FROM pg_proc WHERE proname IN ('only_grows', 'checkable_words_in')"
    with archive.engine.connect() as connection:
        return connection.execute(text(sqlite if archive.engine.dialect.name == "sqlite" else postgres)).scalars().all()


def _ours(name, kind, parents):
    return kind != "table" or name in OURS


def _table_of(found):
    """The table that a difference is about."""
    first = found[0] if isinstance(found, list) else found
    return getattr(getattr(first[1], "table", first[1]), "name", first[2] if len(first) > 2 else "")

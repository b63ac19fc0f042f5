"""Migrations: up and down on both databases, and what they make is what tables.py says."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from reportedly.archive import database, migrations, parts, tables


def test_up_and_down(archive_url):
    """All steps up give the tables of ``metadata`` and no other; all steps down leave nothing; and up again."""
    assert parts.PARTS  # the parts' tables are on metadata once they are loaded
    engine = database.open_database(archive_url)
    with engine.connect() as connection:
        options = {
            "version_table": migrations.TABLE,
            "compare_type": True,
            "include_name": lambda name, kind, _: kind != "table" or _known(name),
        }
        held = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(held, tables.metadata) == []
        assert _tables(connection) == {*tables.metadata.tables, migrations.TABLE}
    with database.transaction(engine) as connection:
        migrations.downgrade(connection)
    assert inspect(engine).get_table_names() == [migrations.TABLE]
    with database.transaction(engine) as connection:
        migrations.upgrade(connection)
    assert _tables(engine) == {*tables.metadata.tables, migrations.TABLE}
    engine.dispose()


def _known(name):
    """Indexes of words are tables of their own (FTS5's five, one tsvector) that ``metadata`` can't describe."""
    return "_words" not in name


def _tables(database):
    return {name for name in inspect(database).get_table_names() if _known(name)}


def test_steps_are_a_chain_named_by_their_files():
    """The newest step is known by its file's name, without Alembic: so names and chain must agree."""
    script = ScriptDirectory(str(migrations._HERE))
    chain = [step.revision for step in script.walk_revisions()]
    assert chain[::-1] == list(migrations.names())
    assert script.get_current_head() == migrations.newest()


def test_an_older_archive_is_brought_up_to_date(archive_url, monkeypatch):
    """An archive of an older version, its articles in it, is migrated when it is opened."""
    engine = database.open_database(archive_url)
    with database.transaction(engine) as connection:
        migrations.downgrade(connection)
    engine.dispose()
    engine = database.open_database(archive_url)
    assert "articles" in inspect(engine).get_table_names()
    engine.dispose()

"""What Alembic runs a migration in: the connection, and with it the transaction, that ``migrations`` was given.

To draft a step: ``alembic`` needs a connection, so make it by hand, from tables.py; a test compares the two.
"""

from alembic import context

from reportedly.archive.migrations import TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=TABLE,
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()

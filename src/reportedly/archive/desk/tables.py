"""Tables of the desk: people and what lets them in, the audit log, submissions that wait, feeds that are watched.

``deeds`` only grows, as judgements do: the database refuses to change or delete a row. Passwords are argon2 hashes;
of sessions and API keys the SHA-256 alone is kept.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from reportedly.archive.tables import Number, metadata

people = Table(
    "people",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # the name, folded
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("disabled_at", String(32)),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Number, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),  # its SHA-256
    Column("person", Number, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
    Column("ends_at", String(32), nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", Number, primary_key=True),
    Column("token", String(64), nullable=False, unique=True),  # its SHA-256
    Column("person", Number, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("prefix", String(16), nullable=False),
    Column("role", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("used_at", String(32)),
    Column("revoked_at", String(32)),
)

deeds = Table(
    "deeds",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False, index=True),
    Column("person", Number),  # no foreign key: an account may go, what it did stays
    Column("via", String(8), nullable=False),
    Column("address", Text, nullable=False),
    Column("verb", String(32), nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("detail", Text, nullable=False),  # JSON
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("what", Text, nullable=False),  # a title, a URL, a file's name
    Column("published", Text),
    Column("payload", LargeBinary),  # the text or the file, until it is read
    Column("state", String(8), nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer),
    Column("added", Integer, nullable=False),
    Column("there", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("key", Text),
    Column("error", Text, nullable=False),
    Column("started_at", String(32)),
    Column("ended_at", String(32)),
    Index("ix_jobs_state", "state", "id"),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Number, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("minutes", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("looked_at", String(32)),
    Column("next_at", String(32), nullable=False, index=True),
    Column("error", Text, nullable=False),
)

"""What people corrected; the desk's people, sessions, keys, submissions and feeds; and the log of what was done."""

import sqlalchemy as sa
from alembic import op

revision = "0005_desk"
down_revision = "0004_reviews"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_GROWING = ("corrections", "deeds")


def upgrade() -> None:
    """Make the tables, and let the database itself refuse to change or delete corrections and deeds."""
    _corrections()
    _people()
    _deeds()
    _waiting()
    verbs = ("UPDATE", "DELETE", "TRUNCATE") if op.get_bind().dialect.name == "postgresql" else ("UPDATE", "DELETE")
    for table in _GROWING:
        for verb in verbs:
            op.execute(_refusal(table, verb))


def downgrade() -> None:
    """Take everything away again, corrections and the log included."""
    for table in ("feeds", "jobs", "deeds", "api_keys", "sessions", "people", "corrections"):
        op.drop_table(table)


def _refusal(table: str, verb: str) -> str:
    """The trigger that refuses ``verb``; PostgreSQL's function is of 0004."""
    name = f"{table}_keeps_{verb}"
    if op.get_bind().dialect.name == "postgresql":
        return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
    why = f"{table} only grows: no row is changed or deleted"
    return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _id() -> sa.Column[int]:
    return sa.Column("id", Number, nullable=False)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _time(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _corrections() -> None:
    op.create_table(
        "corrections",
        _id(),
        _key("corrections"),
        *_text("article"),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        *_text("of"),
        sa.Column("fault", sa.String(16), nullable=False),
        *_text("text"),
        sa.Column("was", sa.Text),
        sa.Column("now", sa.Text),
        *_text("value", "by"),
        _time("at"),
        *_text("reason"),
        sa.Column("succeeds", sa.Integer),
        sa.UniqueConstraint("article", "sha256", "number", name="uq_corrections_article"),
    )


def _people() -> None:
    op.create_table(
        "people",
        _id(),
        _key("people"),
        *_text("key", "name"),
        sa.Column("role", sa.String(16), nullable=False),
        *_text("password"),
        _time("at"),
        _time("disabled_at", nullable=True),
        sa.UniqueConstraint("key", name="uq_people_key"),
    )
    op.create_table(
        "sessions",
        _id(),
        _key("sessions"),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("person", Number, nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        *_text("agent"),
        *[_time(name) for name in ("at", "seen_at", "ends_at")],
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_sessions_person_people", ondelete="CASCADE"),
        sa.UniqueConstraint("token", name="uq_sessions_token"),
    )
    op.create_table(
        "api_keys",
        _id(),
        _key("api_keys"),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("person", Number, nullable=False),
        *_text("label"),
        sa.Column("prefix", sa.String(16), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        _time("at"),
        _time("used_at", nullable=True),
        _time("revoked_at", nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_api_keys_person_people", ondelete="CASCADE"),
        sa.UniqueConstraint("token", name="uq_api_keys_token"),
    )
    for table in ("sessions", "api_keys"):
        op.create_index(f"ix_{table}_person", table, ["person"])


def _deeds() -> None:
    op.create_table(
        "deeds",
        _id(),
        _key("deeds"),
        _time("at"),
        *_text("by"),
        sa.Column("person", Number),
        sa.Column("via", sa.String(8), nullable=False),
        *_text("address"),
        sa.Column("verb", sa.String(32), nullable=False),
        *_text("about", "detail"),
    )
    op.create_index("ix_deeds_by", "deeds", ["by"])
    op.create_index("ix_deeds_about", "deeds", ["about"])


def _waiting() -> None:
    op.create_table(
        "jobs",
        _id(),
        _key("jobs"),
        _time("at"),
        *_text("by"),
        sa.Column("kind", sa.String(8), nullable=False),
        *_text("what"),
        sa.Column("published", sa.Text),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer),
        *[sa.Column(name, sa.Integer, nullable=False) for name in ("added", "there", "failed")],
        sa.Column("key", sa.Text),
        *_text("error"),
        _time("started_at", nullable=True),
        _time("ended_at", nullable=True),
    )
    op.create_index("ix_jobs_state", "jobs", ["state", "id"])
    op.create_table(
        "feeds",
        _id(),
        _key("feeds"),
        *_text("url"),
        sa.Column("minutes", sa.Integer, nullable=False),
        _time("at"),
        *_text("by"),
        _time("looked_at", nullable=True),
        _time("next_at"),
        *_text("error"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
    )
    op.create_index("ix_feeds_next_at", "feeds", ["next_at"])

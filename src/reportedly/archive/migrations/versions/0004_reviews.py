"""What people judged, checks made elsewhere, and the index of their words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0004_reviews"
down_revision = "0003_search"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_GROWING = (
    "sources",
    "source_grades",
    "source_descriptors",
    "judged_claims",
    "claim_grades",
    "claim_reviews",
    "checks",
)


def upgrade() -> None:
    """Make the tables, and let the database itself refuse to change or delete what people judged."""
    _sources()
    _claims()
    _checks()
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        _postgres_only_grows()
        _postgres_words()
    else:
        _sqlite_only_grows()
        _sqlite_words()


def downgrade() -> None:
    """Take everything away again, what people judged included."""
    op.execute("DROP TABLE checkable_words")
    for table in ("checkable_vectors", "checkable", *reversed(_GROWING)):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION checkable_words_in()")
        op.execute("DROP FUNCTION only_grows()")


def _signed() -> list[sa.Column[str]]:
    return [
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    ]


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _id() -> sa.Column[int]:
    return sa.Column("id", Number, nullable=False)


def _about(table: str, owner: str, of: str) -> list[SchemaItem]:
    return [
        _id(),
        sa.Column(owner, Number, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        _key(table),
        sa.ForeignKeyConstraint([owner], [f"{of}.id"], name=f"fk_{table}_{owner}_{of}"),
        sa.UniqueConstraint(owner, "number", name=f"uq_{table}_{owner}"),
    ]


def _grade() -> list[SchemaItem]:
    return [
        sa.Column("grade", sa.String(8), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        *_signed(),
    ]


def _sources() -> None:
    op.create_table(
        "sources",
        _id(),
        _key("sources"),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.UniqueConstraint("key", name="uq_sources_key"),
    )
    op.create_table("source_grades", *_about("source_grades", "source", "sources"), *_grade())
    op.create_table(
        "source_descriptors",
        *_about("source_descriptors", "source", "sources"),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        *_signed(),
    )


def _claims() -> None:
    op.create_table(
        "judged_claims",
        _id(),
        _key("judged_claims"),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("local", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("at", sa.String(32), nullable=False),
        sa.UniqueConstraint("article", "sha256", "start", "end", name="uq_judged_claims_article"),
    )
    op.create_table(
        "claim_grades",
        *_about("claim_grades", "judged", "judged_claims"),
        *_grade(),
        sa.Column("origins_low", sa.Integer),
        sa.Column("origins_best", sa.Integer),
        sa.Column("origins_high", sa.Integer),
        sa.Column("nonetheless", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_reviews",
        *_about("claim_reviews", "judged", "judged_claims"),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        *_signed(),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("succeeds", sa.Integer),
    )


def _checks() -> None:
    op.create_table(
        "checks",
        _id(),
        _key("checks"),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("checker", sa.Text, nullable=False),
        sa.Column("published", sa.String(40)),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.UniqueConstraint("key", "number", name="uq_checks_key"),
    )
    op.create_table(
        "checkable",
        _id(),
        _key("checkable"),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.UniqueConstraint("kind", "of", name="uq_checkable_kind"),
    )
    op.create_table(
        "checkable_vectors",
        _id(),
        _key("checkable_vectors"),
        sa.ForeignKeyConstraint(["id"], ["checkable.id"], name="fk_checkable_vectors_id_checkable", ondelete="CASCADE"),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )


def _sqlite_only_grows() -> None:
    for table in _GROWING:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows: no row is changed or deleted'); END"
            )


def _sqlite_words() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE checkable_words USING fts5(claim, about, content='checkable', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER checkable_words_in AFTER INSERT ON checkable BEGIN "
        "INSERT INTO checkable_words (rowid, claim, about) VALUES (new.id, new.claim, new.about); END"
    )
    op.execute(
        "CREATE TRIGGER checkable_words_out AFTER DELETE ON checkable BEGIN "
        "INSERT INTO checkable_words (checkable_words, rowid, claim, about) "
        "VALUES ('delete', old.id, old.claim, old.about); END"
    )


def _postgres_only_grows() -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% only grows: no row is changed or deleted', TG_TABLE_NAME; END $$"
    )
    for table in _GROWING:
        for verb in ("UPDATE", "DELETE", "TRUNCATE"):
            op.execute(
                f"CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
            )


def _postgres_words() -> None:
    op.execute(
        "CREATE TABLE checkable_words "
        "(id bigint PRIMARY KEY REFERENCES checkable (id) ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_checkable_words_words ON checkable_words USING gin (words)")
    op.execute(
        "CREATE OR REPLACE FUNCTION checkable_words_in() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO checkable_words "
        "VALUES (NEW.id, to_tsvector('english', NEW.claim || ' ' || NEW.about)); RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER checkable_words_in AFTER INSERT ON checkable FOR EACH ROW EXECUTE FUNCTION checkable_words_in()"
    )

"""Passages, the words of passages and claims, claims' vectors."""

import sqlalchemy as sa
from alembic import op

revision = "0003_search"
down_revision = "0002_copies"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_ROWS = {
    "claim": ("claims", "{row}.sentence_start", "{row}.sentence_end"),
    "passage": ("passages", "{row}.start", '{row}."end"'),
}
_SAID = "substr({text}.text, {start} + 1, {end} - {start}), coalesce({text}.title, '')"  # both count code points from 1


def upgrade() -> None:
    """Make the tables, and index the claims that are there already."""
    op.create_table(
        "passages",
        sa.Column("id", Number, nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_passages_version_versions", ondelete="CASCADE"),
    )
    op.create_index("ix_passages_version", "passages", ["version"])
    op.create_table(
        "claim_vectors",
        sa.Column("id", Number, nullable=False),
        sa.Column("claim", Number, nullable=False),
        sa.Column("made_by", sa.String(32), nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim_vectors"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_claim_vectors_claim_claims", ondelete="CASCADE"),
        sa.UniqueConstraint("claim", name="uq_claim_vectors_claim"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_vectors_made_by", "claim_vectors", ["made_by"])
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for name in _ROWS:
        for statement in _sqlite(name) if on_sqlite else _postgresql(name):
            op.execute(statement)
    op.execute(_index_claims(on_sqlite))


def downgrade() -> None:
    """Take them away."""
    for name in _ROWS:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {name}_words_of_version")
            op.execute(f"DROP TRIGGER {name}_words_of_row")
        op.execute(f"DROP TABLE {name}_words")
    op.drop_table("claim_vectors")
    op.drop_table("passages")


def _sqlite(name: str) -> list[str]:
    """An FTS5 table, and triggers that take a row's words away where they are there."""
    rows, start, end = _ROWS[name]
    take = f"INSERT INTO {name}_words({name}_words, rowid, said, about) SELECT 'delete', "
    held = f"IN (SELECT id FROM {name}_words_docsize WHERE id ="  # noqa: S608
    of_version, of_row = (
        _SAID.format(text=text, start=start.format(row=row), end=end.format(row=row))
        for text, row in (("old", "r"), ("v", "old"))
    )
    return [
        f"CREATE VIRTUAL TABLE {name}_words USING fts5(said, about, content='', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        # a version takes its rows along when it goes, but by then its text is gone: so their words go first
        f"CREATE TRIGGER {name}_words_of_version BEFORE DELETE ON versions BEGIN {take} r.id, {of_version} "
        f"FROM {rows} r WHERE r.version = old.id AND r.id {held} r.id); END",
        f"CREATE TRIGGER {name}_words_of_row BEFORE DELETE ON {rows} BEGIN {take} old.id, {of_row} "
        f"FROM versions v WHERE v.id = old.version AND old.id {held} old.id); END",
    ]


def _postgresql(name: str) -> list[str]:
    """A table of words that hangs on its rows."""
    return [
        f"CREATE TABLE {name}_words (id BIGINT PRIMARY KEY REFERENCES {_ROWS[name][0]} (id) ON DELETE CASCADE, "
        "words TSVECTOR NOT NULL)",
        f"CREATE INDEX ix_{name}_words_words ON {name}_words USING gin (words)",
    ]


def _index_claims(on_sqlite: bool) -> str:
    said = _SAID.format(text="v", start="r.sentence_start", end="r.sentence_end")
    rows = "FROM claims r JOIN versions v ON v.id = r.version"
    if on_sqlite:
        return f"INSERT INTO claim_words(rowid, said, about) SELECT r.id, {said} {rows}"
    words, title = said.rsplit(", coalesce", 1)
    weighed = (
        f"setweight(to_tsvector('english', {words}), 'A') || setweight(to_tsvector('english', coalesce{title}), 'D')"
    )
    return f"INSERT INTO claim_words(id, words) SELECT r.id, {weighed} {rows}"

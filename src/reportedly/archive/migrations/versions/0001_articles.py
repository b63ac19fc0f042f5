"""Articles, their versions, readings, claims and figures; what failed."""

import sqlalchemy as sa
from alembic import op

revision = "0001_articles"
down_revision = None

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the core tables."""
    op.create_table(
        "articles",
        sa.Column("id", Number, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("current", Number),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("key", name="uq_articles_key"),
    )
    _versions()
    op.create_table(
        "readings",
        sa.Column("version", Number, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_readings"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_readings_version_versions", ondelete="CASCADE"),
    )
    _claims()
    _figures()
    op.create_table(
        "failures",
        sa.Column("id", Number, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failures"),
        sa.UniqueConstraint("place", name="uq_failures_place"),
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("failures", "figures", "claims", "readings", "versions", "articles"):
        op.drop_table(name)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", Number, nullable=False),
        sa.Column("article", Number, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_from", sa.String(32)),
        sa.Column("published_to", sa.String(32)),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("collected_at", sa.String(32), nullable=False),
        sa.Column("collected_by", sa.Text, nullable=False),
        sa.Column("evidentiary_sha256", sa.String(64)),
        sa.Column("evidentiary_copy", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_versions_article_articles", ondelete="CASCADE"),
        sa.UniqueConstraint("article", "number", name="uq_versions_article"),
    )
    for column in ("publisher", "published_from", "sha256", "evidentiary_sha256"):
        op.create_index(f"ix_versions_{column}", "versions", [column])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", Number, nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("local", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("voice", sa.Text),
        sa.Column("voice_kind", sa.Text, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("worth", sa.Float, nullable=False),
        sa.Column("confidence", sa.Float),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_claims_version_versions", ondelete="CASCADE"),
    )
    op.create_index("ix_claims_version", "claims", ["version"])


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("id", Number, nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("claim", Number, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("low", sa.Float, nullable=False),
        sa.Column("high", sa.Float, nullable=False),
        sa.Column("precision", sa.Float, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("counted", sa.Text, nullable=False),
        sa.Column("population", sa.Text, nullable=False),
        sa.Column("modifier", sa.Text, nullable=False),
        sa.Column("of_from", sa.String(10)),
        sa.Column("of_to", sa.String(10)),
        sa.PrimaryKeyConstraint("id", name="pk_figures"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_figures_version_versions", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_figures_claim_claims", ondelete="CASCADE"),
    )
    for column in ("version", "claim", "counted"):
        op.create_index(f"ix_figures_{column}", "figures", [column])
    op.create_index("ix_figures_low", "figures", ["low", "claim"])

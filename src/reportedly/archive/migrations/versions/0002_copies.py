"""Units, their occurrences and families; the runs of words they are looked up by; stock."""

import sqlalchemy as sa
from alembic import op

revision = "0002_copies"
down_revision = "0001_articles"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "units",
        sa.Column("id", Number, nullable=False),
        sa.Column("hash", sa.BigInteger, nullable=False),
        sa.Column("family", Number, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("codes", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("hash", name="uq_units_hash"),
    )
    op.create_index("ix_units_family", "units", ["family"])
    _occurrences()
    op.create_table(
        "runs",
        sa.Column("run", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("unit", Number, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("run", "unit", name="pk_runs"),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name="fk_runs_unit_units", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_runs_unit", "runs", ["unit"])
    op.create_table(
        "stock_families",
        sa.Column("family", Number, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("family", name="pk_stock_families"),
        sa.ForeignKeyConstraint(["family"], ["units.id"], name="fk_stock_families_family_units", ondelete="CASCADE"),
    )
    op.create_table(
        "weighed",
        sa.Column("id", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.Column("versions", Number, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_weighed"),
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("weighed", "stock_families", "runs", "occurrences", "units"):
        op.drop_table(name)


def _occurrences() -> None:
    op.create_table(
        "occurrences",
        sa.Column("version", Number, nullable=False),
        sa.Column("place", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("unit", Number, nullable=False),
        sa.PrimaryKeyConstraint("version", "place", name="pk_occurrences"),
        sa.ForeignKeyConstraint(
            ["version"], ["versions.id"], name="fk_occurrences_version_versions", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name="fk_occurrences_unit_units"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_occurrences_unit", "occurrences", ["unit", "version"])

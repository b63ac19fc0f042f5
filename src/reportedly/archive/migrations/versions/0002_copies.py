"""A stub."""

revision = "0002_copies"
down_revision = "0001_articles"


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""

"""The archive's tables through its versions: one file a step, each up and down, for SQLite and PostgreSQL alike.

A file of ``versions`` is named as its revision, ``0001_articles``, so the newest is known without loading Alembic.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

TABLE = "reportedly_version"
"""Where the archive notes the step it stands at; the name leaves room for other programs' in one database."""
_HERE = Path(__file__).parent


@cache
def names() -> tuple[str, ...]:
    """The steps, oldest first."""
    return tuple(sorted(file.stem for file in (_HERE / "versions").glob("[0-9]*.py")))


def newest() -> str:
    """The step that this program's tables stand at."""
    return names()[-1]


def upgrade(connection: "Connection", to: str = "head") -> None:
    """Take the steps up to ``to``, inside the transaction that ``connection`` is in."""
    from alembic import command

    command.upgrade(_config(connection), to)


def downgrade(connection: "Connection", to: str = "base") -> None:
    """Take the steps back to ``to``."""
    from alembic import command

    command.downgrade(_config(connection), to)


def _config(connection: "Connection") -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config

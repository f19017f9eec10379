"""The history of the schema; a database is brought up to date from code."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = Path(__file__).parent / "versions"


def known() -> tuple[str, ...]:
    """The names of all versions, oldest first; each file is named by its version."""
    return tuple(sorted(path.stem for path in VERSIONS.glob("r[0-9]*.py")))


def newest() -> str:
    return known()[-1]


def upgrade(connection: Connection, to: str = "head") -> None:
    # Imported here because it takes as long as all else, and is hardly ever needed.
    from alembic import command

    command.upgrade(_config(connection), to)


def downgrade(connection: Connection, to: str = "base") -> None:
    from alembic import command

    command.downgrade(_config(connection), to)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "archive.catalogue:migrations")
    return config

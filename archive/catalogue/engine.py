"""How a database is spoken to: what every connection is told, and what begins a transaction."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection as SQLite
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from archive.errors import CatalogueError

Mode = Mapping[str, Mapping[str, Any]]
"""What a transaction asks of each kind of database; of SQLite, the statements that begin it."""

# Several queries see the same moment only in one transaction that holds on to it.
READ: Mode = {
    "sqlite": {"begin": ("PRAGMA query_only = ON", "BEGIN")},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
# A writer compares before it writes, and nobody may write in between.
WRITE: Mode = {
    "sqlite": {"begin": ("BEGIN IMMEDIATE",)},
    "postgresql": {"isolation_level": "SERIALIZABLE"},
}
# To change a table SQLite makes it anew and drops the old one, which would take its lists along.
MIGRATE: Mode = {"sqlite": {"begin": ("PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE")}}

ON_CONNECT = (
    "PRAGMA busy_timeout = 10000",  # milliseconds to wait for another writer
    "PRAGMA journal_mode = WAL",  # readers go on while somebody writes
    "PRAGMA foreign_keys = ON",
)


def engine(url: str, mode: Mode) -> Engine:
    """An engine whose every transaction begins as the mode says."""
    opened = _engine(url)
    return opened.execution_options(**mode.get(opened.dialect.name, {}))


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for a server."""
    opened = _engine(url)
    if opened.dialect.name != "sqlite":
        return None
    if opened.url.database in (None, "", ":memory:"):
        raise CatalogueError("The catalogue must be a file. Write sqlite:///path/to/the/file.")
    return Path(str(opened.url.database))


@lru_cache(maxsize=8)
def _engine(url: str) -> Engine:
    try:
        # No pool: connections are few, and one left open would outlive its file or its process.
        made = create_engine(make_url(url), poolclass=NullPool)
    except (ArgumentError, ImportError) as error:
        raise CatalogueError(
            f"ARCHIVE_DATABASE is no address of a database that can be used: {error}. "
            "Write sqlite:///path/to/the/file or postgresql+psycopg://user@host/name."
        ) from error
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _connected)
        event.listen(made, "begin", _begin)
    return made


def _connected(connection: SQLite, _: object) -> None:
    connection.isolation_level = None  # or Python would decide by itself when to begin
    for statement in ON_CONNECT:
        connection.execute(statement)


def _begin(connection: Connection) -> None:
    for statement in connection.get_execution_options()["begin"]:
        connection.exec_driver_sql(statement)

"""Opens the catalogue: brings it up to date, and gives sessions that read or write."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from archive.catalogue import migrations
from archive.catalogue.engine import MIGRATE, READ, WRITE, Mode, engine, file_of
from archive.catalogue.faults import called, named_faults
from archive.errors import CatalogueError

LOAD = "Run `python -m indexer load data`."


def migrate(url: str) -> None:
    """Make the catalogue if there is none, and bring it to the newest version of its schema.

    Either all of it happens or none. Costs next to nothing where there is nothing to do.
    """
    make_file(url)
    with named_faults(url), engine(url, MIGRATE).begin() as connection:
        version = _version(connection)
        if version is not None and version not in migrations.known():
            raise CatalogueError(
                f"{called(url)} was made by a newer version of this program ({version}). "
                "Update the program."
            )
        if version != migrations.newest():
            migrations.upgrade(connection)


def exists(url: str) -> bool:
    """Whether a catalogue has been made there; asking does not make one."""
    file = file_of(url)
    if file and not file.is_file():
        return False
    with named_faults(url), engine(url, READ).connect() as connection:
        return _version(connection) is not None


def reading(url: str) -> AbstractContextManager[Session]:
    """A session that cannot write and sees the catalogue as it was at its first query."""
    return _session(url, READ)


@contextmanager
def writing(url: str) -> Iterator[Session]:
    """A session that is one transaction: kept at the end, or undone by an exception."""
    with _session(url, WRITE) as session:
        yield session
        session.commit()


@contextmanager
def _session(url: str, mode: Mode) -> Iterator[Session]:
    if not exists(url):
        raise CatalogueError(f"{called(url)} is not there yet. {LOAD}")
    with named_faults(url), Session(engine(url, mode)) as session:
        if _version(session.connection()) != migrations.newest():
            raise CatalogueError(
                f"{called(url)} was made by another version of this program. {LOAD}"
            )
        yield session


def make_file(url: str) -> None:
    """The file of an SQLite catalogue, for its owner alone; of a server there is none."""
    if file := file_of(url):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # It holds the hashes of passwords, which are nobody else's business.
            file.touch(0o600)
        except OSError as error:
            raise CatalogueError(
                f"The folder {file.parent} cannot be made or written: {error.strerror}. "
                "Set ARCHIVE_INSTANCE to a folder that can be written."
            ) from error


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version

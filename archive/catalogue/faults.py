"""Says in plain words what keeps a database from being used."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError

from archive.errors import CatalogueError


@contextmanager
def named_faults(url: str) -> Iterator[None]:
    """Turn what the database raises within into a CatalogueError."""
    try:
        yield
    except DBAPIError as error:
        raise CatalogueError(_in_words(called(url), error)) from error


def called(url: str) -> str:
    """How the catalogue is called in a message: its address without a password."""
    return f"The catalogue {make_url(url).render_as_string(hide_password=True)}"


def _in_words(catalogue: str, error: DBAPIError) -> str:
    reason = str(error.orig).strip().splitlines()[0]
    if isinstance(error, IntegrityError):
        return f"{catalogue} refused the change, nothing was changed: {reason}. Report this fault."
    if _another_writes(error):
        return f"{catalogue} is being written by someone else. Wait a little and try again."
    return (
        f"{catalogue} cannot be used: {reason}. Check that it is where the settings say, "
        "that it can be read and written, and that the disk is not full."
    )


def _another_writes(error: DBAPIError) -> bool:
    """SQLite waited in vain for the lock, or PostgreSQL found two that wrote at once."""
    state = getattr(error.orig, "sqlstate", None)
    return "database is locked" in str(error.orig) or state in ("40001", "40P01")

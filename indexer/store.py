"""Stores validated records in the catalogue."""

from pathlib import Path
from tempfile import TemporaryDirectory

from archive.catalogue import store as catalogue
from archive.catalogue.database import exists, migrate, reading, writing
from archive.catalogue.snapshot import read_snapshot
from archive.domain.batch import Batch, Changes
from archive.domain.snapshot import Snapshot


def recorded(url: str) -> Snapshot:
    """The whole record; an empty one where there is no catalogue yet."""
    if not exists(url):
        return Snapshot()
    with reading(url) as session:
        return read_snapshot(session)


def store(url: str, batch: Batch, author: str) -> Changes:
    """Load a batch in one transaction; makes the catalogue, or brings it up to date, first."""
    migrate(url)
    with writing(url) as session:
        return catalogue.apply(session, batch, author)


def preview(url: str, batch: Batch) -> Changes:
    """What `store` would change. A catalogue that is not there yet counts as empty."""
    if exists(url):
        with reading(url) as session:
            return catalogue.preview(session, batch)
    with TemporaryDirectory() as folder:
        empty = f"sqlite:///{Path(folder) / 'empty.sqlite'}"
        migrate(empty)
        with reading(empty) as session:
            return catalogue.preview(session, batch)

"""Makes an archive of a backup, where there is none: whole, or not at all."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from archive.catalogue import dump
from archive.catalogue.database import exists
from archive.catalogue.migrations import known
from archive.config import Settings
from archive.errors import BackupError
from archive.release import Shelf
from archive.storage import sync_tree
from indexer.backup import CATALOGUE, RELEASES, Contents, members, verify

MARK = ".restoring"
"""While a restoring is under way, or where one was cut off, the instance folder holds this."""


def restore(settings: Settings, path: Path) -> Contents:
    """Put catalogue and releases of a backup into an empty instance.

    Raises BackupError, and changes nothing, if the backup is not whole, is newer than this program
    or would replace anything. What was cut off is begun anew by the next call.
    """
    contents = verify(path)
    if contents.schema_version not in known():
        raise BackupError(f"{path} was made by a newer version of this program. Update it first.")
    mark = settings.instance / MARK
    _make_room(settings, mark)
    if not exists(settings.database_url):
        _unpack(settings, path, mark)
        _fill(settings, path, contents, mark)
    shutil.rmtree(mark)
    return contents


def _make_room(settings: Settings, mark: Path) -> None:
    """Refuse what is taken; what an earlier restoring left half done is no loss."""
    if not mark.is_dir():
        if exists(settings.database_url):
            raise BackupError(f"There is a catalogue already. {_ELSEWHERE}")
        if settings.releases.exists():
            raise BackupError(f"{settings.releases} holds releases already. {_ELSEWHERE}")
        mark.mkdir(0o700, parents=True)
    elif not exists(settings.database_url):
        shutil.rmtree(settings.releases, ignore_errors=True)
        shutil.rmtree(mark)
        mark.mkdir(0o700)


_ELSEWHERE = "Set ARCHIVE_INSTANCE (and ARCHIVE_DATABASE) to where there is nothing."


def _unpack(settings: Settings, path: Path, mark: Path) -> None:
    """Files go beside first, each release is examined, and one rename puts them in their place."""
    (mark / RELEASES).mkdir()
    (mark / CATALOGUE).mkdir()
    for name, file in members(path):
        target = mark / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as copy:
            shutil.copyfileobj(file, copy)
    shelf = Shelf(mark / RELEASES)
    for release in shelf.folder.glob("*/"):
        shelf.examine(release.name)
    sync_tree(shelf.folder)
    shelf.folder.rename(settings.releases)


def _fill(settings: Settings, path: Path, contents: Contents, mark: Path) -> None:
    files = (mark / CATALOGUE).glob("*.jsonl")
    tables: Mapping[str, Iterator[str]] = {file.stem: _lines(file) for file in files}
    try:
        dump.fill(settings.database_url, contents.schema_version, tables)
    except dump.NoRows as error:
        raise BackupError(
            f"{path} is whole, but holds what no catalogue does: {error}. Take another backup."
        ) from error


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        yield from lines

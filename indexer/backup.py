"""Keeps the archive in one file: the catalogue, the releases, and the settings without secrets.

The file is a tar, so that it can be looked into with what every system has:

    settings.json             how the archive was set up; nothing is restored from it
    catalogue/<table>.jsonl   the rows of each table, whatever the database
    releases/...              every release as it is on disk, and the pointer
    contents.json             the SHA-256 of each of these; the last, so that all before it is there
"""

import hashlib
import io
import json
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from pydantic import AwareDatetime, ValidationError

from archive.catalogue import dump
from archive.config import Settings
from archive.domain.record import Record
from archive.errors import BackupError
from archive.release import PINNED, POINTER, Shelf
from archive.storage import sync

CONTENTS = "contents.json"
SETTINGS = "settings.json"
CATALOGUE = "catalogue/"
RELEASES = "releases/"
_NAME = re.compile(
    rf"[a-z]+\.json|{CATALOGUE}[a-z_]+\.jsonl"
    rf"|{RELEASES}({POINTER}|{PINNED}|[0-9a-f]{{16}}(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+)",
    re.ASCII,
)
IN_MEMORY = 16 * 2**20
"""Bytes of a table that are gathered before they go to disk: a tar wants to know a size first."""
TOLD = ("host", "port", "workers", "threads", "keep", "cache_megabytes", "base_url", "contact")
"""The settings that are no secret; the address of a database may hold a password."""


class Contents(Record):
    """What a backup holds. `schema_version` is that of the catalogue."""

    made_at: AwareDatetime
    schema_version: str
    files: dict[str, str]


def back_up(settings: Settings, path: Path) -> Contents:
    """Write a backup, read it once more, and only then give it its name.

    Raises BackupError if the file is there already; nobody may publish or prune meanwhile.
    """
    if path.exists():
        raise BackupError(f"{path} is there already. Name a file that is not.")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        # It holds the hashes of passwords, which are nobody else's business.
        beside.touch(0o600, exist_ok=False)
        with beside.open("wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
            contents = _write(settings, tar)
        verify(beside)
        sync(beside)
        beside.rename(path)
        sync(path.parent)
    finally:
        beside.unlink(missing_ok=True)
    return contents


def verify(path: Path) -> Contents:
    """What a backup holds, once every byte of it was compared; BackupError if it is not whole."""
    found, told = _read(path)
    try:
        contents = Contents.model_validate_json(told)
    except ValidationError as error:
        raise BackupError(f"{path} has no table of contents at its end. {_ANOTHER}") from error
    for name, _ in sorted(contents.files.items() ^ found.items()):
        raise BackupError(f"In {path} the file {name} is missing or was changed. {_ANOTHER}")
    return contents


def _read(path: Path) -> tuple[dict[str, str], bytes]:
    """The SHA-256 of every file but the table of contents, and that table."""
    found, told = dict[str, str](), b""
    try:
        for name, file in members(path):
            if name == CONTENTS:
                told = file.read()
            else:
                found[name] = _digest(file)
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{path} cannot be read as a backup: {error}. {_ANOTHER}") from error
    return found, told


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Every file of a backup, in order; each is to be read before the next one.

    BackupError for what is no file, and for a name that could lead anywhere but below.
    """
    with tarfile.open(path, mode="r:") as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isreg() else None
            if file is None:
                raise BackupError(f"{path} holds {member.name}, which is no file. {_ANOTHER}")
            if not _NAME.fullmatch(member.name):
                raise BackupError(
                    f"{path} holds {member.name!r}, which belongs to no backup. {_ANOTHER}"
                )
            yield member.name, file


_ANOTHER = "Take another backup."


def _write(settings: Settings, tar: tarfile.TarFile) -> Contents:
    now, files = datetime.now(UTC), dict[str, str]()
    for name, file in _files(settings):
        files[name] = _digest(file)
        _add(tar, name, file, now)
    version = dump.version(settings.database_url)
    contents = Contents(made_at=now, schema_version=version, files=files)
    _add(tar, CONTENTS, io.BytesIO(contents.model_dump_json(indent=1).encode()), now)
    return contents


def _files(settings: Settings) -> Iterator[tuple[str, IO[bytes]]]:
    told = {name: getattr(settings, name) for name in TOLD}
    yield SETTINGS, io.BytesIO(json.dumps(told, indent=1).encode())
    for table, lines in dump.dump(settings.database_url):
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
            file.writelines(line.encode() for line in lines)
            file.seek(0)
            yield f"{CATALOGUE}{table}.jsonl", file
    for path in _of_releases(Shelf(settings.releases)):
        with path.open("rb") as kept:
            yield f"{RELEASES}{path.relative_to(settings.releases).as_posix()}", kept


def _of_releases(shelf: Shelf) -> Iterator[Path]:
    """What is visible: hidden names are no releases yet, or no longer."""
    for entry in sorted(shelf.folder.glob("[!.]*")):
        yield from sorted(p for p in entry.rglob("*") if p.is_file()) if entry.is_dir() else [entry]


def _digest(file: IO[bytes]) -> str:
    """SHA-256 of what is left to read, in hexadecimal."""
    content = hashlib.sha256()
    while piece := file.read(2**20):
        content.update(piece)
    return content.hexdigest()


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes], at: datetime) -> None:
    member = tarfile.TarInfo(name)
    member.size = file.seek(0, io.SEEK_END)
    member.mtime = int(at.timestamp())
    file.seek(0)
    tar.addfile(member, file)

"""What a release holds, file by file, under a seal of its own."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from archive.domain.completeness import Tallies
from archive.domain.record import Record
from archive.errors import BrokenRelease, UnknownRelease
from archive.release.layout import MANIFEST, NAME
from archive.storage import digest

SCHEMA_VERSION = 5
"""Raise it when what is written for the same snapshot changes, so that releases are built anew."""


class Counts(Record):
    """What a release holds. `recorded` counts winners by edition key, such as "smart-50-2023", and
    `completeness` tells how much is recorded of them.
    """

    winners: int
    editions: int
    places: int
    technologies: int
    recorded: dict[str, int] = {}
    completeness: Tallies = {}


class Manifest(Record):
    """`files` maps each file's path below the release to its SHA-256, `seal` is all the rest's."""

    id: str
    parent: str | None = None
    built_at: AwareDatetime
    schema_version: int
    counts: Counts
    files: dict[str, str]
    seal: str = ""

    def sealed(self) -> "Manifest":
        bare = self.model_copy(update={"seal": ""}).model_dump_json()
        return self.model_copy(update={"seal": _seal(bare)})


def read_manifest(releases: Path, release: str) -> Manifest:
    """Raises UnknownRelease, or BrokenRelease if the manifest is unreadable or not its own."""
    folder = releases / release
    if not NAME.fullmatch(release) or not folder.is_dir():
        raise UnknownRelease(
            f"There is no release {release!r}. `python -m indexer status` lists those kept."
        )
    try:
        written = (folder / MANIFEST).read_bytes()
        manifest = Manifest.model_validate_json(written)
    except (OSError, ValidationError) as error:
        raise BrokenRelease(f"Release {release} has no readable manifest.") from error
    if manifest.id != release:
        raise BrokenRelease(f"The folder {release} holds the release {manifest.id}.")
    if manifest.seal != _seal(written):
        raise BrokenRelease(f"The manifest of release {release} was changed.")
    return manifest


def faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Which files of a release are not what its manifest says, and how."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(found ^ {*manifest.files, MANIFEST}):
        yield f"{name} is missing" if name in manifest.files else f"{name} does not belong there"
    for name, expected in manifest.files.items():
        try:
            if digest(folder / name) != expected:
                yield f"{name} was changed"
        except OSError as error:
            yield f"{name} cannot be read: {error.strerror}"


def _seal(written: str | bytes) -> str:
    """Of the text itself, for its release may have been built before a field came or went."""
    compact = json.dumps(
        {**json.loads(written), "seal": ""}, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(compact.encode()).hexdigest()

"""Where releases lie, what each holds, and which one is current.

releases/
  current            the pointer: one small file, replaced by one rename
  pinned             the releases that are never pruned; only there if there are any
  <id>/              one release; never changed once it bears its name
    manifest.json    what is in it, with the SHA-256 of every other file
    snapshot.json    editions, places, vocabulary, aliases and golden queries
    chronicle.json   when each record was added, changed and removed
    golden.json      how it answered the golden queries
    index/           what the search engine wrote
    projects/        which city each winner is in and what it is about
    atlas/           the register of the world's cities
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from archive.domain.chronicle import Chronicle
from archive.domain.completeness import Tallies
from archive.domain.golden import Answer, Answers
from archive.domain.record import Record
from archive.errors import BrokenRelease, NoRelease, UnknownRelease
from archive.storage import digest, write_whole

SCHEMA_VERSION = 5
"""Raise it when what is written for the same snapshot changes, so that releases are built anew."""

POINTER = "current"
PINNED = "pinned"
MANIFEST = "manifest.json"
SNAPSHOT = "snapshot.json"
CHRONICLE = "chronicle.json"
GOLDEN = "golden.json"
INDEX = "index"
PROJECTS = "projects"
ATLAS = "atlas"
NAME = re.compile("[0-9a-f]{16}")


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


def _seal(written: str | bytes) -> str:
    """Of the text itself, for its release may have been built before a field came or went."""
    compact = json.dumps(
        {**json.loads(written), "seal": ""}, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(compact.encode()).hexdigest()


class Pointer(Record):
    """The current release, and those to go back to from it, the latest first."""

    release: str
    published_at: AwareDatetime
    by: str
    reason: str = ""
    previous: tuple[str, ...] = ()


class Pin(Record):
    """A release that stays, whatever else is pruned; who wants it so, and why."""

    release: str
    at: AwareDatetime
    by: str
    reason: str = ""


class Pins(Record):
    """All pins, the latest first."""

    pins: tuple[Pin, ...] = ()


class Shelf:
    """The folder of releases. Reading it never changes anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, release: str) -> Path:
        return self.folder / release

    def pointer(self) -> Pointer | None:
        """The pointer, or None if nothing was ever published; BrokenRelease if it is unreadable."""
        try:
            return Pointer.model_validate_json((self.folder / POINTER).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            raise BrokenRelease(
                f"The pointer {self.folder / POINTER} cannot be read. "
                "Run `python -m indexer publish` to write it anew."
            ) from error

    def current(self) -> Pointer:
        pointer = self.pointer()
        if pointer is None:
            raise NoRelease("Nothing is published yet. Run `python -m indexer reindex data`.")
        return pointer

    def manifest(self, release: str) -> Manifest:
        """Raises UnknownRelease, or BrokenRelease if the manifest is unreadable or not its own."""
        folder = self.path(release)
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

    def examine(self, release: str) -> Manifest:
        """The manifest, once every file was found to be there and unchanged; else BrokenRelease.

        So is a release that another version of this program has built, which reads it otherwise.
        """
        manifest = self.manifest(release)
        if manifest.schema_version != SCHEMA_VERSION:
            raise BrokenRelease(
                f"Release {release} was built by another version of this program. "
                "Run `python -m indexer publish` to build it anew."
            )
        for fault in _faults(self.path(release), manifest):
            raise BrokenRelease(f"In release {release} the file {fault}.")
        return manifest

    def answers(self, release: str) -> tuple[Answer, ...]:
        """How a release answered the golden queries when it was built; none if that is lost."""
        try:
            return Answers.model_validate_json((self.path(release) / GOLDEN).read_bytes()).answers
        except (OSError, ValidationError):
            return ()

    def chronicle(self, release: str) -> Chronicle:
        """What a release knows of its own past; BrokenRelease if that is lost or was changed."""
        path, expected = self.path(release) / CHRONICLE, self.manifest(release).files
        try:
            if digest(path) != expected.get(CHRONICLE):
                raise BrokenRelease(f"In release {release} the file {CHRONICLE} was changed.")
            return Chronicle.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise BrokenRelease(f"The chronicle of release {release} is not readable.") from error

    def since_public(self, release: str, chronicle: Chronicle) -> Chronicle:
        """A release's chronicle, in which what came with the current one came when that was public.

        Not where it was gone back to: when it was public first is not known any more.
        """
        pointer = self.pointer_or_none()
        if pointer is None or pointer.release != release or self._was_current_before(pointer):
            return chronicle
        return chronicle.public_since(self.manifest(release).built_at, pointer.published_at)

    def _was_current_before(self, pointer: Pointer) -> bool:
        """Whether something was built upon it earlier."""
        later = (manifest for manifest in self.kept() if manifest.parent == pointer.release)
        return any(manifest.built_at < pointer.published_at for manifest in later)

    def kept(self) -> tuple[Manifest, ...]:
        """Manifests of all readable releases, the newest first."""
        return tuple(sorted(self._readable(), key=lambda m: (m.built_at, m.id), reverse=True))

    def _readable(self) -> Iterator[Manifest]:
        if not self.folder.is_dir():
            return
        for folder in self.folder.iterdir():
            try:
                yield self.manifest(folder.name)
            except (UnknownRelease, BrokenRelease):
                continue

    def point(self, pointer: Pointer) -> None:
        """Make a release current by one rename. Whether it is whole is the caller's to know."""
        write_whole(self.folder / POINTER, pointer.model_dump_json(indent=1).encode())

    def pins(self) -> tuple[Pin, ...]:
        """The latest first; BrokenRelease if they cannot be read."""
        try:
            return Pins.model_validate_json((self.folder / PINNED).read_bytes()).pins
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as error:
            raise BrokenRelease(
                f"The list of pinned releases {self.folder / PINNED} cannot be read. "
                "Mend it, or remove it and pin anew."
            ) from error

    def keep_pins(self, pins: Iterable[Pin]) -> None:
        """Let these be all pins, by one rename."""
        kept = tuple(pins)
        if kept:
            content = Pins(pins=kept).model_dump_json(indent=1)
            write_whole(self.folder / PINNED, content.encode())
        else:
            (self.folder / PINNED).unlink(missing_ok=True)

    def pointer_or_none(self) -> Pointer | None:
        """The pointer, or None also where it is unreadable: what is replaced may be broken."""
        try:
            return self.pointer()
        except BrokenRelease:
            return None


def _faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(found ^ {*manifest.files, MANIFEST}):
        yield f"{name} is missing" if name in manifest.files else f"{name} does not belong there"
    for name, expected in manifest.files.items():
        try:
            if digest(folder / name) != expected:
                yield f"{name} was changed"
        except OSError as error:
            yield f"{name} cannot be read: {error.strerror}"

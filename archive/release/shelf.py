"""The folder of releases, and what is read of one without opening it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from archive.domain.chronicle import Chronicle
from archive.domain.golden import Answer, Answers
from archive.errors import BrokenRelease, NoRelease, UnknownRelease
from archive.release.layout import CHRONICLE, GOLDEN
from archive.release.manifest import SCHEMA_VERSION, Manifest, faults, read_manifest
from archive.release.pins import Pin, read_pins, write_pins
from archive.release.pointer import Pointer, read_pointer, write_pointer
from archive.storage import digest


class Shelf:
    """The folder of releases. Reading it never changes anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, release: str) -> Path:
        return self.folder / release

    def pointer(self) -> Pointer | None:
        """The pointer, or None if nothing was ever published; BrokenRelease if it is unreadable."""
        return read_pointer(self.folder)

    def pointer_or_none(self) -> Pointer | None:
        """The pointer, or None also where it is unreadable: what is replaced may be broken."""
        try:
            return self.pointer()
        except BrokenRelease:
            return None

    def current(self) -> Pointer:
        """The pointer; NoRelease if nothing was ever published, BrokenRelease if unreadable."""
        pointer = self.pointer()
        if pointer is None:
            raise NoRelease("Nothing is published yet. Run `python -m indexer reindex data`.")
        return pointer

    def point(self, pointer: Pointer) -> None:
        """Make a release current by one rename. Whether it is whole is the caller's to know."""
        write_pointer(self.folder, pointer)

    def pins(self) -> tuple[Pin, ...]:
        """The latest first; BrokenRelease if they cannot be read."""
        return read_pins(self.folder)

    def keep_pins(self, pins: Iterable[Pin]) -> None:
        """Let these be all pins, by one rename."""
        write_pins(self.folder, pins)

    def manifest(self, release: str) -> Manifest:
        """Raises UnknownRelease, or BrokenRelease if the manifest is unreadable or not its own."""
        return read_manifest(self.folder, release)

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
        for fault in faults(self.path(release), manifest):
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

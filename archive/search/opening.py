"""Opening releases: one whole release, or the current one with the previous ones behind it."""

from dataclasses import dataclass, replace

from pydantic import ValidationError

from archive.domain.chronicle import Chronicle
from archive.domain.snapshot import Snapshot
from archive.errors import ArchiveError, BrokenRelease, NoRelease
from archive.release import INDEX, SNAPSHOT, Manifest, Shelf
from archive.search.port import Engine, SearchIndex


@dataclass(frozen=True, slots=True)
class OpenRelease:
    """A release in use. `snapshot` has no winners: these are in the index.

    `warning` says why it is not the one that was published last, or is empty.
    """

    manifest: Manifest
    snapshot: Snapshot
    index: SearchIndex
    chronicle: Chronicle
    warning: str = ""

    @property
    def id(self) -> str:
        return self.manifest.id


def open_release(shelf: Shelf, release: str, engine: Engine) -> OpenRelease:
    """Open one release after every file was found whole; BrokenRelease or UnknownRelease if not."""
    manifest = shelf.examine(release)
    folder = shelf.path(release)
    try:
        snapshot = Snapshot.model_validate_json((folder / SNAPSHOT).read_bytes())
    except (OSError, ValidationError) as error:
        raise BrokenRelease(f"The snapshot of release {release} is not readable.") from error
    chronicle = shelf.chronicle(release)
    return OpenRelease(manifest, snapshot, engine.open(folder / INDEX, snapshot), chronicle)


def open_current(shelf: Shelf, engine: Engine) -> OpenRelease:
    """Open the current release or, if it is broken, the latest earlier one that is whole.

    Raises NoRelease if nothing is published, or if not one published release is whole.
    """
    pointer = shelf.current()
    faults = []
    for release in (pointer.release, *pointer.previous):
        try:
            opened = open_release(shelf, release, engine)
        except ArchiveError as error:
            if shelf.current() != pointer:  # another was published, and this one pruned, meanwhile
                return open_current(shelf, engine)
            faults.append(str(error))
            continue
        warning = f"Serving release {release}. {faults[0]}" if faults else ""
        return replace(opened, warning=warning)
    raise NoRelease(f"No published release can be opened. {faults[0]}")

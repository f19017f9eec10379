"""Opening releases: one whole release, or the current one with the previous ones behind it."""

from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from archive.atlas.atlas import Atlas
from archive.domain.chronicle import Chronicle
from archive.domain.snapshot import Snapshot
from archive.errors import ArchiveError, BrokenRelease, NoRelease
from archive.release import ATLAS, INDEX, PROJECTS, SNAPSHOT, Manifest, Shelf
from archive.search import projects
from archive.search.port import Engine, SearchIndex
from archive.search.projects import Projects


@dataclass(frozen=True, slots=True)
class OpenRelease:
    """A release in use. `snapshot` has no winners: these are in the index.

    `warning` says why it is not the one that was published last, or is empty.
    """

    manifest: Manifest
    snapshot: Snapshot
    index: SearchIndex
    chronicle: Chronicle
    projects: Projects = field(default_factory=Projects.none)
    atlas: Atlas = field(default_factory=Atlas.empty)
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
    # All files are opened now: the release may be pruned while it is still read.
    try:
        tables = projects.load(folder / PROJECTS), Atlas.open(folder / ATLAS)
    except (OSError, ValueError, LookupError) as error:
        raise BrokenRelease(f"Release {release} has no whole tables of cities.") from error
    index = engine.open(folder / INDEX, snapshot)
    return OpenRelease(manifest, snapshot, index, shelf.chronicle(release), *tables)


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
        # What waited to be published is as new as its publishing, for feeds and harvesters.
        since = shelf.since_public(release, opened.chronicle)
        return replace(opened, chronicle=since, warning=warning)
    raise NoRelease(f"No published release can be opened. {faults[0]}")

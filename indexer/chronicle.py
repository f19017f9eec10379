"""Goes on with the chronicle of the releases before."""

from datetime import datetime

from archive.domain.chronicle import Chronicle, continued
from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease, ReleaseError
from archive.release import Shelf


def chronicle(snapshot: Snapshot, shelf: Shelf, at: datetime) -> Chronicle:
    """The chronicle of a release of the snapshot that is built now, upon the current release.

    If that one's chronicle is lost, that of an earlier one goes on; without any all begins now.
    """
    for release in _line(shelf):
        try:
            before = shelf.since_public(release, shelf.chronicle(release))
            return continued(before, snapshot, at)
        except ReleaseError:
            continue
    return continued(None, snapshot, at)


def _line(shelf: Shelf) -> tuple[str, ...]:
    """The releases that this one comes after, the latest first; each was published."""
    try:
        pointer = shelf.pointer()
    except BrokenRelease:
        # Whatever is kept may never have been public, but what it was built upon was.
        return tuple(manifest.parent for manifest in shelf.kept() if manifest.parent)
    return (pointer.release, *pointer.previous) if pointer else ()

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
            return continued(shelf.chronicle(release), snapshot, at)
        except ReleaseError:
            continue
    return continued(None, snapshot, at)


def _line(shelf: Shelf) -> tuple[str, ...]:
    """The releases that this one comes after, the latest first."""
    try:
        pointer = shelf.pointer()
    except BrokenRelease:
        return tuple(manifest.id for manifest in shelf.kept())
    return (pointer.release, *pointer.previous) if pointer else ()

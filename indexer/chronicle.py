"""Goes on with the chronicle of the releases before."""

from datetime import datetime

from archive.domain.chronicle import Chronicle, continued
from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease, ReleaseError
from archive.release import Pointer, Shelf


def chronicle(snapshot: Snapshot, shelf: Shelf, at: datetime) -> Chronicle:
    """The chronicle of a release of the snapshot that is built now, upon the current release.

    If that one's chronicle is lost, that of an earlier one goes on; without any all begins now.
    """
    for release in _line(shelf):
        try:
            return continued(_public(shelf, release), snapshot, at)
        except ReleaseError:
            continue
    return continued(None, snapshot, at)


def _public(shelf: Shelf, release: str) -> Chronicle:
    """The chronicle of an earlier release, with the time when the last one became public."""
    found, pointer = shelf.chronicle(release), shelf.pointer_or_none()
    if pointer is None or pointer.release != release or _was_current_before(shelf, pointer):
        return found
    return found.public_since(shelf.manifest(release).built_at, pointer.published_at)


def _was_current_before(shelf: Shelf, pointer: Pointer) -> bool:
    """Whether it was gone back to: then something was built upon it earlier."""
    later = (manifest for manifest in shelf.kept() if manifest.parent == pointer.release)
    return any(manifest.built_at < pointer.published_at for manifest in later)


def _line(shelf: Shelf) -> tuple[str, ...]:
    """The releases that this one comes after, the latest first; each was published."""
    try:
        pointer = shelf.pointer()
    except BrokenRelease:
        # Whatever is kept may never have been public, but what it was built upon was.
        return tuple(manifest.parent for manifest in shelf.kept() if manifest.parent)
    return (pointer.release, *pointer.previous) if pointer else ()

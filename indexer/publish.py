"""Makes a release current, or an earlier one again. Both are one rename of the pointer."""

from archive.errors import NoRelease, ReleaseError
from archive.release import Pointer, Shelf


def publish(shelf: Shelf, release: str, *, by: str, reason: str = "") -> bool:
    """Make a whole release current; whether that changed anything. BrokenRelease if not whole."""
    pointer = shelf.pointer_or_none()
    shelf.examine(release)
    if pointer and pointer.release == release:
        return False
    shelf.point(release, by=by, reason=reason)
    return True


def rollback(shelf: Shelf, release: str | None = None, *, by: str, reason: str = "") -> Pointer:
    """Go back to a release, by default to the latest one published before that is still whole."""
    pointer = shelf.current()
    target = release or _last_whole(shelf, pointer)
    shelf.examine(target)
    return shelf.point(target, by=by, reason=reason or f"rolled back from {pointer.release}")


def _last_whole(shelf: Shelf, pointer: Pointer) -> str:
    for release in pointer.previous:
        try:
            return shelf.examine(release).id
        except ReleaseError:
            continue
    raise NoRelease(
        "No earlier release is kept to go back to. "
        "`python -m indexer status` lists those kept; name one to choose it."
    )

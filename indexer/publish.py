"""Makes a release current, or an earlier one again. Both are one rename of the pointer."""

from collections.abc import Sequence
from datetime import UTC, datetime

from archive.errors import NoRelease, ReleaseError
from archive.release import Pointer, Shelf
from archive.release.pointer import PointerAct

REMEMBERED = 50
"""How many earlier releases the pointer names."""


def publish(shelf: Shelf, release: str, *, by: str, reason: str = "") -> bool:
    """Make a whole release current; whether that changed anything. BrokenRelease if not whole."""
    pointer = shelf.pointer_or_none()
    shelf.examine(release)
    if pointer and pointer.release == release:
        return False
    _point(shelf, release, _served(pointer) if pointer else (), by, reason, "publish")
    return True


def rollback(shelf: Shelf, release: str | None = None, *, by: str, reason: str = "") -> Pointer:
    """Go back to a release, by default to the latest one published before that is still whole.

    What was published after it is no longer among those to go back to. So who goes back twice gets
    further back, and what was taken away never stands in for a release that breaks.
    """
    pointer = shelf.current()
    target = shelf.examine(_last_whole(shelf, pointer) if release is None else release).id
    if target == pointer.release:
        return pointer
    served = _served(pointer)
    earlier = served[served.index(target) + 1 :] if target in served else served
    why = reason or f"rolled back from {pointer.release}"
    return _point(shelf, target, earlier, by, why, "roll back")


def _served(pointer: Pointer) -> tuple[str, ...]:
    return (pointer.release, *pointer.previous)


def _point(
    shelf: Shelf, release: str, earlier: Sequence[str], by: str, reason: str, act: PointerAct
) -> Pointer:
    previous = tuple(name for name in dict.fromkeys(earlier) if name != release)[:REMEMBERED]
    pointer = Pointer(
        release=release,
        published_at=datetime.now(UTC),
        by=by,
        reason=reason,
        previous=previous,
        act=act,
    )
    shelf.point(pointer)
    return pointer


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

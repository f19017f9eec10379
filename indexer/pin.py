"""Keeps releases from being pruned for as long as somebody wants them."""

from datetime import UTC, datetime

from archive.release import Pin, Shelf


def pin(shelf: Shelf, release: str, *, by: str, reason: str = "") -> bool:
    """Whether the release was not pinned before. UnknownRelease or BrokenRelease if it is none."""
    shelf.manifest(release)
    pins = shelf.pins()
    if any(known.release == release for known in pins):
        return False
    shelf.keep_pins((Pin(release=release, at=datetime.now(UTC), by=by, reason=reason), *pins))
    return True


def unpin(shelf: Shelf, release: str) -> bool:
    """Whether the release was pinned. A pin may stand for a release that is lost."""
    pins = shelf.pins()
    left = tuple(known for known in pins if known.release != release)
    if len(left) == len(pins):
        return False
    shelf.keep_pins(left)
    return True

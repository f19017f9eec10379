"""Removes old releases; the current one, the last ones published and those wanted stay."""

from collections.abc import Callable, Iterable

from archive.release import Shelf
from indexer.aside import ASIDE, clear_aside


def prune(shelf: Shelf, keep: int, awaited: Callable[[], Iterable[str]] = tuple) -> tuple[str, ...]:
    """Remove all but `keep` releases and name the removed ones, the oldest last.

    Kept are the current one, then those published latest, then those built latest; beyond these,
    what is pinned or `awaited`. Whatever cannot be read is kept. BrokenRelease if it cannot be told
    which one is current or which ones are pinned.
    """
    pointer = shelf.pointer()
    published = (pointer.release, *pointer.previous) if pointer else ()
    built = [manifest.id for manifest in shelf.kept()]
    ranked = [name for name in dict.fromkeys((*published, *built)) if name in built]
    stays = {*(pin.release for pin in shelf.pins()), *awaited()}
    removed = tuple(name for name in ranked[max(1, keep) :] if name not in stays)
    _remove(shelf, removed)
    return removed


def discard(shelf: Shelf, release: str) -> None:
    """Remove a release that was refused, so that it is built anew; not if it was ever served."""
    pointer = shelf.pointer_or_none()
    served = (pointer.release, *pointer.previous) if pointer else ()
    if release not in served and shelf.path(release).is_dir():
        _remove(shelf, (release,))


def _remove(shelf: Shelf, releases: Iterable[str]) -> None:
    for name in releases:
        # Its name goes first, so that nobody opens what is half removed.
        shelf.path(name).rename(shelf.folder / f"{ASIDE}removed-{name}")
    clear_aside(shelf)

"""Removes old releases; the current one and the last ones published stay."""

from archive.release import Shelf
from indexer.build import ASIDE, clear_aside


def prune(shelf: Shelf, keep: int) -> tuple[str, ...]:
    """Remove all but `keep` releases and name the removed ones, the oldest last.

    Kept are the current one, then those published latest, then those built latest.
    """
    pointer = shelf.pointer_or_none()
    published = (pointer.release, *pointer.previous) if pointer else ()
    built = [manifest.id for manifest in shelf.kept()]
    ranked = [name for name in dict.fromkeys((*published, *built)) if name in built]
    for name in ranked[max(1, keep) :]:
        # Its name goes first, so that nobody opens what is half removed.
        shelf.path(name).rename(shelf.folder / f"{ASIDE}pruned-{name}")
    clear_aside(shelf)
    return tuple(ranked[max(1, keep) :])

"""What is harvested: every record with its datestamp, those that are gone among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from cachetools import LRUCache, cached

from archive.search.opening import OpenRelease
from archive.web import reading


@dataclass(frozen=True, slots=True)
class Item:
    """`id` is a winner's; `changed` is whole seconds. What is `gone` is told without metadata."""

    changed: datetime
    id: str
    gone: bool


def items(release: OpenRelease) -> Sequence[Item]:
    """All there are, in the order in which they are given: what changed last comes last."""
    return _items(release, public_since(release))


def item(release: OpenRelease, winner_id: str) -> Item | None:
    """One of them, or None."""
    gone = winner_id in release.chronicle.removed
    if not gone and winner_id not in release.chronicle.winners:
        return None
    return next(item for item in items(release) if item.id == winner_id)


def public_since(release: OpenRelease) -> datetime:
    """When a release was published: who harvested between its making and that saw nothing of it."""
    built, pointer = release.manifest.built_at, reading.room().shelf.pointer_or_none()
    is_current = pointer is not None and pointer.release == release.id
    return max(built, pointer.published_at) if pointer and is_current else built


def _key(release: OpenRelease, public: datetime) -> tuple[str, datetime, datetime]:
    # A release that is built anew has its old id and other times.
    return release.id, release.manifest.built_at, public


@cached(LRUCache(2), key=_key, lock=Lock())
def _items(release: OpenRelease, public: datetime) -> Sequence[Item]:
    chronicle, built = release.chronicle, release.manifest.built_at

    def second(at: datetime) -> datetime:
        return (public if at == built else at).replace(microsecond=0)

    here = [Item(second(chronicle.changed(key)), key, False) for key in chronicle.winners]
    gone = [Item(second(left.at), key, True) for key, left in chronicle.removed.items()]
    return sorted((*here, *gone), key=lambda item: (item.changed, item.id))

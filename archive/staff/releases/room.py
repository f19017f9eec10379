"""The room, and how a release is found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache, cached
from flask import abort

from archive.catalogue.audit import read_audit
from archive.catalogue.database import reading
from archive.comparison import Comparison, compare
from archive.domain.audit import AuditEntry, AuditQuestion
from archive.errors import ReleaseError, UnknownRelease
from archive.release import Manifest, Pin, Pointer, Shelf
from archive.search.port import Engine
from archive.staff.office import office
from archive.staff.room import Room

room = Room("releases", title="Releases", menu="/releases")

LONGEST = 500
"""How many acts of the log are looked through for when each release was served."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A release on the shelf: whether it is served, was served last by which act, and is pinned."""

    manifest: Manifest
    current: bool
    served: AuditEntry | None
    was_served: bool
    pin: Pin | None


def shelf() -> Shelf:
    return Shelf(office().settings.releases)


def manifest(release: str) -> Manifest:
    """404 for a release that is not kept."""
    try:
        return shelf().manifest(release)
    except UnknownRelease:
        abort(404, "There is no such release. It may have been pruned; those kept are listed.")
    except ReleaseError as error:
        abort(409, f"{error} Nothing was changed.")


def pointer() -> Pointer | None:
    return shelf().pointer_or_none()


def kept() -> Sequence[Kept]:
    """All releases, the newest first."""
    now, acts = pointer(), _served()
    served = (now.release, *now.previous) if now else ()
    pins = {pin.release: pin for pin in shelf().pins()}
    return [
        Kept(
            found,
            bool(now and found.id == now.release),
            acts.get(found.id),
            found.id in served or found.id in acts,
            pins.get(found.id),
        )
        for found in shelf().kept()
    ]


def comparison(before: str, after: str) -> Comparison:
    """What differs between two releases; 404 if one is not kept, 409 if it cannot be opened."""
    manifest(before)
    manifest(after)
    try:
        return _compared(office().settings.releases.as_posix(), before, after)
    except ReleaseError as error:
        abort(409, f"{error} Nothing was changed.")


@cached(LRUCache(8), lock=Lock())
def _compared(_: str, before: str, after: str) -> Comparison:
    """A release never changes, so neither does what differs between two."""
    return compare(shelf(), _engine(), before, after)


def _served() -> dict[str, AuditEntry]:
    """The act by which each release was served last."""
    found: dict[str, AuditEntry] = {}
    with reading(office().database) as session:
        for act in ("publish", "roll back"):
            question = AuditQuestion(act=act, kind="release")
            for entry in read_audit(session, question, limit=LONGEST):
                if entry.subject not in found or found[entry.subject].id < entry.id:
                    found[entry.subject] = entry
    return found


def _engine() -> Engine:
    from archive.search.whoosh import WhooshEngine

    return WhooshEngine()

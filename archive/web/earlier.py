"""The release before the current one: who was reading a list of it may read that to its end."""

from datetime import UTC, datetime, timedelta
from threading import Lock

from cachetools import LRUCache, cached

from archive.errors import ReleaseError
from archive.search.opening import open_release
from archive.web import reading
from archive.web.names import Names
from archive.web.reading import ReadingRoom, Volume

GRACE = timedelta(hours=1)
"""How long after a release was published the one before it can still be read on.

Long enough for whoever was in the middle of a list. Not longer, because what is corrected or
withdrawn must be so for everybody soon.
"""


def keep_to(release: str) -> bool:
    """Let this request read that release from here on; whether it can be read at all."""
    if reading.release().id == release:
        return True
    room = reading.room()
    if not _is_readable(room, release):
        return False
    try:
        reading.keep_to(_volume(room, release))
    except ReleaseError:
        return False
    return True


def _is_readable(room: ReadingRoom, release: str) -> bool:
    """Only what was public: a shelf also holds what is only built, and what was rolled back."""
    pointer = room.shelf.pointer_or_none()
    if pointer is None or release not in pointer.previous[:1]:
        return False
    return datetime.now(UTC) - pointer.published_at <= GRACE


@cached(LRUCache(1), key=lambda room, release: (room.shelf.folder, release), lock=Lock())
def _volume(room: ReadingRoom, release: str) -> Volume:
    opened = open_release(room.shelf, release, room.engine)
    return Volume(opened, Names(opened))

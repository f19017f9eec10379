"""Which release is read: each worker looks at the pointer, each request keeps to one release."""

import logging
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import current_app, g

from archive.errors import ArchiveError, NoRelease
from archive.release import POINTER, Shelf
from archive.search.opening import OpenRelease, open_current, open_release
from archive.search.port import Engine
from archive.search.suggesting import Suggester
from archive.stock import Stock
from archive.web.copies import Copies
from archive.web.coverage import Coverage, coverage
from archive.web.names import Names
from archive.web.peers.cities import Cities
from archive.web.subjects.register import Register

log = logging.getLogger(__name__)

RETRY_SECONDS = 2.0
"""How long a failure to open is believed: a broken folder may be mended without a new pointer."""

Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class Volume:
    """An open release with the register of its names, and what lies ready of it."""

    release: OpenRelease
    names: Names
    stock: Stock | None = None

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        return coverage(self.release)

    @cached_property
    def copies(self) -> Copies:
        """Long answers from this release; two threads may make it at once, and either will do."""
        return Copies(self.stock)

    @cached_property
    def register(self) -> Register:
        """The pages about cities, countries, technologies and focus areas."""
        return Register(self.release, self.names)

    @cached_property
    def cities(self) -> Cities:
        """All cities that peers can be found for."""
        return Cities(self.release, self.names)

    @cached_property
    def suggester(self) -> Suggester:
        """Made when first asked for; two threads may make it at once, and either will do."""
        return Suggester(self.release.index, self.release.snapshot)


class ReadingRoom:
    """Opens the current release and, whenever the pointer changes, the new one. Thread-safe.

    The old volume is handed out until the new one is open, and is never closed by hand: requests
    may still be reading it, so its files go with the last of them.
    """

    def __init__(self, shelf: Shelf, engine: Engine, copies: Path | None = None) -> None:
        """`copies` is the folder in which long answers lie ready."""
        self.shelf = shelf
        self.engine = engine
        self.copies = copies
        self._volume: Volume | None = None
        self._stamp: Stamp = None
        self._failure: ArchiveError | None = None
        self._failed_at = 0.0
        self._opening = threading.Lock()

    def volume(self) -> Volume:
        """The volume to read now; raises NoRelease or another ArchiveError if there is none."""
        stamp = _stamp(self.shelf.folder / POINTER)
        if self._is_settled(stamp):
            return self._handed_out()
        if self._volume is not None and self._opening.locked():
            return self._volume
        with self._opening:
            if not self._is_settled(stamp):
                self._open(stamp)
        return self._handed_out()

    def _is_settled(self, stamp: Stamp) -> bool:
        if stamp != self._stamp or (self._volume is None and self._failure is None):
            return False
        return self._failure is None or time.monotonic() - self._failed_at < RETRY_SECONDS

    def _handed_out(self) -> Volume:
        if self._volume is not None:
            return self._volume
        raise self._failure or NoRelease("Nothing is published yet.")

    def _open(self, stamp: Stamp) -> None:
        try:
            release = open_current(self.shelf, self.engine)
            self._volume = Volume(release, Names(release), self._stock(release))
            self._failure = None
            (log.warning if release.warning else log.info)(
                "Reading release %s. %s", release.id, release.warning
            )
        except ArchiveError as error:
            log.error("No new release could be opened: %s", error)
            self._failure, self._failed_at = error, time.monotonic()
        self._stamp = stamp

    def _stock(self, release: OpenRelease) -> Stock | None:
        return Stock(self.copies, release.manifest.seal) if self.copies else None

    @property
    def failure(self) -> ArchiveError | None:
        """Why the pointer's release could not be opened although an older one is still read."""
        return self._failure


class FixedRoom(ReadingRoom):
    """Keeps to one release, whichever is current: for who looks at one that is not public."""

    def __init__(self, shelf: Shelf, engine: Engine, release: str) -> None:
        """UnknownRelease or BrokenRelease if it cannot be opened."""
        super().__init__(shelf, engine)
        opened = open_release(shelf, release, engine)
        self._volume = Volume(opened, Names(opened))

    def volume(self) -> Volume:
        return self._handed_out()


def room() -> ReadingRoom:
    """The reading room of this worker."""
    found: ReadingRoom = current_app.extensions["reading_room"]
    return found


def volume() -> Volume:
    """The volume of this request: the same one from its first byte to its last."""
    if "volume" not in g:
        g.volume = room().volume()
    pinned: Volume = g.volume
    return pinned


def keep_to(other: Volume) -> None:
    """Let this request read another volume from here on; nothing of it may be answered yet."""
    g.volume = other


def release() -> OpenRelease:
    """The release of this request."""
    return volume().release


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ino, found.st_size)

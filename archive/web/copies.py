"""Long answers that took a while to make, each under its entity tag.

What lies ready in the stock of the release is taken from there. What does not is made when it is
first asked for and kept in a file without a name, which goes with the last reader of its release.
"""

import hashlib
import logging
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import IO

from cachetools import LRUCache

from archive.stock import Copy, Stock

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
ROOM = 256 * MEGABYTE
"""Bytes on disk, for the copies of one release in one worker."""
LEAST = 8 * MEGABYTE
"""What a copy is counted as at least, for an open file costs something too."""


class Copies:
    """Those used last stay. Nothing is ever written into the stock. Thread-safe."""

    def __init__(self, stock: Stock | None = None) -> None:
        self._stock = stock
        self._kept: LRUCache[str, Copy] = LRUCache(
            ROOM, getsizeof=lambda copy: max(copy.size, LEAST)
        )
        self._lock = threading.Lock()

    def known(self, tag: str) -> Copy | None:
        with self._lock:
            kept = self._kept.get(tag)
        return kept or (self._stock.find(tag) if self._stock else None)

    def keeping(self, tag: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces, passed on as they come; if all of them were taken a copy is kept."""
        with _Copying() as copying:
            for piece in pieces:
                copying.add(piece)
                yield piece
            if copy := copying.done():
                with self._lock:
                    if copy.size <= self._kept.maxsize:
                        self._kept[tag] = copy

    def whole(self, tag: str, pieces: Callable[[], Iterable[bytes]]) -> Copy:
        """A copy, made now if there is none; OSError where none can be kept."""
        found = self.known(tag)
        if found is None:
            for _ in self.keeping(tag, pieces()):
                pass
            found = self.known(tag)
        if found is None:
            raise OSError(f"No file could be kept in {tempfile.gettempdir()}: is its disk full?")
        return found


class _Copying:
    """A copy in the making. A disk that is full ends the copy, and not what is copied."""

    def __init__(self) -> None:
        self.size = 0
        self.digest = hashlib.sha256()
        self.file: IO[bytes] | None = None

    def __enter__(self) -> "_Copying":
        try:
            self.file = tempfile.TemporaryFile()
        except OSError as error:
            self._give_up(error)
        return self

    def __exit__(self, *_: object) -> None:
        if self.file:
            self.file.close()

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        self.digest.update(piece)
        try:
            if self.file:
                self.file.write(piece)
        except OSError as error:
            self._give_up(error)

    def done(self) -> Copy | None:
        try:
            if self.file:
                self.file.flush()
        except OSError as error:
            self._give_up(error)
        kept, self.file = self.file, None
        return Copy(kept, self.size, self.digest.hexdigest()) if kept else None

    def _give_up(self, error: OSError) -> None:
        log.warning("No copy of an answer could be kept: %s", error)
        left, self.file = self.file, None
        if left:
            with suppress(OSError):  # closing writes what is left to write
                left.close()

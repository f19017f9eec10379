"""Long answers that took a while to make are kept in files without a name.

To send a file again costs next to nothing, and it goes with the last reader of its release.
"""

import hashlib
import logging
import os
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from cachetools import LRUCache

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
ROOM = 256 * MEGABYTE
"""Bytes on disk, for the copies of one release in one worker."""
LEAST = 8 * MEGABYTE
"""What a copy is counted as at least, for an open file costs something too."""
PIECE = 256 * 1024


@dataclass(frozen=True, eq=False)
class Copy:
    """An answer on disk; `digest` is its SHA-256 in hexadecimal."""

    file: IO[bytes]
    size: int
    digest: str

    def __post_init__(self) -> None:
        weakref.finalize(self, self.file.close)

    def pieces(self) -> Iterator[bytes]:
        """The answer from its beginning. Any number may be read at the same time."""
        for start in range(0, self.size, PIECE):
            yield os.pread(self.file.fileno(), PIECE, start)


class Copies:
    """Those used last stay. Thread-safe."""

    def __init__(self) -> None:
        self._kept: LRUCache[str, Copy] = LRUCache(
            ROOM, getsizeof=lambda copy: max(copy.size, LEAST)
        )
        self._lock = threading.Lock()

    def known(self, key: str) -> Copy | None:
        with self._lock:
            return self._kept.get(key)

    def keeping(self, key: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces, passed on as they come; if all of them were taken a copy is kept."""
        with _Copying() as copying:
            for piece in pieces:
                copying.add(piece)
                yield piece
            if copy := copying.done():
                with self._lock:
                    if copy.size <= self._kept.maxsize:
                        self._kept[key] = copy

    def whole(self, key: str, pieces: Callable[[], Iterable[bytes]]) -> Copy:
        """A copy, made now if there is none; OSError where none can be kept."""
        found = self.known(key)
        if found is None:
            for _ in self.keeping(key, pieces()):
                pass
            found = self.known(key)
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

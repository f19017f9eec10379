"""`python -m archive.stocking`: has the long answers of the served release lie ready.

The keeper of the jobs begins it when another release is served. It asks the site itself, in a
process that gives way to all others, and lays down what took long to make. It may be ended at any
moment: what lies there is whole, and the next one makes the rest.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from flask import Flask

from archive.config import Settings
from archive.errors import ArchiveError, ReleaseError
from archive.release import Shelf
from archive.stock import ENCODINGS, Stock, filling, forget_all_but, packed
from archive.web import create_app, long_answers
from archive.web.export import lines
from archive.web.export.formats import KINDS, Lined
from archive.web.reading import ReadingRoom, Volume

WORTH = 0.003
"""Seconds of work: what takes less is made when somebody asks for it."""
LARGE = 2**20
"""Bytes of an answer that is laid down packed too."""
ROOM = 512 * 2**20
"""Bytes at most, for one release."""
TO_SPARE = 2**30
"""Bytes that are left free on the disk, for what matters more."""


@dataclass
class Stocker:
    """Fills the stock of a release as long as it is the one that is served.

    `wanted` are the names of what lies ready by now, `size` is what was laid down, in bytes.
    """

    app: Flask
    volume: Volume
    stock: Stock
    goes_on: Callable[[], bool]
    wanted: set[str] = field(default_factory=set)
    size: int = 0

    def fill(self) -> bool:
        """Whether it came to the end; what nobody will ask for any more is removed then."""
        there = frozenset(self.stock.names())
        with self.app.test_request_context():
            families = tuple(long_answers.families(self.volume))
            for lined in KINDS:
                self._lay_lines(lined, there)
        known = ", ".join(f'"{name}"' for name in there)
        for family in families:
            for address in family:
                if not self._may_go_on():
                    return False
                if not self._made(address, known):
                    break
        self.stock.keep_only(self.wanted)
        return True

    def _lay_lines(self, lined: Lined, there: Collection[str]) -> None:
        """What all lists of that kind are gathered from, which makes them quick."""
        name = lines.name_of(self.volume, lined)
        if name not in there and self._may_go_on():
            self.size += self.stock.lay(name, lines.written(self.volume, lined))
        self.wanted.add(name)

    def _made(self, address: str, known: str) -> bool:
        """Whether an answer is worth to lie ready; then it does."""
        began = time.process_time()
        answer = self.app.test_client().get(address, headers={"If-None-Match": known})
        name = answer.get_etag()[0]
        if name is None or not self._is_served() or answer.status_code not in (200, 304):
            return False
        if answer.status_code == 200:
            pieces = tuple(answer.iter_encoded())
            if time.process_time() - began < WORTH:
                return False
            self.size += self.stock.lay(name, pieces)
        self.wanted.add(name)
        self._pack(address, name)
        return True

    def _pack(self, address: str, name: str) -> None:
        """Lay down what is very long as browsers ask for it too, so that it is packed once."""
        copy = self.stock.find(name)
        if copy is None or copy.size < LARGE:
            return
        for encoding in ENCODINGS:
            headers = {"Accept-Encoding": encoding}
            if self.stock.find(packed(name, encoding)) is None and self._may_go_on():
                answer = self.app.test_client().get(address, headers=headers)
                if answer.content_encoding != encoding or not self._is_served():
                    return
                self.size += self.stock.lay(packed(name, encoding), answer.iter_encoded())
            self.wanted.add(packed(name, encoding))

    def _may_go_on(self) -> bool:
        free = shutil.disk_usage(self.stock.folder.parent).free
        return self.goes_on() and self._is_served() and self.size < ROOM and free > TO_SPARE

    def _is_served(self) -> bool:
        room: ReadingRoom = self.app.extensions["reading_room"]
        return room.volume() is self.volume


def fill(settings: Settings, goes_on: Callable[[], bool] = lambda: True) -> Stocker | None:
    """Have all lie ready that is worth it and has room; None if another process is at it.

    Raises NoRelease or another ArchiveError if nothing is served, and OSError for a full disk.
    """
    with filling(settings.copies) as alone:
        if not alone:
            return None
        # Nothing that is asked for here is asked for twice.
        app = create_app(replace(settings, cache_megabytes=0))
        room: ReadingRoom = app.extensions["reading_room"]
        volume = room.volume()
        stock = Stock(settings.copies, volume.release.manifest.seal)
        stocker = Stocker(app, volume, stock, goes_on)
        # What stands in for a release that broke is not worth the while.
        if not volume.release.warning and stocker.fill():
            forget_all_but(settings.copies, _seals(Shelf(settings.releases)))
        return stocker


def _seals(shelf: Shelf) -> Iterator[str]:
    """Of the release that is served, and of the one that may be gone back to."""
    pointer = shelf.current()
    for release in (pointer.release, *pointer.previous[:1]):
        with suppress(ReleaseError):
            yield shelf.manifest(release).seal


def main() -> int:
    """Fill once; 1 if that could not be done."""
    os.nice(19)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing has to be tidied up
    parent = os.getppid()
    try:
        filled = fill(Settings.from_environment(), lambda: os.getppid() == parent)
    except (ArchiveError, OSError) as error:
        print(f"Long answers will be made when they are asked for: {error}", file=sys.stderr)
        return 1
    if filled:
        print(f"{len(filled.wanted)} long answers lie ready, {filled.size:,} bytes of them new.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

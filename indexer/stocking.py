"""Has the long answers of whichever release is served lie ready, by a process of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

WORDS = (sys.executable, "-m", "archive.stocking")
QUIET = 3.0
"""Seconds that a release is served before its answers are made: a publish is not made slower, and
what is published in quick succession is not worth the while."""
PAUSE = 10.0
"""Seconds before a process that was killed is begun again."""
MOST_TRIES = 3

Process = subprocess.Popen[bytes]
Stamp = tuple[int, int, int] | None


def started() -> Process:
    """A process that makes them."""
    return subprocess.Popen(  # noqa: S603 - our own program
        WORDS, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )


class Stocking:
    """One process at a time, begun once for each time that the pointer has moved."""

    def __init__(self, pointer: Path, begin: Callable[[], Process] = started) -> None:
        self._pointer = pointer
        self._begin = begin
        self._process: Process | None = None
        self._seen: Stamp = None
        self._due = 0.0
        self._tries = 0

    def look(self, now: float) -> bool:
        """Whether a process was begun. `now` is in seconds of a clock that is never put back."""
        stamp = _stamp(self._pointer)
        if stamp != self._seen:
            self._seen, self._due, self._tries = stamp, now + QUIET, 0
        if self._is_at_work(now) or stamp is None or self._tries == MOST_TRIES or now < self._due:
            return False
        self._tries += 1
        self._process = self._begin()
        return True

    def _is_at_work(self, now: float) -> bool:
        """Whether the last process is; what was killed is tried again after a pause."""
        if self._process is None:
            return False
        code = self._process.poll()
        if code is None:
            return True
        self._process = None
        if code < 0:
            self._due = max(self._due, now + PAUSE)
        elif self._tries:
            self._tries = MOST_TRIES
        return False

    def end(self) -> None:
        """Leave the rest to the next one."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_ino, found.st_size)

"""Keeps what was asked for going: begins what is due, and anew whatever was interrupted.

Beside that it has the long answers of whichever release is served lie ready.
"""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import FrameType

from archive.catalogue.database import exists, reading
from archive.catalogue.job import open_jobs
from archive.config import Settings
from archive.domain.job import Job
from archive.errors import CatalogueError
from archive.release import POINTER
from indexer.alive import is_worked_on
from indexer.stocking import Stocking

EVERY = 1.0
"""Seconds between two looks. The clock of the wall is asked each time, so that it may jump."""
GRACE = timedelta(seconds=3)
"""Who asks for a job mostly begins it; only after so long is it thought to be forgotten."""
PAUSE = 10.0
"""Seconds before a process that ended early is begun again for the same job."""


@dataclass
class Keeper:
    """The processes that one keeper has begun, by their jobs."""

    settings: Settings
    begin: Callable[[int], "subprocess.Popen[bytes]"]
    processes: dict[int, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    begun: dict[int, float] = field(default_factory=dict)

    def look(self, now: datetime) -> tuple[int, ...]:
        """Begin every job whose time has come and that nobody works on; which ones."""
        self.processes = {n: p for n, p in self.processes.items() if p.poll() is None}
        ready = [job.id for job in self._open() if self._is_ready(job, now)]
        for number in ready:
            self.processes[number] = self.begin(number)
            self.begun[number] = time.monotonic()
        return tuple(ready)

    def _open(self) -> tuple[Job, ...]:
        url = self.settings.database_url
        if not exists(url):
            return ()
        with reading(url) as session:
            return open_jobs(session)

    def _is_ready(self, job: Job, now: datetime) -> bool:
        last = self.begun.get(job.id)
        if job.id in self.processes or (last is not None and time.monotonic() - last < PAUSE):
            return False
        if job.due is not None and now < job.due:
            return False
        # A clock that was put back must not let what was just asked for wait for long.
        is_new = job.due is None and timedelta() <= now - job.created < GRACE
        if job.state == "waiting" and is_new:
            return False
        return not is_worked_on(self.settings.instance, job.id)


def keep(settings: Settings, over: Callable[[], bool], every: float = EVERY) -> None:
    """Look again and again until it is over, whatever happens to the catalogue meanwhile."""
    gc.enable()  # a command does without, but this one goes on for months
    keeper, stocking = Keeper(settings, started), Stocking(settings.releases / POINTER)
    while not over():
        with suppress(CatalogueError, OSError):
            keeper.look(datetime.now(UTC))
        with suppress(OSError):
            stocking.look(time.monotonic())
        time.sleep(every)
    stocking.end()


def started(number: int) -> "subprocess.Popen[bytes]":
    """A process that does a job and outlives this one."""
    words = [sys.executable, "-m", "indexer", "work", str(number)]
    return subprocess.Popen(  # noqa: S603 - our own program
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )


def until_told(companion: int | None) -> Callable[[], bool]:
    """Whether it was told to end by a signal, or by the end of the process that began it."""
    ended = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        ended.set()

    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, end)
    return lambda: ended.is_set() or (companion is not None and os.getppid() != companion)

"""How far a job has come, told to the catalogue while it goes on."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TypeVar

from archive.catalogue.database import writing
from archive.catalogue.job import update_job
from archive.errors import CatalogueError

T = TypeVar("T")
OFTEN = 0.3
"""Seconds between two looks at what has come further."""
ALIVE = 2.0
"""Seconds after which it is told that the job is still at work, though it came no further."""


class Progress:
    """What is being done, and how much of it. Set by who works, told by a thread beside."""

    def __init__(self) -> None:
        self.step, self.done, self.total = "", 0, 0

    def begin(self, step: str) -> None:
        """From here on this is being done, such as "Building"."""
        self.step, self.done, self.total = step, 0, 0

    def watch(self, passing: Iterable[T], total: int) -> Iterator[T]:
        """Count what passes."""
        self.total = total
        for each in passing:
            yield each
            self.done += 1


@contextmanager
def told(url: str, job: int) -> Iterator[Progress]:
    """The progress of a job, in the catalogue within a blink of what is so.

    A catalogue that cannot be written is told the next time: to tell is not worth a failure.
    """
    progress, over = Progress(), threading.Event()
    thread = threading.Thread(target=_tell, args=(url, job, progress, over), daemon=True)
    thread.start()
    try:
        yield progress
    finally:
        over.set()
        thread.join()


def _tell(url: str, job: int, progress: Progress, over: threading.Event) -> None:
    last, quiet = ("", 0, 0), 0.0
    while not over.wait(OFTEN):
        now = (progress.step, progress.done, progress.total)
        quiet += OFTEN
        if now == last and quiet < ALIVE:
            continue
        values = dict(zip(("step", "done", "total"), now, strict=True))
        with suppress(CatalogueError), writing(url) as session:
            update_job(session, job, {**values, "heartbeat": datetime.now(UTC)})
            last, quiet = now, 0.0

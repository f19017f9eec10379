"""The process beside the server that keeps the jobs."""

import os
import subprocess
import sys
import time


class Keeper:
    """`python -m indexer keep` beside the server: begun again when it ends, ended with it."""

    WORDS = (sys.executable, "-m", "indexer", "keep", "--with")
    PAUSE = 1.0
    """Seconds before one that ended is begun again."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.begun = 0.0

    def look(self) -> None:
        """See that it is there."""
        is_there = self.process is not None and self.process.poll() is None
        if is_there or (self.begun and time.monotonic() - self.begun < self.PAUSE):
            return
        self.begun = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [*self.WORDS, str(os.getpid())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()

"""One builder at a time. The lock falls with its process, however that ends."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import BusyError, SettingsError

FILE = "indexer.lock"


@contextmanager
def locked(instance: Path, command: str) -> Iterator[None]:
    """Hold the lock of an instance folder, or raise BusyError that names the holder and its age.

    SettingsError if the folder cannot be made or written.
    """
    path = instance / FILE
    try:
        instance.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise SettingsError(
            f"The folder {instance} cannot be written: {error.strerror}. "
            "Set ARCHIVE_INSTANCE to a folder of your own."
        ) from error
    with os.fdopen(descriptor, "r+", encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"{_told(file.read())} Try again when it is done.") from None
        file.truncate()
        json.dump({"process": os.getpid(), "command": command, "since": time.time()}, file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def holder(instance: Path) -> str | None:
    """Who holds the lock and for how long, in a sentence; None if nobody does."""
    try:
        with (instance / FILE).open(encoding="utf-8", errors="replace") as file:
            note = file.read()
            if note:  # a killed process leaves its note; without one the lock need not be touched
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return _told(note)
    return None


def _told(note: str) -> str:
    try:
        known = json.loads(note)
        age = max(0, round(time.time() - known["since"]))
        return (
            f"Another indexer is at work: `{known['command']}`, process {known['process']}, "
            f"for {age} s."
        )
    except (ValueError, LookupError, TypeError):
        return "Another indexer is at work."

"""Whether somebody is at work on a job: a lock for each, which falls with its process."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import BusyError, SettingsError

FOLDER = "jobs"
PATIENCE = 1.0
"""Seconds to wait for who may only have asked whether somebody is at work."""


@contextmanager
def working_on(instance: Path, job: int) -> Iterator[None]:
    """Be the only process that works on a job; BusyError if another one does.

    SettingsError if the instance folder cannot be written.
    """
    path = _path(instance, job)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise SettingsError(
            f"The folder {path.parent} cannot be written: {error.strerror}. "
            "Set ARCHIVE_INSTANCE to a folder of your own."
        ) from error
    try:
        _take(descriptor, job)
        yield
        path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def is_worked_on(instance: Path, job: int) -> bool:
    """Whether a process that is alive works on the job."""
    try:
        descriptor = os.open(_path(instance, job), os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _take(descriptor: int, job: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise BusyError(f"Another process works on job {job} already.") from None
            time.sleep(0.02)


def _path(instance: Path, job: int) -> Path:
    return instance / FOLDER / f"{job}.lock"

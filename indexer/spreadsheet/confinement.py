"""How much memory and time a process may take that reads what strangers wrote."""

import resource
import signal
from types import FrameType

from archive.errors import SpreadsheetError

MEMORY = 3 * 1024**3
"""Bytes of addresses, of which numpy reserves many that it never touches."""
SECONDS = 90
"""Of work, not of the clock: five times what the largest file takes."""


def confine() -> None:
    """Set the limits of this process, for good; what goes beyond ends it, or is an error here."""
    _lower(resource.RLIMIT_AS, MEMORY, MEMORY)
    _lower(resource.RLIMIT_CPU, SECONDS, SECONDS + 5)
    _lower(resource.RLIMIT_CORE, 0, 0)
    signal.signal(signal.SIGXCPU, _too_long)


def _lower(limit: int, soft: int, hard: int) -> None:
    """Never raise a limit that is lower already."""
    _, most = resource.getrlimit(limit)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(limit, (soft, hard))


def _too_long(_: int, frame: FrameType | None) -> None:
    del frame
    raise SpreadsheetError(
        f"To read the file took more than {SECONDS} seconds. Hand it over in parts."
    )

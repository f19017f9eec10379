"""Which releases are never pruned: a file beside the pointer, only there if there are any."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from archive.domain.record import Record
from archive.errors import BrokenRelease
from archive.storage import write_whole

PINNED = "pinned"


class Pin(Record):
    """A release that stays, whatever else is pruned; who wants it so, and why."""

    release: str
    at: AwareDatetime
    by: str
    reason: str = ""


class Pins(Record):
    """All pins, the latest first."""

    pins: tuple[Pin, ...] = ()


def read_pins(folder: Path) -> tuple[Pin, ...]:
    """The latest first; BrokenRelease if they cannot be read."""
    try:
        return Pins.model_validate_json((folder / PINNED).read_bytes()).pins
    except FileNotFoundError:
        return ()
    except (OSError, ValidationError) as error:
        raise BrokenRelease(
            f"The list of pinned releases {folder / PINNED} cannot be read. "
            "Mend it, or remove it and pin anew."
        ) from error


def write_pins(folder: Path, pins: Iterable[Pin]) -> None:
    """Let these be all pins, by one rename."""
    kept = Pins(pins=tuple(pins))
    if kept.pins:
        write_whole(folder / PINNED, kept.model_dump_json(indent=1).encode())
    else:
        (folder / PINNED).unlink(missing_ok=True)

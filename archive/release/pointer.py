"""Which release is current: one small file, replaced by one rename."""

from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, ValidationError

from archive.domain.record import Record
from archive.errors import BrokenRelease
from archive.storage import write_whole

POINTER = "current"

PointerAct = Literal["publish", "roll back"]


class Pointer(Record):
    """The current release, and those to go back to from it, the latest first."""

    release: str
    published_at: AwareDatetime
    by: str
    reason: str = ""
    previous: tuple[str, ...] = ()
    act: PointerAct = "publish"
    """By which it came to be current, in the words of the log."""


def read_pointer(folder: Path) -> Pointer | None:
    """The pointer, or None if nothing was ever published; BrokenRelease if it is unreadable."""
    try:
        return Pointer.model_validate_json((folder / POINTER).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise BrokenRelease(
            f"The pointer {folder / POINTER} cannot be read. "
            "Run `python -m indexer publish` to write it anew."
        ) from error


def write_pointer(folder: Path, pointer: Pointer) -> None:
    write_whole(folder / POINTER, pointer.model_dump_json(indent=1).encode())

"""Single records, as the catalogue has them: to find, make, change, withdraw, merge and restore."""

from archive.staff.records import (
    conflicts,
    editing,
    files,
    making,
    merging,
    pages,
    removing,
    restoring,
)
from archive.staff.records.entrance import room

__all__ = [
    "conflicts",
    "editing",
    "files",
    "making",
    "merging",
    "pages",
    "removing",
    "restoring",
    "room",
]

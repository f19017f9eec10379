"""What the archive lacks: facts that are missing or in doubt, and words that find nothing."""

from archive.staff.overview import gaps, searches
from archive.staff.overview.entrance import room

__all__ = ["gaps", "room", "searches"]

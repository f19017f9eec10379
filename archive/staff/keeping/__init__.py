"""What can be put away: backups of all there is, and the record as files for review like code."""

from archive.staff.keeping.pages import room

__all__ = ["room"]

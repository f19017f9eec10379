"""Releases: what one would change, publishing it, and going back."""

from archive.staff.releases import acts, pages
from archive.staff.releases.room import room

__all__ = ["acts", "pages", "room"]

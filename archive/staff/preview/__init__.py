"""A release as the public would see it, before the public does: the site itself, behind the door.

It is mounted under /staff/preview/<release>, and all links follow, for they begin where the site
is mounted. The site of a preview has a cache of its own; nothing of it is ever given to the public.
"""

from archive.staff.preview.pages import room

__all__ = ["room"]

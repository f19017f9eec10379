"""What goes on, waits or is over: asked for by a click, done by a process of its own."""

from archive.staff.jobs.pages import room

__all__ = ["room"]

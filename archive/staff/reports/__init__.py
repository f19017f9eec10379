"""What readers report as wrong: the form that they fill in, and where the staff look at it."""

from archive.staff.reports import desk, window

__all__ = ["desk", "window"]

"""The log of every act: who did what to what, when and why; as pages and as a file."""

from archive.staff.audit_log.pages import room

__all__ = ["room"]

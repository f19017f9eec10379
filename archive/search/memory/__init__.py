"""An engine that is plainly right: it scans every record. A fair stand-in for the others."""

from archive.search.memory.engine import MemoryEngine

__all__ = ["MemoryEngine"]

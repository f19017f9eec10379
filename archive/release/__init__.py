"""Where releases lie, what each holds, and which one is current.

releases/
  current            the pointer: one small file, replaced by one rename
  pinned             the releases that are never pruned; only there if there are any
  <id>/              one release; never changed once it bears its name
    manifest.json    what is in it, with the SHA-256 of every other file
    snapshot.json    editions, places, vocabulary, aliases and golden queries
    chronicle.json   when each record was added, changed and removed
    golden.json      how it answered the golden queries
    index/           what the search engine wrote
    projects/        which city each winner is in and what it is about
    atlas/           the register of the world's cities
"""

from archive.release.layout import (
    ATLAS,
    CHRONICLE,
    GOLDEN,
    INDEX,
    MANIFEST,
    PROJECTS,
    SNAPSHOT,
)
from archive.release.manifest import SCHEMA_VERSION, Counts, Manifest
from archive.release.pins import PINNED, Pin
from archive.release.pointer import POINTER, Pointer
from archive.release.shelf import Shelf

__all__ = [
    "ATLAS", "CHRONICLE", "GOLDEN", "INDEX", "MANIFEST", "PINNED", "POINTER", "PROJECTS",
    "SCHEMA_VERSION", "SNAPSHOT", "Counts", "Manifest", "Pin", "Pointer", "Shelf",
]  # fmt: skip

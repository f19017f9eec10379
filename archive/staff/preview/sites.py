"""The sites of the releases that were looked at last."""

import threading
from dataclasses import replace

from cachetools import LRUCache
from flask import Flask

from archive.config import Settings
from archive.web import create_app

FEW = 3
"""How many releases one worker holds open beside the public one."""


class Sites:
    """Sites by release, each made when first asked for. Thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, cache_megabytes=1)
        self._made: LRUCache[str, Flask] = LRUCache(FEW)
        self._lock = threading.Lock()

    def site(self, release: str) -> Flask:
        """UnknownRelease or BrokenRelease if it cannot be opened."""
        with self._lock:
            if release not in self._made:
                self._made[release] = create_app(self._settings, preview=release)
            return self._made[release]

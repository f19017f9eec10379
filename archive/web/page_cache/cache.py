"""Pages by their tags, and tags by what was asked, in so much memory and no more."""

import threading
from dataclasses import dataclass

from cachetools import LRUCache

MEGABYTE = 1024 * 1024
OVERHEAD = 1024
"""Bytes that an entry costs beside the text that is in it."""
LONGEST = 2000
"""Characters of a request that is kept as an alias."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it went out; `brief` are the headers of a 304 for it."""

    tag: str
    headers: list[tuple[str, str]]
    brief: list[tuple[str, str]]
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body) + OVERHEAD


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way to ask for a page."""

    key: Key
    length: int

    @property
    def size(self) -> int:
        return self.length + OVERHEAD


class PageCache:
    """Pages by their tags, and tags by what was asked; the ones used last stay. Thread-safe."""

    def __init__(self, megabytes: int) -> None:
        self._kept: LRUCache[Key, Page | Alias] = LRUCache(
            megabytes * MEGABYTE, getsizeof=lambda kept: kept.size
        )
        self._lock = threading.Lock()

    def page(self, key: Key) -> Page | None:
        """The page of a tag, or of what was asked."""
        with self._lock:
            found = self._kept.get(key)
            if isinstance(found, Alias):
                found = self._kept.get(found.key)
        return found if isinstance(found, Page) else None

    def keep(self, key: Key, page: Page) -> None:
        with self._lock:
            # A page larger than the whole cache is not kept.
            if page.size <= self._kept.maxsize:
                self._kept[key] = page

    def alias(self, asked: Key, key: Key) -> None:
        """What was asked leads to the page of that tag from now on."""
        length = sum(map(len, asked))
        alias = Alias(key, length)
        if length <= LONGEST:
            with self._lock:
                if alias.size <= self._kept.maxsize:
                    self._kept[asked] = alias

    def forget(self) -> None:
        """Keep nothing of what was kept, to see what pages cost."""
        with self._lock:
            self._kept.clear()

    @property
    def size(self) -> int:
        """Bytes in use."""
        return int(self._kept.currsize)

"""Answers that were given before are given again, without asking the application.

An answer is kept under its entity tag, which stands for the release, the canonical address, the
representation and the state of the code; and every spelling of the address that led to it is kept
as an alias. So nothing is rendered or compressed twice, and nothing outlives its release.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache
from flask import Flask, Response, current_app, g, request

from archive.errors import ArchiveError
from archive.web import reading
from archive.web.reading import ReadingRoom, Volume

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MEGABYTE = 1024 * 1024
OVERHEAD = 1024
"""Bytes that an entry costs beside the text that is in it."""
LONGEST = 2000
"""Characters of a request that is kept as an alias."""
NOT_IN_304 = {"Content-Type", "Content-Length", "Content-Encoding", "Last-Modified"}

_SEEN = (
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_HX_REQUEST",
    "HTTP_HX_REQUEST_TYPE",
    "HTTP_HX_BOOSTED",
    "HTTP_HX_HISTORY_RESTORE_REQUEST",
    "HTTP_HX_SOURCE",
    "HTTP_HX_CURRENT_URL",
)
"""All of a request that an answer depends on."""

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


def install(app: Flask, megabytes: int, room: ReadingRoom) -> None:
    """Put the cache before the application. To be installed first: so it sees answers last."""
    cache = PageCache(megabytes)
    app.extensions["page_cache"] = cache
    app.after_request(_keep)
    app.wsgi_app = Front(app.wsgi_app, cache, room)  # type: ignore[method-assign]


def known(tag: str) -> Response | None:
    """The kept answer of a tag, as this browser reads it."""
    page = _cache().page(_key(tag))
    return Response(page.body, headers=page.headers) if page else None


def offer(tag: str) -> None:
    """Keep the answer to this request, when it is done, as the one of this tag."""
    g.tag_to_keep = tag


def decline() -> None:
    """Keep no answer to this request, because each one that is given is counted."""
    g.answer_is_counted = True


def _keep(response: Response) -> Response:
    tag = g.pop("tag_to_keep", None)
    # What the staff see may be made by the same functions, but says itself that it is not kept.
    kept = response.status_code == 200 and not response.cache_control.no_store
    kept = kept and "answer_is_counted" not in g
    if tag and kept and request.method == "GET":
        key = _key(tag)
        body = response.get_data()
        headers = response.headers.to_wsgi_list()
        brief = [(name, value) for name, value in headers if name not in NOT_IN_304]
        _cache().keep(key, Page(response.headers["ETag"], headers, brief, body))
        _cache().alias(_asked(reading.volume(), request.environ), key)
    return response


def _key(tag: str) -> Key:
    return (tag, request.headers.get("Accept-Encoding", ""))


def _cache() -> PageCache:
    found: PageCache = current_app.extensions["page_cache"]
    return found


def _asked(volume: Volume, environ: "WSGIEnvironment") -> Key:
    release = volume.release
    return (release.manifest.seal, release.warning, *[environ.get(name, "") for name in _SEEN])


class Front:
    """Answers what it can from the cache, and leaves the rest to the application."""

    def __init__(self, inner: "WSGIApplication", cache: PageCache, room: ReadingRoom) -> None:
        self.inner = inner
        self.cache = cache
        self.room = room

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        page = self._page(environ) if environ["REQUEST_METHOD"] == "GET" else None
        given = environ.get("HTTP_IF_NONE_MATCH")
        if page is None or (given is not None and page.tag not in given):
            return self.inner(environ, start_response)
        if given is not None:
            start_response("304 NOT MODIFIED", list(page.brief))
            return []
        start_response("200 OK", list(page.headers))
        return [page.body]

    def _page(self, environ: "WSGIEnvironment") -> Page | None:
        try:
            return self.cache.page(_asked(self.room.volume(), environ))
        except ArchiveError:
            return None

"""What stands before the application and answers what was answered before."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from archive.web.page_cache.cache import Key, Page, PageCache
from archive.web.reading import ReadingRoom, Volume

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

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
            return self.cache.page(asked(self.room.volume(), environ))
        except ArchiveError:
            return None


def asked(volume: Volume, environ: "WSGIEnvironment") -> Key:
    """By what a request is known, among those that read the same."""
    release = volume.release
    return (release.manifest.seal, release.warning, *[environ.get(name, "") for name in _SEEN])

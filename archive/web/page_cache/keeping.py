"""Which answers are kept, as the application makes them."""

from flask import Flask, Response, current_app, g, request

from archive.web import reading
from archive.web.page_cache.cache import Key, Page, PageCache
from archive.web.page_cache.front import Front, asked
from archive.web.reading import ReadingRoom

NOT_IN_304 = {"Content-Type", "Content-Length", "Content-Encoding", "Last-Modified"}


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
        _cache().alias(asked(reading.volume(), request.environ), key)
    return response


def _key(tag: str) -> Key:
    return (tag, request.headers.get("Accept-Encoding", ""))


def _cache() -> PageCache:
    found: PageCache = current_app.extensions["page_cache"]
    return found

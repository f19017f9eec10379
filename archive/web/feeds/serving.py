"""How feeds leave the house: with an ETag of what is in them, whatever release that came from.

So whoever follows Dallas gets a 304 as long as nothing of Dallas changed, though others did.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache
from flask import Flask, Response, current_app, request

from archive.web import freshness, reading
from archive.web.feeds.feed import Feed
from archive.web.feeds.forms import Form

REMEMBERED = 64
"""Feeds of a worker that need not be made again, some ten kilobytes each."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page of a feed in one form, and the tag of its content."""

    content: bytes
    tag: str
    feed: Feed


class Kept:
    """The feeds that were asked for last. Thread-safe."""

    def __init__(self) -> None:
        self._made: LRUCache[str, Made] = LRUCache(REMEMBERED)
        self._lock = Lock()

    def made(self, key: str, make: Callable[[], Made]) -> Made:
        with self._lock:
            known = self._made.get(key)
        if known is None:
            known = make()
            with self._lock:
                self._made[key] = known
        return known


def install(app: Flask) -> None:
    app.extensions["feeds"] = Kept()


def serve(url: str, form: Form, feed: Callable[[], Feed], *, listed: bool = True) -> Response:
    """A page of a feed, or nothing if the reader has it. `url` is its canonical address.

    `feed` is called once for each release. What is not `listed` is nothing for search engines.
    """
    kept: Kept = current_app.extensions["feeds"]
    key = freshness.tag(reading.release(), (url, form.media_type))
    made = kept.made(key, lambda: _make(form, feed()))
    response = Response(status=304) if _is_known(made) else Response(made.content)
    if response.status_code == 200:
        response.content_type = f"{form.media_type}; charset=utf-8"
    response.set_etag(freshness.given(made.tag))
    response.last_modified = made.feed.updated
    response.cache_control.no_cache = True
    response.headers.add("Link", f'<{made.feed.home}>; rel="alternate"')
    if not listed:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _make(form: Form, feed: Feed) -> Made:
    content = form.write(feed)
    return Made(content, hashlib.sha256(content).hexdigest()[:32], feed)


def _is_known(made: Made) -> bool:
    """By the tag or, for readers that only know the time, by when it last changed."""
    if request.if_none_match:
        return freshness.is_known(made.tag)
    since = request.if_modified_since
    return since is not None and made.feed.updated.replace(microsecond=0) <= since

"""Signposts are the same for everybody until the next release."""

from collections.abc import Callable

from flask import Blueprint, Response

from archive.web import freshness, page_cache, reading

blueprint = Blueprint("signposts", __name__)


def put_up(url: str, media_type: str, write: Callable[[], str]) -> Response:
    """A signpost at its address; `write` is called only if it is not known yet."""
    release = reading.release()
    tag = freshness.tag(release, (url, media_type))
    if freshness.is_known(tag):
        return freshness.not_modified(release, tag)
    if kept := page_cache.known(tag):
        return kept
    page_cache.offer(tag)
    return freshness.stamped(Response(write(), content_type=media_type), release, tag)

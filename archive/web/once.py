"""An answer is made once, and given until there is another release."""

from collections.abc import Callable, Iterable

from flask import Response

from archive.web import freshness, page_cache, reading


def once(parts: Iterable[str], make: Callable[[], Response]) -> Response:
    """A 304 if the reader has the answer, the kept one if it was made before, else a new one.

    The `parts` are all that tells the answer from others of the same release: its address, and in
    which form it is given.
    """
    release = reading.release()
    tag = freshness.tag(release, parts)
    if freshness.is_known(tag):
        return freshness.not_modified(release, tag)
    if kept := page_cache.known(tag):
        return kept
    response = freshness.stamped(make(), release, tag)
    page_cache.offer(tag)
    return response

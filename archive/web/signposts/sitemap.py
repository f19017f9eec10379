"""The sitemap: only canonical pages, each with when what it tells last changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from flask import Response, abort
from markupsafe import escape

from archive.web import links, reading
from archive.web.signposts.blueprint import blueprint, put_up
from archive.web.signposts.canonical import Page, pages

MOST = 50_000
"""Addresses in one file, as the protocol sets it."""
_MEDIA_TYPE = "application/xml; charset=utf-8"
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    return put_up(links.sitemap(), _MEDIA_TYPE, _whole)


@blueprint.get("/sitemap-<int:part>.xml")
def part(part: int) -> Response:
    """A part where one file does not hold all, counted from 1."""
    found = list(pages(reading.release()))
    if len(found) <= MOST or not 1 <= part <= _parts(found):
        abort(404)
    within = found[(part - 1) * MOST : part * MOST]
    return put_up(links.sitemap(part), _MEDIA_TYPE, lambda: _document("urlset", "url", within))


def _whole() -> str:
    release = reading.release()
    found = list(pages(release))
    if len(found) <= MOST:
        return _document("urlset", "url", found)
    last = release.chronicle.last_change
    parts = ((links.sitemap(number), last) for number in range(1, _parts(found) + 1))
    return _document("sitemapindex", "sitemap", parts)


def _parts(found: Sequence[Page]) -> int:
    return -(-len(found) // MOST)


def _document(name: str, entry: str, found: Iterable[Page]) -> str:
    """A file of pages or of files. Addresses hold only what needs no escaping, but for the host."""
    begin, end = f"<{entry}><loc>{escape(links.cited(''))}", f"</lastmod></{entry}>"
    lines = (f"{begin}{address}</loc><lastmod>{_moment(at)}{end}" for address, at in found)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_NAMESPACE}>'
    return "\n".join((head, *lines, f"</{name}>\n"))


@lru_cache(1024)
def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

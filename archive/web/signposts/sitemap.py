"""The sitemap: only canonical pages, each with when it really last changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice

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
    last = parts(_size())
    if last == 1 or not 1 <= part <= last:
        abort(404)
    return put_up(links.sitemap(part), _MEDIA_TYPE, lambda: urls(_part(part)))


def parts(size: int) -> int:
    """How many files hold so many addresses."""
    return max(1, -(-size // MOST))


def urls(found: Iterable[Page]) -> str:
    """A file of addresses."""
    return _document("urlset", (f"<url>{_entry(page)}</url>" for page in found))


def index(found: Iterable[Page]) -> str:
    """A file of files."""
    return _document("sitemapindex", (f"<sitemap>{_entry(page)}</sitemap>" for page in found))


def _whole() -> str:
    size = _size()
    if size <= MOST:
        return urls(pages(reading.release()))
    last = reading.release().chronicle.last_change
    return index((links.sitemap(number), last) for number in range(1, parts(size) + 1))


def _part(part: int) -> Sequence[Page]:
    return list(islice(pages(reading.release()), (part - 1) * MOST, part * MOST))


def _size() -> int:
    return sum(1 for _ in pages(reading.release()))


def _document(name: str, entries: Iterable[str]) -> str:
    lines = (f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_NAMESPACE}>', *entries)
    return "\n".join((*lines, f"</{name}>\n"))


def _entry(page: Page) -> str:
    address, at = page
    return f"<loc>{escape(links.cited(address))}</loc><lastmod>{_moment(at)}</lastmod>"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

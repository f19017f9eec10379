"""Every error as a page that says what happened and where to go from here."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from archive.domain.naming import slugify
from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.errors import ArchiveError, ReleaseError
from archive.search.opening import OpenRelease
from archive.web import htmx, links, reading
from archive.web.cards import cards
from archive.web.export.nearest import like

log = logging.getLogger(__name__)

RETRY_AFTER = "30"
NEAREST = 5
"""How many pages are offered at most where an address was mistyped."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the error page says of one status."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """A page that may have been meant, and what to know it by."""

    url: str
    label: str
    where: str


TROUBLES = {
    400: Trouble("This request could not be read", "Its address or its headers are malformed."),
    404: Trouble("There is no such page", "The address may be mistyped, or the page never was."),
    405: Trouble("This page can only be read", "Its address does not accept what was sent to it."),
    410: Trouble("This record was withdrawn", "It was part of the archive and was taken out."),
    500: Trouble("Something went wrong here", "It was not your doing, and it has been logged."),
    503: Trouble("The archive is not open yet", "No release can be read at this moment."),
}


def install(app: Flask) -> None:
    app.register_error_handler(404, _missing)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(ReleaseError, _closed)
    app.register_error_handler(Exception, _broken)


def _missing(_: NotFound) -> Response:
    return _page(404, near=_near(request.path))


def _refused(error: HTTPException) -> Response:
    response = _page(error.code or 500)
    response.headers.extend((k, v) for k, v in error.get_headers() if k == "Allow")
    return response


def _closed(error: ArchiveError) -> Response:
    log.error("Nothing can be served: %s", error)
    response = _page(503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _broken(error: Exception) -> Response:
    mark = secrets.token_hex(4)
    log.exception("Problem %s at %s", mark, request.path, exc_info=error)
    return _page(500, mark=mark)


def _page(status: int, near: tuple[Near, ...] = (), mark: str = "") -> Response:
    trouble = TROUBLES.get(status) or TROUBLES[500 if status >= 500 else 400]
    context = {"status": status, "trouble": trouble, "near": near, "mark": mark}
    return htmx.problem("errors/error.html", "problem", context, status)


def _near(path: str) -> tuple[Near, ...]:
    """What a mistyped address may have meant: editions, or winners that match its words best."""
    words = slugify(path.rpartition("/")[2]).replace("-", " ")
    nearest = {"editions": _editions, "winners": _winners}.get(path.split("/")[1])
    if nearest is None or not words:
        return ()
    try:
        return nearest(reading.release(), words)
    except ReleaseError:
        return ()


def _editions(release: OpenRelease, words: str) -> tuple[Near, ...]:
    """Those of a year that is among the words, then those whose names look like the words."""
    by_name = {edition.label.lower(): edition for edition in release.snapshot.editions}
    named = [name for name, e in by_name.items() if str(e.year) in words.split()]
    named += like(words, by_name)
    found = [by_name[name] for name in dict.fromkeys(named)]
    return tuple(Near(links.edition_of(e), e.label, e.ceremony_city or "") for e in found[:NEAREST])


def _winners(release: OpenRelease, words: str) -> tuple[Near, ...]:
    query = SearchQuery(text=parse(words), limit=NEAREST, highlight=False, count_facets=False)
    found = (card.winner for card in cards(release, release.index.search(query).hits))
    return tuple(Near(links.winner(w), w.heading, f"{w.place.label}, {w.year}") for w in found)

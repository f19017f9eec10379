"""Every error as a page that says what happened and where to go from here."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from archive.errors import ArchiveError, ReleaseError
from archive.search.opening import OpenRelease
from archive.web import htmx, links, nearest, reading

log = logging.getLogger(__name__)

RETRY_AFTER = "30"


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
    """What a mistyped address may have meant, also of a page below that of a record."""
    _, kind, name, *_ = (*path.split("/"), "", "")
    find = {"editions": _editions, "winners": _winners}.get(kind)
    if find is None:
        return ()
    try:
        return find(reading.release(), name)
    except ReleaseError:
        return ()


def _editions(release: OpenRelease, key: str) -> tuple[Near, ...]:
    found = nearest.editions(release, key)
    return tuple(Near(links.edition_of(e), e.label, e.ceremony_city or "") for e in found)


def _winners(release: OpenRelease, path: str) -> tuple[Near, ...]:
    found = nearest.winners(release, path)
    return tuple(Near(links.winner(w), w.heading, f"{w.place.label}, {w.year}") for w in found)

"""Every error as a page that says what happened and where to go from here."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from archive.errors import ArchiveError, ReleaseError
from archive.web import astray, htmx

log = logging.getLogger(__name__)

RETRY_AFTER = "30"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the error page says of one status."""

    title: str
    text: str


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
    return _page(404, near=astray.near(request.path))


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
    log.exception("Problem %s at %r", mark, request.path, exc_info=error)
    return _page(500, mark=mark)


def _page(status: int, near: tuple[astray.Near, ...] = (), mark: str = "") -> Response:
    trouble = TROUBLES.get(status) or TROUBLES[500 if status >= 500 else 400]
    context = {"status": status, "trouble": trouble, "near": near, "mark": mark}
    return htmx.problem("errors/error.html", "problem", context, status)

"""What the staff are told when something is refused, and what to do then."""

import logging

from flask import Response
from werkzeug.exceptions import HTTPException

from archive.errors import CatalogueError
from archive.staff.resending import Fields, OutOfDate, SignedOut, kept_fields
from archive.web import htmx
from archive.web.errors import RETRY_AFTER, Trouble

log = logging.getLogger(__name__)

TROUBLES = {
    400: Trouble(
        "This form is out of date",
        "It was opened before you signed in, or it was sent by a browser that keeps no cookies. "
        "Nothing was changed.",
    ),
    401: Trouble(
        "You are signed out",
        "Nothing was changed. Sign in in another tab, then come back to this one.",
    ),
    403: Trouble("This is refused", "Nothing was changed."),
    404: Trouble(
        "There is no such page", "The address may be mistyped, or what it showed is gone."
    ),
    405: Trouble("This page does not accept that", "Nothing was changed."),
    409: Trouble("Somebody else was faster", "Nothing was changed. Load the page anew."),
    413: Trouble("This is too large", "Nothing was changed. Send less at once."),
    429: Trouble("Too many attempts", "Wait a minute, then try again."),
    500: Trouble("Something went wrong here", "Nothing was changed, and it has been logged."),
    503: Trouble(
        "The catalogue cannot be used at this moment",
        "Nothing was changed. Try again in a minute; the log of this server says why.",
    ),
}


def refused(error: HTTPException) -> Response:
    """An error as a page of the staff's rooms; its description is told if it is our own."""
    own = error.description if error.description != type(error).description else None
    late = isinstance(error, OutOfDate | SignedOut)
    response = page(error.code or 500, own or "", kept_fields() if late else None)
    response.headers.extend((k, v) for k, v in error.get_headers() if k in ("Allow", "Retry-After"))
    return response


def closed(error: CatalogueError) -> Response:
    """The catalogue cannot be used; why is told to the log, for it names places."""
    log.error("The staff's rooms are closed: %s", error)
    response = page(503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def page(status: int, text: str = "", again: Fields | None = None) -> Response:
    """The page of a status, with a text of its own where one is given, and fields to send again."""
    trouble = TROUBLES.get(status) or TROUBLES[500 if status >= 500 else 405]
    told = {"title": trouble.title, "text": text or trouble.text}
    context = {"status": status, **told, "again": again}
    return htmx.problem("staff/error.html", "room", context, status)

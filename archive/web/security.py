"""The headers that keep a browser from doing more than these pages need."""

from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response

HEADERS = {
    "Content-Security-Policy": "; ".join((
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip


PERMANENT = 308


def install(app: Flask) -> None:
    """Put the headers on every answer, errors and assets included."""
    app.after_request(_guard)


def _guard(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.location and response.status_code == PERMANENT:
        # Where a slash was missing werkzeug leads to the host that the request claims to be for.
        parts = urlsplit(response.location)
        response.location = urlunsplit(("", "", parts.path, parts.query, parts.fragment))
    return response

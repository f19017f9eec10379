"""Whether what writes was sent by our own pages: a token, and what browsers say of its origin."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request
from markupsafe import Markup

from archive.staff import visitor
from archive.staff.field_names import CSRF
from archive.staff.office import office
from archive.staff.resending import OutOfDate

COOKIE = "staff-form"
"""For those who have no visit yet: what the token of the sign-in form is made from."""


def install(app: Flask) -> None:
    """Give templates `csrf_field()`, for every form that writes."""
    app.add_template_global(csrf_field)


def csrf_field() -> Markup:
    """A hidden field that proves where the form comes from."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(CSRF, token())


def token() -> str:
    """A proof to know the secret of this visit, different each time that it is given out.

    A page is compressed, and of a text that stays the same its length could tell.
    """
    salt = secrets.token_urlsafe(12)
    return f"{salt}.{_proof(salt, _secret())}"


def check() -> None:
    """OutOfDate for a form of another visit, which its sender may send again."""
    salt, _, proof = request.form.get(CSRF, "").partition(".")
    if not hmac.compare_digest(proof.encode(), _proof(salt, _secret()).encode()):
        raise OutOfDate


def check_origin() -> None:
    """End a request with 403 that another site sent, or a browser that does not say which one."""
    if not _is_ours():
        abort(403, "It was sent from another site. Nothing was changed.")


def remember(response: Response) -> None:
    """Let a browser without a visit keep what its form will have to prove."""
    if g.get("staff_form_is_new"):
        visitor.put_cookie(response, COOKIE, g.staff_form)


def _is_ours() -> bool:
    """By the word of the browser, which no page can change; every browser of today gives it."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin", "none") and origin in (None, *_own_origins())


def _own_origins() -> set[str]:
    return {_origin(request.host_url), _origin(office().settings.base_url)} - {""}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _secret() -> bytes:
    if visit := visitor.known_visit():
        return visit.csrf.encode()
    if "staff_form" not in g:
        g.staff_form = request.cookies.get(visitor.cookie_name(COOKIE)) or _new_mark()
    mark: str = g.staff_form
    return hmac.digest(office().key, mark.encode("utf-8", "replace"), hashlib.sha256)


def _new_mark() -> str:
    g.staff_form_is_new = True
    return secrets.token_urlsafe(16)


def _proof(salt: str, secret: bytes) -> str:
    return hmac.new(secret, salt.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

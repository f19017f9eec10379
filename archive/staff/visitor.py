"""Who is looking: the visit of the cookie, which holds a random token and nothing else."""

from datetime import UTC, datetime

from flask import Flask, Response, g, request

from archive.catalogue.database import exists, reading
from archive.catalogue.visit import Visit, find_visit
from archive.domain.account import Account
from archive.errors import CatalogueError
from archive.staff.office import office

COOKIE = "staff"


def install(app: Flask) -> None:
    """Make the visit known to templates."""
    app.add_template_global(known_visit, "staff_visit")


def visit() -> Visit | None:
    """The visit of this request; None for somebody who is not signed in."""
    if "staff_visit" not in g:
        g.staff_visit = _find()
    found: Visit | None = g.staff_visit
    return found


def known_visit() -> Visit | None:
    """The visit if it was looked for already: a page that tells of a fault must not cause one."""
    found: Visit | None = g.get("staff_visit")
    return found


def account() -> Account:
    """The account of whoever is signed in, in a room for those who are."""
    found = visit()
    assert found is not None  # noqa: S101 - the door let nobody else in
    return found.account


def name() -> str:
    """Who it is, for the audit log."""
    return account().name


def is_safe_line() -> bool:
    """Whether browsers come by https, as far as this request or the settings tell."""
    return request.is_secure or office().settings.base_url.startswith("https:")


def cookie_name(name: str) -> str:
    """The prefix keeps other sites of the same domain from setting it, where https allows that."""
    return f"__Host-{name}" if is_safe_line() else name


def put_cookie(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """A cookie that no script reads, and that other sites cannot have sent along with a form."""
    response.set_cookie(
        cookie_name(name), value, max_age=seconds, path="/",
        secure=is_safe_line(), httponly=True, samesite="Lax",
    )  # fmt: skip


def remember(response: Response, token: str) -> None:
    """From now on this browser has the visit of the token; its cookie goes with the browser."""
    put_cookie(response, COOKIE, token)


def forget(response: Response) -> None:
    put_cookie(response, COOKIE, "", 0)


def _find() -> Visit | None:
    token = request.cookies.get(cookie_name(COOKIE), "")
    if not token:
        return None
    g.staff_visit = None  # for the page that tells of a fault
    database = office().database
    if not exists(database):
        raise CatalogueError("There is no catalogue.")
    with reading(database) as session:
        return find_visit(session, token, datetime.now(UTC))

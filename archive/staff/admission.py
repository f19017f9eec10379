"""The door of every room: who may come in, and that nothing from within is kept outside."""

from contextlib import suppress
from datetime import UTC, datetime

from flask import Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import writing
from archive.catalogue.visit import Visit, note_seen
from archive.errors import CatalogueError
from archive.staff import forgery, visitor
from archive.staff.office import Who, office
from archive.staff.resending import SignedOut
from archive.web import htmx, links

SAFE = {"GET", "HEAD", "OPTIONS"}


def admit() -> ResponseReturnValue | None:
    """Let a request in, or answer it here. What writes must prove that it comes from our forms."""
    writes = request.method not in SAFE
    if writes:
        forgery.check_origin()
    if away := _turned_away(office().who[request.endpoint or ""]):
        return away
    if writes:
        forgery.check()
    return None


def _turned_away(needed: Who) -> ResponseReturnValue | None:
    visit = visitor.visit()
    if visit:
        _note(visit)
    if needed == "anonymous":
        return None
    if visit is None:
        return _to_sign_in()
    if not visit.account.may(needed):
        role = visit.account.role
        abort(403, f"It is for a {needed}, and you are an {role}. Nothing was changed.")
    return None


def seal(response: Response) -> Response:
    """Nothing that the staff see is kept by any cache, ours before the site included."""
    response.cache_control.clear()
    response.cache_control.no_store = True
    response.vary.add("Cookie")
    response.headers["X-Robots-Tag"] = "noindex"
    forgery.remember(response)
    return response


def _note(visit: Visit) -> None:
    now = datetime.now(UTC)
    if visit.is_due(now):
        # A catalogue that is being written can be told later.
        with suppress(CatalogueError), writing(office().database) as session:
            note_seen(session, visit.mark, now)


def _to_sign_in() -> ResponseReturnValue:
    if request.method not in SAFE:
        raise SignedOut
    wanted = links.staff_sign_in(request.full_path.removesuffix("?"))
    if htmx.wants_fragment():
        return Response(status=204, headers={"HX-Redirect": wanted})
    return redirect(wanted, 303)

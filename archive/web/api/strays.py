"""Requests that nothing answers, below /api or for data: told in problem documents all the same."""

from flask import Response, current_app, redirect, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as Reply

from archive.web import links, nearest
from archive.web.api import addresses
from archive.web.api.blueprint import blueprint
from archive.web.api.endpoint import ENDPOINTS
from archive.web.errors import TROUBLES
from archive.web.export import problems
from archive.web.export.serving import opened

BELOW = "/api/"


@blueprint.before_app_request
def refuse() -> Reply | None:
    """Answer for a view that does not exist, where its reader would be a program."""
    error = request.routing_exception
    if isinstance(error, NotFound) and request.path.startswith(BELOW):
        return opened(_straight() or _missing())
    if isinstance(error, MethodNotAllowed) and problems.are_told_by(_answers(request.path)):
        return opened(_read_only(error))
    return None


def _straight() -> Response | None:
    """To the same address without the slash at its end, if there is something."""
    path = request.path.rstrip("/")
    if path == request.path or not _answers(path):
        return None
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    found: Response = redirect(f"{request.script_root}{path}{query}", 308)  # type: ignore[assignment]
    return found


def _missing() -> Response:
    known = {e.path: links.absolute(addresses.of(e.path[1:])) for e in ENDPOINTS if e.is_plain}
    asked = f"/{request.path.removeprefix(BELOW).partition('/')[2]}"
    near = [known[path] for path in nearest.like(asked, known)]
    return problems.missing("data", near or [links.absolute(links.api())])


def _read_only(error: MethodNotAllowed) -> Response:
    response = problems.problem(405, TROUBLES[405].text)
    response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _answers(path: str) -> str:
    """What answers a GET at a path, or nothing."""
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint: str = adapter.match(path, method="GET")[0] if adapter else ""
    except (HTTPException, RequestRedirect):
        return ""
    return endpoint

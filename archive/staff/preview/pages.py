"""Every address of the site below the address of a preview."""

from typing import TYPE_CHECKING

from flask import Response, abort, current_app, redirect, request
from flask.typing import ResponseReturnValue

from archive.errors import ReleaseError
from archive.staff.office import office
from archive.staff.preview.sites import Sites
from archive.staff.room import Room

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

room = Room("preview", title="Preview")

NOT_PASSED_ON = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE",
                 "HTTP_COOKIE", "HTTP_RANGE", "HTTP_IF_RANGE")  # fmt: skip
"""What the site must not answer to: it is compressed here, never kept, and knows no staff."""
NOT_GIVEN_BACK = ("ETag", "Last-Modified", "Cache-Control", "Access-Control-Allow-Origin",
                  "Content-Length", "Date")  # fmt: skip


@room.get("/preview/<release>", may="editor")
def door(release: str) -> ResponseReturnValue:
    return redirect(f"{request.script_root}/staff/preview/{release}/", 303)


@room.get("/preview/<release>/", may="editor", defaults={"path": ""})
@room.get("/preview/<release>/<path:path>", may="editor")
def preview(release: str, path: str) -> ResponseReturnValue:  # noqa: ARG001 - read as it came
    """The public page of that path, of that release."""
    try:
        site = _sites().site(release)
    except ReleaseError:
        abort(404, "There is no such release, or it is not whole. It may have been pruned.")
    answer = Response.from_app(site.wsgi_app, _environment(release))
    for name in NOT_GIVEN_BACK:
        answer.headers.pop(name, None)
    return answer


def _environment(release: str) -> "WSGIEnvironment":
    """The request as the mounted site would get it."""
    given = dict(request.environ)
    mount = f"/staff/preview/{release}"
    environ = {name: given[name] for name in given if not name.startswith(("werkzeug.", "flask."))}
    environ |= {
        "SCRIPT_NAME": f"{given.get('SCRIPT_NAME', '')}{mount}",
        "PATH_INFO": given["PATH_INFO"][len(mount) :],
    }
    return {name: value for name, value in environ.items() if name not in NOT_PASSED_ON}


def _sites() -> Sites:
    made: Sites = current_app.extensions.setdefault("previews", Sites(office().settings))
    return made

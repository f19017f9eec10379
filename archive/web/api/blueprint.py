"""What all answers of the API have in common: open to any site, errors as problem documents."""

from flask import Blueprint, Response

from archive.web.export import problems
from archive.web.export.serving import opened

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
problems.install(blueprint)


@blueprint.after_request
def _open(response: Response) -> Response:
    # A search engine shows pages, and each of these answers has one.
    response.headers["X-Robots-Tag"] = "noindex"
    return opened(response)

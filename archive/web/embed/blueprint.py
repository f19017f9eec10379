"""What is shown elsewhere: open to any site; of no use to search engines by itself."""

from flask import Blueprint, Response

from archive.web.export import problems
from archive.web.export.serving import opened

blueprint = Blueprint("embed", __name__)
shown = Blueprint("shown", __name__)
"""Pictures and answers for other sites, with problems as machines read them."""
framed = Blueprint("framed", __name__)
"""Pages for frames in other sites."""


def lent(response: Response) -> Response:
    """Any site may put it into its own pages, those too that ask for permission."""
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


for part in (shown, framed):
    part.after_request(lent)
shown.after_request(opened)
problems.install(shown)
for part in (shown, framed):
    blueprint.register_blueprint(part)

"""Style sheets, scripts and pictures: named by their content, so that they may be kept for ever."""

import hashlib
from pathlib import Path

from flask import Flask, Response, request, url_for

FOREVER = 365 * 24 * 3600


def install(app: Flask) -> None:
    """`asset_url(name)` for templates, and leave to keep whatever was asked for by its hash."""
    folder = Path(app.static_folder or "")
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in folder.rglob("*")
        if path.is_file()
    }

    def asset_url(name: str) -> str:
        return url_for("static", filename=name, v=hashes.get(name))

    app.add_template_global(asset_url)
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.cache_control.public = True
        response.cache_control.no_cache = None
        response.cache_control.max_age = FOREVER
        response.cache_control.immutable = True
    return response

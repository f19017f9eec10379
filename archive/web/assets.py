"""Style sheets, scripts and pictures: named by their content, so that they may be kept for ever."""

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

FOREVER = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with the hash of what is in it; held in memory, so that the two always agree."""

    content: bytes
    kind: str
    mark: str


def install(app: Flask, folder: Path) -> None:
    """Serve the folder's files at /static/, with `asset_url(name)` for templates."""
    assets = {path.relative_to(folder).as_posix(): _asset(path) for path in _files(folder)}

    def asset_url(filename: str) -> str:
        return f"{bare_url(filename)}?v={assets[filename].mark}"

    def bare_url(filename: str) -> str:
        """For what a style sheet names without its mark."""
        return f"{request.script_root}/static/{filename}"

    app.add_template_global(asset_url)
    app.add_template_global(bare_url)
    app.add_url_rule("/static/<path:filename>", "static", lambda filename: _serve(assets, filename))


def _serve(assets: Mapping[str, Asset], filename: str) -> Response:
    asset = assets.get(filename) or abort(404)
    response = Response(asset.content, content_type=asset.kind)
    response.set_etag(asset.mark)
    if request.args.get("v") == asset.mark:
        response.cache_control.public = True
        response.cache_control.max_age = FOREVER
        response.cache_control.immutable = True
    else:
        response.cache_control.no_cache = True
        response.make_conditional(request)
    return response


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Asset(content, kind, hashlib.sha256(content).hexdigest()[:12])

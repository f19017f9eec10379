"""Signposts are the same for everybody until the next release."""

from collections.abc import Callable

from flask import Blueprint, Response

from archive.web.once import once

blueprint = Blueprint("signposts", __name__)


def put_up(url: str, media_type: str, write: Callable[[], str]) -> Response:
    """A signpost at its address; `write` is called only if it is not known yet."""
    return once((url, media_type), lambda: Response(write(), content_type=media_type))

"""From another name of something to its page."""

from flask import redirect
from werkzeug.wrappers import Response


def moved(url: str) -> Response:
    """Asked for again each time, not kept for ever: a namesake may win one day."""
    response = redirect(url, 301)
    response.cache_control.no_cache = True
    return response

"""Following the archive: anything that has a list can be followed as Atom or as a JSON Feed.

An address is that of the page with a suffix: `/search.atom?q=air`.
"""

from flask import Flask

from archive.web.feeds import serving, views
from archive.web.feeds.forms import FORMS

__all__ = ["install", "views"]


def install(app: Flask) -> None:
    """Give the site a memory for feeds, and let templates link to them."""
    serving.install(app)
    app.jinja_env.globals["feed_forms"] = FORMS

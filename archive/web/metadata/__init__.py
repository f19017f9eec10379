"""What pages tell machines of themselves.

JSON-LD for search engines, in the page and beside it; meta elements and COinS for reference
managers.
"""

from types import SimpleNamespace

from flask import Flask

from archive.web.metadata import files
from archive.web.metadata.dataset import dataset
from archive.web.metadata.edition import edition
from archive.web.metadata.home import home
from archive.web.metadata.reference import context_object, tags
from archive.web.metadata.subject import subject
from archive.web.metadata.winner import winner

__all__ = ["files", "install"]


def install(app: Flask) -> None:
    """Let templates ask for what a page tells."""
    app.jinja_env.globals["linked"] = SimpleNamespace(
        dataset=dataset,
        edition=edition,
        home=home,
        subject=subject,
        winner=winner,
        tags=tags,
        context_object=context_object,
    )

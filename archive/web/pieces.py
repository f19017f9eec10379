"""Small pieces of pages that recur on thousands of them: rendered once, then remembered."""

from collections.abc import Hashable, Iterable
from functools import lru_cache

from flask import Flask, current_app, request
from markupsafe import Markup

from archive.domain.search import FacetValue

MOST = 8192
"""How many pieces are remembered, a few hundred bytes each."""


def install(app: Flask) -> None:
    """Make `piece` and `values` known to all templates."""
    app.add_template_global(piece)
    app.add_template_filter(values)


def piece(template: str, *about: Hashable) -> Markup:
    """What the macro `piece` of a template makes of its arguments, which must tell all of it."""
    return _piece(template, request.script_root, *about)


def values(found: Iterable[FacetValue], facet: str) -> Markup:
    """The values of a facet as items of a list."""
    return Markup("").join(piece("search/_value.html", facet, value) for value in found)


@lru_cache(MOST)
def _piece(template: str, _root: str, *about: Hashable) -> Markup:
    # The root is in the key because addresses begin with it.
    made = current_app.jinja_env.get_template(template).module.piece(*about)  # type: ignore[attr-defined]
    return Markup(made)  # noqa: S704 - a macro of a template that escapes

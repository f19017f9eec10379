"""Pieces of pages: a template holds one macro, `markup`, which is called as a function.

That is quicker than to include it, and small pieces that recur on thousands of pages are rendered
once and then remembered.
"""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, request
from markupsafe import Markup

from archive.domain.search import FacetValue
from archive.web.filters import number

MOST = 8192
"""How many pieces are remembered, a few hundred bytes each."""
_MANY = 987_654_321
"""A number that no label holds."""


def install(app: Flask) -> None:
    """Make the functions known to all templates."""
    app.add_template_global(made)
    app.add_template_global(piece)
    app.add_template_filter(values)


def made(template: str, *about: Any) -> Markup:
    """What the macro of a template makes of its arguments."""
    module: Any = current_app.jinja_env.get_template(template).module
    return Markup(module.markup(*about))  # noqa: S704 - templates escape


def piece(template: str, *about: Hashable) -> Markup:
    """The same, remembered: the arguments must tell all that the piece shows."""
    return _piece(template, request.script_root, *about)


def values(found: Iterable[FacetValue], facet: str) -> Markup:
    """The values of a facet as items of a list."""
    root = request.script_root
    items = (_item(root, facet, value) for value in found)
    return Markup("".join(items))  # noqa: S704 - pieces are escaped


def _item(root: str, facet: str, value: FacetValue) -> str:
    """An item is remembered for one number and given the one it has: numbers hardly recur."""
    if value.count < 2:  # these read otherwise
        return _piece("search/_value.html", root, facet, value)
    many = FacetValue(value.key, value.label, _MANY, value.selected)
    item = str(_piece("search/_value.html", root, facet, many))
    return item.replace(number(_MANY), number(value.count))


@lru_cache(MOST)
def _piece(template: str, _root: str, *about: Hashable) -> Markup:
    # The root is in the key because addresses begin with it.
    return made(template, *about)

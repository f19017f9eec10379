"""The table of what is recorded, and the winners behind each of its numbers."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response

from archive.domain.completeness import ASPECT_BY_NAME, ASPECTS, Aspect
from archive.domain.fields import NOT_RECORDED
from archive.web import htmx, links, nearest, reading
from archive.web.asking import shown
from archive.web.completeness import taking
from archive.web.completeness.matrix import Row, rows, totals
from archive.web.completeness.winners import by_state
from archive.web.coverage import sentence
from archive.web.criteria import Criteria

__all__ = ["blueprint", "taking"]

blueprint = Blueprint("completeness", __name__)

MOST = 15
"""How many pages are offered that may have been meant."""


@blueprint.get("/coverage")
def index() -> Response:
    return htmx.answer("coverage/index.html", "coverage", _all, url=links.coverage())


@blueprint.get("/coverage/<key>/<name>")
def cell(key: str, name: str) -> Response:
    """The winners of an edition by whether one thing is recorded of them."""
    row = {row.covered.edition.key: row for row in rows(reading.volume())}.get(key)
    aspect = ASPECT_BY_NAME.get(name)
    if row is None or aspect is None:
        return _missing(key, name)
    url = links.coverage(key, name)
    return htmx.answer("coverage/cell.html", "cell", lambda: _cell(row, aspect), url=url)


def _all() -> Mapping[str, Any]:
    found = rows(reading.volume())
    covered = [row.covered for row in found]
    return {
        "rows": found,
        "totals": totals(found),
        "aspects": ASPECTS,
        "sentence": sentence(covered, named=False),
        "recorded": sum(c.recorded for c in covered),
        "slots": sum(c.edition.slots for c in covered),
        "without": lambda aspect: without(aspect, Criteria()),
    }


def without(aspect: Aspect, criteria: Criteria) -> Criteria | None:
    """The search for winners that do not have it recorded, where there is such a search."""
    return criteria.with_value(aspect.facet, NOT_RECORDED.key) if aspect.facet else None


def _cell(row: Row, aspect: Aspect) -> Mapping[str, Any]:
    found = by_state(reading.release(), row, aspect)
    return {
        "row": row,
        "aspect": aspect,
        "tally": next(cell.tally for cell in row.cells if cell.aspect is aspect),
        "found": found,
        "listed": sum(map(len, found.values())),
        "without": without(aspect, row.criteria),
    }


def _missing(key: str, name: str) -> Response:
    """With what is most like it, in the edition or the aspect that can be made out."""
    editions = {c.edition.key: c.edition.label for c in reading.volume().coverage}
    aspects = {aspect.name: aspect.label for aspect in ASPECTS}
    keys, names = nearest.like(key, editions)[:1], nearest.like(name, aspects)[:1]
    if keys or names:
        keys, names = keys or list(editions), names or list(aspects)
    near = [(k, n, f"{editions[k]}: {aspects[n]}") for k in keys for n in names]
    context = {"asked": shown(f"{key}/{name}"), "near": near[:MOST]}
    return htmx.problem("coverage/missing.html", "problem", context, 404)

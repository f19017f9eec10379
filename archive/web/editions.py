"""The editions of the awards: the list of them, and each with its winners."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, Response, abort

from archive.domain.naming import slugify
from archive.domain.search import MAX_PAGE_SIZE, SearchQuery
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web import htmx, links, reading
from archive.web.cards import winner_of
from archive.web.coverage import Coverage, coverage, sentence

blueprint = Blueprint("editions", __name__, url_prefix="/editions")


@blueprint.get("/")
def index() -> Response:
    return htmx.answer("editions/index.html", "editions", _all, url=links.editions())


@blueprint.get("/<key>")
def edition(key: str) -> Response:
    found = {c.edition.key: c for c in coverage(reading.release())}.get(key)
    if found is None:
        abort(404)
    url = links.edition_of(found.edition)
    return htmx.answer("editions/edition.html", "edition", lambda: _facts(found), url=url)


def winners_of(release: OpenRelease, award: str, year: int) -> tuple[Winner, ...]:
    """The recorded winners of an edition, by city."""
    found = (winner_of(release, key) for key in _ids(release, award, year))
    return tuple(winner for winner in found if winner)


def _ids(release: OpenRelease, award: str, year: int) -> Iterator[str]:
    filters = {"award": (slugify(award),), "year": (str(year),)}
    offset, total = 0, 1
    while offset < total:
        query = SearchQuery(
            filters=filters,
            sort="city",
            offset=offset,
            limit=MAX_PAGE_SIZE,
            highlight=False,
            count_facets=False,
        )
        results = release.index.search(query)
        yield from (hit.id for hit in results.hits)
        offset, total = offset + MAX_PAGE_SIZE, results.total


def _all() -> Mapping[str, Any]:
    found = coverage(reading.release())
    return {"coverage": found, "sentence": sentence(found, named=False)}


def _facts(covered: Coverage) -> Mapping[str, Any]:
    release = reading.release()
    every = coverage(release)
    at = every.index(covered)
    edition = covered.edition
    return {
        "edition": edition,
        "covered": covered,
        "sentence": sentence((covered,)),
        "winners": sorted(
            winners_of(release, edition.award, edition.year), key=lambda w: not w.honours
        ),
        "later": every[at - 1] if at else None,
        "earlier": every[at + 1] if at + 1 < len(every) else None,
    }

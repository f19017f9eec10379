"""The editions of the awards: the list of them, and each with its winners."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort

from archive.domain.edition import Edition
from archive.domain.fields import Value
from archive.domain.naming import slugify
from archive.domain.search import MAX_PAGE_SIZE, FacetValue, SearchQuery
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web import htmx, links, reading
from archive.web.cards import winner_of
from archive.web.coverage import Coverage, coverage, sentence
from archive.web.criteria import winners_of
from archive.web.search.start import TOP_HONOUR
from archive.web.subjects.wins import Wins, winners, wins

SHOWN = 100
"""Winners on the page of an edition at most; the search lists them all."""

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


def beside(release: OpenRelease, winner: Winner) -> tuple[Winner | None, Winner | None]:
    """The winners before and after one in its edition, by city; None at either end."""
    ids = tuple(_ids(release, winner.award, winner.year))
    at = ids.index(winner.id)
    around = (ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)
    before, after = (winner_of(release, key) if key else None for key in around)
    return before, after


def _ids(release: OpenRelease, award: str, year: int) -> Iterator[str]:
    query = SearchQuery(
        filters=winners_of(award, year),
        sort="city",
        limit=MAX_PAGE_SIZE,
        highlight=False,
        count_facets=False,
    )
    total = 1
    while query.offset < total:
        results = release.index.search(query)
        yield from (hit.id for hit in results.hits)
        query, total = replace(query, offset=query.offset + MAX_PAGE_SIZE), results.total


def _all() -> Mapping[str, Any]:
    found = coverage(reading.release())
    return {"coverage": found, "sentence": sentence(found, named=False)}


def _facts(covered: Coverage) -> Mapping[str, Any]:
    volume = reading.volume()
    edition, every = covered.edition, volume.coverage
    at = every.index(covered)
    chosen = winners_of(edition.award, edition.year)
    won = wins(volume.release, chosen, sort="city", shown=SHOWN)
    return {
        "edition": edition,
        "covered": covered,
        "sentence": sentence((covered,)),
        "won": won,
        "recipients": tuple(_recipients(volume.release, won)),
        "categories": tuple(_categories(edition, won)),
        "ceremony_cities": volume.names.keys("city", edition.ceremony_city or ""),
        "later": every[at - 1] if at else None,
        "earlier": every[at + 1] if at + 1 < len(every) else None,
    }


def _recipients(release: OpenRelease, won: Wins) -> Iterator[tuple[Value, tuple[Winner, ...]]]:
    """Each honour that was given with its recipients, by city; the highest one first."""
    honours = sorted(won.spread["honour"], key=lambda value: value.key != TOP_HONOUR)
    for honour in honours:
        chosen = {**won.criteria.filters, "honour": (honour.key,)}
        query = SearchQuery(
            filters=chosen, sort="city", limit=SHOWN, highlight=False, count_facets=False
        )
        hits = release.index.search(query).hits
        yield Value(honour.key, honour.label), winners(release, hits)


def _categories(edition: Edition, won: Wins) -> Iterator[FacetValue]:
    """Those that the organiser named, then what else is recorded, with their recorded winners."""
    counted = {value.key: value for value in won.spread["category"]}
    for name in edition.categories:
        key = slugify(name)
        yield FacetValue(key, name, counted.pop(key).count if key in counted else 0)
    yield from counted.values()

"""What the start page offers to somebody who has not asked anything yet."""

from dataclasses import dataclass

from archive.domain.search import FacetValue, SearchQuery, SearchResults
from archive.search.opening import OpenRelease
from archive.web.cards import Card, cards
from archive.web.coverage import Coverage, coverage

TOP_HONOUR = "overall-award-recipient"
EDITIONS = 4
TECHNOLOGIES = 14


@dataclass(frozen=True, slots=True)
class Start:
    """The recipients of the highest honour of the latest edition that gave it, and ways in."""

    honoured: tuple[Card, ...]
    editions: tuple[Coverage, ...]
    technologies: tuple[FacetValue, ...]


def start(release: OpenRelease, everything: SearchResults) -> Start:
    """`everything` is the answer to the empty question; its facets count all winners."""
    values = {facet.name: facet.values for facet in everything.facets}
    technologies = (v for v in values.get("technology", ()) if v.key != "not-recorded")
    return Start(
        honoured=_honoured(release),
        editions=coverage(release)[:EDITIONS],
        technologies=tuple(technologies)[:TECHNOLOGIES],
    )


def _honoured(release: OpenRelease) -> tuple[Card, ...]:
    asked = SearchQuery(
        filters={"honour": (TOP_HONOUR,)}, sort="newest", highlight=False, count_facets=False
    )
    found = cards(release, release.index.search(asked).hits)
    return tuple(c for c in found if c.winner.year == found[0].winner.year)

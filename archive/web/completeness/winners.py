"""Which winners of an edition have something recorded, in doubt or not recorded."""

from archive.domain.completeness import Aspect, State
from archive.domain.search import MAX_PAGE_SIZE, SearchQuery
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of
from archive.web.completeness.matrix import Row

STATES: tuple[State, ...] = ("in doubt", "not recorded", "recorded")
Sorted = dict[State, list[Winner]]


def by_state(release: OpenRelease, row: Row, aspect: Aspect) -> Sorted:
    """The first winners of the edition by city, as many as a page of results has at most."""
    query = SearchQuery(
        filters=row.criteria.filters,
        sort="city",
        limit=MAX_PAGE_SIZE,
        highlight=False,
        count_facets=False,
    )
    found: Sorted = {state: [] for state in STATES}
    for hit in release.index.search(query).hits:
        if winner := winner_of(release, hit.id):
            place = release.snapshot.place_of(winner.place)
            found[aspect.read(winner, place)].append(winner)
    return found

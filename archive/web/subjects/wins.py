"""The recorded winners of a city, an edition or the like: how many, the first, how they spread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from archive.domain.fields import NOT_RECORDED
from archive.domain.search import FacetValue, Hit, SearchQuery
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of
from archive.web.criteria import Criteria, in_order

SHOWN = 25
"""Winners on a page at most; the search lists them all."""


@dataclass(frozen=True, slots=True)
class Wins:
    """`criteria` are the search that finds all of them; `first` are the first of its list.

    `spread` has for each facet but the chosen ones how many of them have each of its values, the
    most frequent first; `unrecorded` how many have none.
    """

    criteria: Criteria
    total: int
    first: tuple[Winner, ...]
    spread: Mapping[str, tuple[FacetValue, ...]]
    unrecorded: Mapping[str, int]

    @property
    def by_year(self) -> tuple[tuple[int, tuple[Winner, ...]], ...]:
        """The first ones by year; in the order of the list, which is one of years."""
        years = groupby(self.first, key=lambda winner: winner.year)
        return tuple((year, tuple(winners)) for year, winners in years)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which there are any, the earliest first."""
        return tuple(sorted(int(value.key) for value in self.spread["year"]))


def wins(
    release: OpenRelease,
    chosen: Mapping[str, tuple[str, ...]],
    *,
    sort: str = "newest",
    shown: int = SHOWN,
) -> Wins:
    """Those with the chosen values by facet: one search, with the counts of its page."""
    query = SearchQuery(filters=chosen, sort=sort, limit=shown, highlight=False)
    results = release.index.search(query)
    counted = {f.name: f.values for f in results.facets if f.name not in chosen}
    return Wins(
        Criteria(chosen=in_order(chosen)),
        results.total,
        winners(release, results.hits),
        {name: tuple(filter(_is_recorded, values)) for name, values in counted.items()},
        {name: _unrecorded(values) for name, values in counted.items()},
    )


def winners(release: OpenRelease, hits: Iterable[Hit]) -> tuple[Winner, ...]:
    """The records of some results."""
    found = (winner_of(release, hit.id) for hit in hits)
    return tuple(winner for winner in found if winner)


def _unrecorded(values: Iterable[FacetValue]) -> int:
    return sum(value.count for value in values if not _is_recorded(value))


def _is_recorded(value: FacetValue) -> bool:
    return value.key != NOT_RECORDED.key

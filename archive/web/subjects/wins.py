"""The recorded winners that have one value: how many, the newest of them, and how they spread."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from archive.domain.fields import NOT_RECORDED
from archive.domain.search import FacetValue, SearchQuery
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of
from archive.web.criteria import Criteria

SHOWN = 25
"""Winners on a page at most, the newest ones; the search lists them all."""


@dataclass(frozen=True, slots=True)
class Wins:
    """`criteria` are the search that finds all of them; `newest` are the first of its list.

    `spread` has for each facet how many of them have each of its values, the most frequent first;
    `unrecorded` how many have none.
    """

    criteria: Criteria
    total: int
    newest: tuple[Winner, ...]
    spread: Mapping[str, tuple[FacetValue, ...]]
    unrecorded: Mapping[str, int]

    @property
    def by_year(self) -> tuple[tuple[int, tuple[Winner, ...]], ...]:
        """The newest ones by year, the latest first."""
        years = groupby(self.newest, key=lambda winner: winner.year)
        return tuple((year, tuple(winners)) for year, winners in years)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which there are any, the earliest first."""
        return tuple(sorted(int(value.key) for value in self.spread["year"]))


def wins(release: OpenRelease, facet: str, key: str) -> Wins:
    """One search; the counts are those of the search page."""
    query = SearchQuery(filters={facet: (key,)}, sort="newest", limit=SHOWN, highlight=False)
    results = release.index.search(query)
    found = (winner_of(release, hit.id) for hit in results.hits)
    counted = {f.name: f.values for f in results.facets if f.name != facet}
    return Wins(
        Criteria().with_value(facet, key),
        results.total,
        tuple(winner for winner in found if winner),
        {name: tuple(filter(_is_recorded, values)) for name, values in counted.items()},
        {
            name: sum(v.count for v in values if not _is_recorded(v))
            for name, values in counted.items()
        },
    )


def _is_recorded(value: FacetValue) -> bool:
    return value.key != NOT_RECORDED.key

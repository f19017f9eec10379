"""What every peer is asked and what it answers; both can be compared across peers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.domain.fields import FACETS
from archive.domain.search import SearchQuery
from archive.search.plan import Plan

FACET_NAMES = tuple(facet.name for facet in FACETS)

Counts = dict[str, dict[str, int]]
"""For each facet the count of each value's key; zeros are left out."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query of this archive, and the same as a plan of tokens for the other engines."""

    kind: str
    text: str
    query: SearchQuery
    plan: Plan

    @property
    def filters(self) -> Mapping[str, tuple[str, ...]]:
        return {name: keys for name, keys in self.query.filters.items() if keys}

    @property
    def own(self) -> tuple[str, ...]:
        """Facets with a choice: their counts ignore it and so need a search of their own."""
        return tuple(self.filters)

    def filters_but(self, facet: str | None) -> Mapping[str, tuple[str, ...]]:
        """The choices in all other facets."""
        return {name: keys for name, keys in self.filters.items() if name != facet}

    @property
    def unchosen(self) -> tuple[str, ...]:
        return tuple(name for name in FACET_NAMES if name not in self.filters)


@dataclass(slots=True)
class Answer:
    """`ids` are the hits in order; `marked` are the texts in which words were marked."""

    total: int
    ids: list[str]
    facets: Counts
    marked: list[str] = field(default_factory=list)

"""The question that the archive puts to a search engine, and the answer it gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.domain.query import EVERYTHING, Query

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
MAX_DEPTH = 10_000
"""How far down a result list may be read; beyond it, narrow the question."""

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
"""Private-use characters around matched words; they never occur in a record, so a page can escape
the text first and mark it afterwards."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Words, chosen facet values (OR within a facet, AND across), order and window.

    `filters` maps a facet's name to the keys of its chosen values. `sort` is a name of
    `archive.domain.fields.SORTS`; relevance without words means newest first.
    """

    text: Query = EVERYTHING
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    offset: int = 0
    limit: int = PAGE_SIZE
    highlight: bool = True
    count_facets: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `highlights` maps a field's name to the texts in which words were marked."""

    id: str
    score: float
    highlights: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class FacetValue(NamedTuple):
    """A value with the number of results it would give beside the other facets' choices."""

    key: str
    label: str
    count: int  # type: ignore[assignment]  # tuple.count is of no use here
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet that occur among the results, and every chosen one, even at zero.

    Sorted by count, or by the facet's own order; "Not recorded" always last.
    """

    name: str
    values: tuple[FacetValue, ...]

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.selected)


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`total` is exact. `partial`: no winner had all the words, and those with most are shown.

    `notices` say in whole sentences what was left out or read otherwise.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    partial: bool = False
    notices: tuple[str, ...] = ()

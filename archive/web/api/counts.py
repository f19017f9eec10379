"""How many winners each value of a facet has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED
from archive.domain.search import Facet, FacetValue, SearchQuery
from archive.search.opening import OpenRelease
from archive.web.api.described import DESCRIBED

Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ValueCount:
    """A value of a facet."""

    __pydantic_config__ = DESCRIBED

    key: str
    """What stands for it in addresses."""
    label: str
    """Its name."""
    count: int
    """How many winners choosing it would give, beside what is chosen in other facets; exact."""
    selected: bool
    """Whether it is chosen."""


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """One facet."""

    __pydantic_config__ = DESCRIBED

    label: str
    """Its name."""
    size: int
    """How many values occur, "Not recorded" left out; the first of them are listed."""
    values: tuple[ValueCount, ...]
    """The most frequent first, or in their own order; all chosen ones are among them."""


def counts(facets: Iterable[Facet], limit: int) -> dict[str, FacetCounts]:
    """The first values of each facet that has any."""
    found = {facet.name: facet for facet in facets if facet.values}
    return {name: _counts(found[name], limit) for name in FACET_BY_NAME if name in found}


def _counts(facet: Facet, limit: int) -> FacetCounts:
    size = sum(value.key != NOT_RECORDED.key for value in facet.values)
    rest = (value for value in facet.values[limit:] if value.selected)
    listed = tuple(map(_value, (*facet.values[:limit], *rest)))
    return FacetCounts(FACET_BY_NAME[facet.name].label, size, listed)


def _value(value: FacetValue) -> ValueCount:
    return ValueCount(value.key, value.label, value.count, value.selected)


def counted(release: OpenRelease, filters: Filters, limit: int) -> dict[str, FacetCounts]:
    """The facets that are no filters, counted over the winners that the filters leave."""
    if not limit:
        return {}
    found = release.index.search(SearchQuery(filters=filters, limit=1, highlight=False)).facets
    return counts((facet for facet in found if facet.name not in filters), limit)

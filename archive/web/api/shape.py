"""The shape of every answer: `data`, what is to be said of them, counts, and where to go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.web.api.counts import FacetCounts
from archive.web.api.described import DESCRIBED
from archive.web.api.meta import ListMeta, Meta

T = TypeVar("T")
M = TypeVar("M", bound=ListMeta)
Links = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T, M]):
    """A list, or as much of it as was asked for."""

    __pydantic_config__ = DESCRIBED

    data: Sequence[T]
    """The entries."""
    meta: M
    """What they are a part of."""
    facets: Mapping[str, FacetCounts]
    """By the name of each facet that was counted."""
    links: Links
    """`self`, `first` and, where there is such a thing, `prev`, `next` and `page` for readers."""


@dataclass(frozen=True, slots=True)
class One(Generic[T]):
    """One thing."""

    __pydantic_config__ = DESCRIBED

    data: T
    """What is recorded of it."""
    meta: Meta
    """What was read."""
    facets: Mapping[str, FacetCounts]
    """Counted over its winners, by the name of each facet."""
    links: Links
    """`self` and, where there is such a thing, `page` for readers and `winners`."""

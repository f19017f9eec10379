"""What a release knows of places and of how often each value occurs; made once for each release."""

from collections.abc import Mapping
from threading import Lock

from cachetools import LRUCache, cached

from archive.domain.naming import slugify
from archive.domain.place import Place
from archive.domain.search import FacetValue
from archive.search.opening import OpenRelease
from archive.web.api.counts import totals


def values(release: OpenRelease, facet: str) -> tuple[FacetValue, ...]:
    """The values of a facet in their own order, with how many winners each has."""
    counted = totals(release).get(facet, {})
    own = (value.key for value in release.index.values(facet))
    return tuple(counted[key] for key in own if key in counted)


def value(release: OpenRelease, facet: str, key: str) -> FacetValue | None:
    """One value of a facet, or None if no winner has it."""
    return totals(release).get(facet, {}).get(key)


@cached(LRUCache(4), key=lambda release: release.id, lock=Lock())
def cities(release: OpenRelease) -> Mapping[str, Place]:
    """The cities by their keys."""
    return {place.slug: place for place in release.snapshot.places if place.city}


@cached(LRUCache(4), key=lambda release: release.id, lock=Lock())
def country_codes(release: OpenRelease) -> Mapping[str, str]:
    """The codes of the countries by their keys, where one is known."""
    return {
        slugify(place.country): place.country_code
        for place in release.snapshot.places
        if place.country_code
    }

"""Where the cities of a release are, as far as that is recorded."""

from dataclasses import dataclass
from threading import Lock

import numpy as np
from cachetools import LRUCache, cached

from archive.domain.fields import NOT_RECORDED
from archive.domain.place import Place
from archive.search.opening import OpenRelease
from archive.web.map.projection import Numbers

KEPT = 2
"""Releases whose places are remembered: the current one, and the one before it for a while."""


@dataclass(frozen=True, slots=True)
class Places:
    """Cities that have winners; `keys` are those of the facet. The arrays are in degrees.

    `missing` are those without coordinates.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    latitudes: Numbers
    longitudes: Numbers
    missing: tuple[tuple[str, str], ...]


@cached(LRUCache(KEPT), key=lambda release: release.id, lock=Lock())
def places(release: OpenRelease) -> Places:
    """Every city of the release that any winner names."""
    known = {place.slug: place for place in release.snapshot.places if _is_located(place)}
    cities = [value for value in release.index.values("city") if value.key != NOT_RECORDED.key]
    located = [(value, known[value.key]) for value in cities if value.key in known]
    return Places(
        keys=tuple(value.key for value, _ in located),
        names=tuple(place.city or value.label for value, place in located),
        labels=tuple(value.label for value, _ in located),
        latitudes=np.array([place.latitude for _, place in located], dtype=np.float64),
        longitudes=np.array([place.longitude for _, place in located], dtype=np.float64),
        missing=tuple((value.key, value.label) for value in cities if value.key not in known),
    )


def _is_located(place: Place) -> bool:
    return place.city is not None and place.latitude is not None and place.longitude is not None

"""The page of a city: what it won, when and with what, and what is known of the place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.domain.naming import fold, slugify
from archive.domain.place import Place
from archive.domain.search import FacetValue
from archive.web.names import plain
from archive.web.peers.beside import cities_like
from archive.web.reading import Volume
from archive.web.subjects.register import Register
from archive.web.subjects.wins import Wins

NEIGHBOURS = 8
"""Cities of the same state or province at most, and of the rest of the country."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a place, and what kind of name it is."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Around:
    """Other winning cities of a region or of a `country`, whose page lists them all."""

    name: str
    cities: tuple[FacetValue, ...]
    country: str = ""


def facts(volume: Volume, key: str, won: Wins) -> Mapping[str, Any]:
    register = volume.register
    places = register.places(key)
    return {
        "places": places,
        "coordinates": coordinates,
        "names": tuple(_names(register, key, won)),
        "namesakes": tuple(_namesakes(register, key, places)),
        "like": cities_like(volume, key),
        "around": tuple(a for place in places for a in _around(register, key, place) if a.cities),
    }


def coordinates(place: Place) -> str:
    """Such as "32.7831° N, 96.8067° W"; empty where they are not recorded."""
    if place.latitude is None or place.longitude is None:
        return ""
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.4f}° {north}, {abs(place.longitude):.4f}° {east}"


def _names(register: Register, key: str, won: Wins) -> Iterator[OtherName]:
    """The other names of the city, and how the sources of its winners write it."""
    known = {
        alias.alias: OtherName(alias.alias, alias.kind) for alias in register.aliases("city", key)
    }
    yield from known.values()
    written = (name for w in won.first for name in w.places if name.slug == key)
    for text in dict.fromkeys(name.as_written for name in written):
        if text and text not in known:
            yield OtherName(text, "as a source writes it")


def _namesakes(register: Register, key: str, places: Iterable[Place]) -> Iterator[FacetValue]:
    """Other winning cities of the same name."""
    for name in dict.fromkeys(place.city for place in places):
        namesakes = register.meant("city", plain(name or ""))
        yield from (register.value("city", other) for other in namesakes if other != key)


def _around(register: Register, key: str, place: Place) -> Iterator[Around]:
    """Those of the same state or province, then those elsewhere in the country."""
    near: list[FacetValue] = []
    far: list[FacetValue] = []
    for city in register.cities(slugify(place.country)):
        regions = {other.region for other in register.places(city)}
        found = near if place.region and place.region in regions else far
        if city != key:
            found.append(register.value("city", city))
    if place.region:
        yield Around(place.region, _first(near))
    yield Around(place.country, _first(far), place.country)


def _first(cities: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    """Those that won most."""
    return tuple(sorted(cities, key=lambda v: (-v.count, fold(v.label)))[:NEIGHBOURS])

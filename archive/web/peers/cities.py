"""Which city is meant: of all there are, and of those that have won by all their names here."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.atlas.area import Area
from archive.domain.naming import words
from archive.domain.place import Place
from archive.peers.winning_cities import WinningCities
from archive.search.opening import OpenRelease
from archive.web.names import Names

PLAIN = 10
"""A city so many times larger than the next of its name is taken to be meant; the others are
named beside it."""
NEAR = 6
CHOICES = 30
LARGEST = 12
"""So many cities of a state or country are offered beside those that have won."""
SHORT = 3
"""Letters of a text that may be the code of a state or country and is not its name."""


@dataclass(frozen=True, slots=True)
class Within:
    """A state, province or country, and its cities: those that have won with the number of their
    projects, most first, then the largest others. `more` have won and are left out here."""

    area: Area
    winning: tuple[tuple[Place, int], ...]
    more: int
    largest: tuple[Place, ...]

    @property
    def cities(self) -> tuple[Place, ...]:
        return (*(place for place, _ in self.winning), *self.largest)


@dataclass(frozen=True, slots=True)
class Choice:
    """`place` is the city that is meant, if it is plain which; `others` could be meant as well.

    Where a text calls a state or country rather than a city, `areas` are those. Where it calls
    nothing, `near` are the cities whose names look most like it.
    """

    place: Place | None = None
    others: tuple[Place, ...] = ()
    near: tuple[Place, ...] = ()
    areas: tuple[Within, ...] = ()

    @property
    def offered(self) -> tuple[Place, ...]:
        """Every city that may be meant where it is not plain which, each once."""
        inside = (place for within in self.areas for place in within.cities[:LARGEST])
        every = (*inside, *self.others, *self.near)
        return tuple({_identity(place): place for place in every}.values())


class Cities:
    """Made once for an opened release; asking it changes nothing."""

    def __init__(self, release: OpenRelease, names: Names) -> None:
        self.release = release
        self.names = names
        self.by_slug = {place.slug: place for place in release.projects.places}
        self.by_geonames_id = {
            place.geonames_id: place for place in release.projects.places if place.geonames_id
        }

    @cached_property
    def winning(self) -> WinningCities:
        """Made when first asked for; two threads may make it at once, and either will do."""
        return WinningCities.of(self.release)

    def choose(self, text: str) -> Choice:
        """What a text or key may mean: one city, several, or none that is known."""
        if text in self.by_slug:
            return Choice(self.by_slug[text])
        found, areas = self.called(text), self.areas(text)
        if areas and not (found and _outdoes(found[0], text, areas)):
            return Choice(others=tuple(found), areas=areas)
        if not found:
            return Choice(near=tuple(map(self.as_recorded, self.release.atlas.nearest(text, NEAR))))
        first, *others = found
        if _stands_out(first, others):
            return Choice(first, tuple(others))
        return Choice(others=tuple(found))

    def called(self, text: str) -> list[Place]:
        """All cities of that name, those that have won as the archive records them."""
        known = self.release.atlas.called(text)
        recorded = (self.by_slug.get(slug) for slug in self.names.keys("city", text))
        found = [*map(self.as_recorded, known), *filter(None, recorded)]
        return list({_identity(place): place for place in found}.values())[:CHOICES]

    def areas(self, text: str) -> tuple[Within, ...]:
        """The states, provinces and countries of that name."""
        return tuple(map(self._within, self.release.atlas.areas(text, CHOICES)))

    def beginning(self, text: str, limit: int) -> tuple[Place, ...]:
        """Cities whose names begin so. Where that is the name of a state or country its cities
        come first, but for a few that are called so themselves."""
        areas = self.areas(text) if len(text) > SHORT else ()
        inside = [place for within in areas for place in within.cities[: limit // len(areas)]]
        so_called = self.called(text)[: limit // 4] if inside else ()
        begun = map(self.as_recorded, self.release.atlas.beginning(text, limit))
        every = (*so_called, *inside, *begun)
        return tuple({_identity(place): place for place in every}.values())[:limit]

    def as_recorded(self, place: Place) -> Place:
        """The city as the archive records it, if it has won."""
        return self.by_geonames_id.get(place.geonames_id or 0, place)

    def _within(self, area: Area) -> Within:
        winning = [(p, n) for p, n in self._projects if area.holds(p)]
        won = {_identity(place) for place, _ in winning}
        others = [place for place in area.largest if _identity(place) not in won]
        more = max(0, len(winning) - CHOICES)
        return Within(area, tuple(winning[:CHOICES]), more, tuple(others[:LARGEST]))

    @cached_property
    def _projects(self) -> tuple[tuple[Place, int], ...]:
        """Every city that has won with the number of its projects, most and then largest first."""
        tags = self.release.projects.cities
        counts = np.bincount(tags.numbers, minlength=len(tags.keys)).tolist()
        pairs = zip(self.release.projects.places, counts, strict=True)
        return tuple(sorted(pairs, key=lambda pair: (-pair[1], -(pair[0].population or 0))))

    def key(self, place: Place) -> str:
        """What stands for the city in an address."""
        return place.slug if place.slug in self.by_slug else self.release.atlas.key(place)

    def written(self, place: Place) -> str:
        """What stands in the box for the city: its label, or its key if that means another."""
        return place.label if self.choose(place.label).place == place else self.key(place)


def _outdoes(city: Place, text: str, areas: tuple[Within, ...]) -> bool:
    """Whether a city is meant rather than a state or country of the same name: it lies there
    itself, as Québec does, what is so called is a code only, or none there is larger."""
    so_called = words(text) == words(city.city or "")
    there = any(within.area.holds(city) for within in areas)
    largest = max(within.area.largest[0].population or 0 for within in areas)
    return (so_called and (there or len(text) <= SHORT)) or (city.population or 0) >= largest


def _stands_out(first: Place, others: list[Place]) -> bool:
    """Whether it is the only one or far larger than the others, all sizes being known."""
    sizes = [place.population for place in others]
    if not sizes:
        return True
    if first.population is None or None in sizes:
        return False
    return first.population >= PLAIN * max(size or 0 for size in sizes)


def _identity(place: Place) -> object:
    return place.geonames_id or place.slug

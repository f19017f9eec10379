"""Which city is meant: of all there are, and of those that have won by all their names here."""

from dataclasses import dataclass
from functools import cached_property

from archive.domain.place import Place
from archive.peers.winning_cities import WinningCities
from archive.search.opening import OpenRelease
from archive.web.names import Names

PLAIN = 10
"""A city so many times larger than the next of its name is taken to be meant; the others are
named beside it."""
NEAR = 6
CHOICES = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """`place` is the city that is meant, if it is plain which; `others` could be meant as well.

    Where none is so called, `near` are those whose names look most like it.
    """

    place: Place | None = None
    others: tuple[Place, ...] = ()
    near: tuple[Place, ...] = ()


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
        found = self.called(text)
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

    def beginning(self, text: str, limit: int) -> tuple[Place, ...]:
        return tuple(map(self.as_recorded, self.release.atlas.beginning(text, limit)))

    def as_recorded(self, place: Place) -> Place:
        """The city as the archive records it, if it has won."""
        return self.by_geonames_id.get(place.geonames_id or 0, place)

    def key(self, place: Place) -> str:
        """What stands for the city in an address."""
        return place.slug if place.slug in self.by_slug else self.release.atlas.key(place)

    def written(self, place: Place) -> str:
        """What stands in the box for the city: its label, or its key if that means another."""
        return place.label if self.choose(place.label).place == place else self.key(place)


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

"""A whole country, or a region of one that has a name here, with the cities in it."""

from dataclasses import dataclass

from archive.domain.place import Place, PlaceName


@dataclass(frozen=True, slots=True)
class Area:
    """`region` is None for a whole country; `largest` are its largest cities, at least one."""

    region: str | None
    country: str
    largest: tuple[Place, ...]

    @property
    def name(self) -> PlaceName:
        return PlaceName(region=self.region, country=self.country)

    @property
    def label(self) -> str:
        return ", ".join(filter(None, (self.region, self.country)))

    def holds(self, place: Place) -> bool:
        return place.country == self.country and self.region in (None, place.region)

"""What GeoNames knows of a place."""

from collections.abc import Mapping
from functools import cache, cached_property

from archive.atlas import geonames
from archive.atlas.countries import OTHER_NAMES
from archive.atlas.geonames import City, cities, countries
from archive.atlas.regions import region_code
from archive.domain.naming import fold
from archive.domain.place import Place, PlaceKey, PlaceName


class Gazetteer:
    """Looks places up in GeoNames (cities of 5,000 people and more); it never guesses.

    A country is known by its English name, without regard to case and diacritics. A city gets
    coordinates and population only if exactly one city of its country has that name; where none
    has, alternate names are asked in the same way. Two or more are told apart by their region in
    the United States and Canada, never by their size. A region given there must agree; elsewhere
    regions cannot be compared. Counties, areas, regions and countries have a country code and
    nothing else.

    The cities of a country are read at the first question for one of them, once a process.
    """

    @cached_property
    def label(self) -> str:
        """The data set, its package with version, and its year: what a place says of its facts."""
        return geonames.label()

    @cached_property
    def countries(self) -> dict[str, str]:
        """The ISO code of every country by its English name."""
        return {country["name"].strip(): country["iso"] for country in countries()}

    def country_code(self, country: str) -> str | None:
        return self._code_by_folded_name.get(fold(country))

    def place(self, name: PlaceName) -> Place:
        """The named place with all that is known of it."""
        city, region, country = name.key
        code = self.country_code(country)
        known = Place(city=city, region=region, country=country, country_code=code)
        found = self._city(city, region, code) if city and code else None
        return known.model_copy(update=self._facts(found)) if found else known

    def _facts(self, city: City) -> dict[str, object]:
        return {
            "latitude": float(city["latitude"]),
            "longitude": float(city["longitude"]),
            "population": geonames.inhabitants(city),
            "geonames_id": city["geonameid"],
            "gazetteer": self.label,
        }

    @cached_property
    def _code_by_folded_name(self) -> dict[str, str]:
        return OTHER_NAMES | {fold(name): code for name, code in self.countries.items()}

    def _city(self, city: str, region: str | None, code: str) -> City | None:
        """The one city of that name, or None if there is none or more than one."""
        named = _cities_by_name(code).get(fold(city)) or _cities_also_named(code, city)
        if region and code in ("US", "CA"):
            admin = region_code(code, region)
            named = [found for found in named if found["admin1code"] == admin]
        return named[0] if len(named) == 1 else None


class Remembering(Gazetteer):
    """Says of recorded places what is recorded, and looks up others only.

    Who edits a record changes no facts of places that he did not name: those come anew with files.
    """

    def __init__(self, recorded: Mapping[PlaceKey, Place]) -> None:
        self.recorded = recorded

    def place(self, name: PlaceName) -> Place:
        return self.recorded.get(name.key) or super().place(name)


@cache
def _cities_by_name(country_code: str) -> dict[str, list[City]]:
    by_name: dict[str, list[City]] = {}
    for city in cities(country_code):
        by_name.setdefault(fold(city["name"]), []).append(city)
    return by_name


def _cities_also_named(country_code: str, name: str) -> list[City]:
    by_name = _cities_by_other_name(country_code)
    found = [*by_name.get(name.lower(), ()), *by_name.get(fold(name), ())]
    return list({city["geonameid"]: city for city in found}.values())


@cache
def _cities_by_other_name(country_code: str) -> dict[str, list[City]]:
    """At once for all: a spreadsheet may name thousands of places that nobody knows."""
    by_name: dict[str, list[City]] = {}
    for city in cities(country_code):
        for other in {name.lower() for name in city["alternatenames"]}:
            by_name.setdefault(other, []).append(city)
    return by_name

"""Where a winner is: the name in the record, what is known of it, and its other names."""

from typing import Annotated, Literal

from pydantic import Field

from archive.domain.naming import slugify
from archive.domain.record import Label, Record

AliasKind = Literal["misspelling", "abbreviation", "variant", "local name", "area"]
PlaceKey = tuple[str | None, str | None, str]
"""City, region and country; what tells a place from all others."""


def _label(city: str | None, region: str | None, country: str) -> str:
    broader = region or country
    return broader if city in (None, broader) else f"{city}, {broader}"


class PlaceName(Record):
    """A place as the record names it today; a city, a region or a whole country.

    `as_written` holds the source's own spelling where it differs.
    """

    city: Label | None = None
    region: Label | None = None
    country: Label
    as_written: Label | None = None

    @property
    def key(self) -> PlaceKey:
        return (self.city, self.region, self.country)

    @property
    def label(self) -> str:
        """The shortest name that tells it from its namesakes: "Dallas, Texas"."""
        return _label(self.city, self.region, self.country)

    @property
    def slug(self) -> str:
        return slugify(self.label)


class Place(Record):
    """A named place with what the gazetteer knows of it; unknown facts are None, never zero.

    Latitude and longitude are WGS 84 degrees. `gazetteer` names the data set and its year, which is
    also the year at which the population was current there.
    """

    city: Label | None = None
    region: Label | None = None
    country: Label
    country_code: str | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    population: Annotated[int, Field(gt=0)] | None = None
    geonames_id: int | None = None
    gazetteer: Label | None = None

    @property
    def name(self) -> PlaceName:
        return PlaceName(city=self.city, region=self.region, country=self.country)

    @property
    def label(self) -> str:
        return _label(self.city, self.region, self.country)

    @property
    def slug(self) -> str:
        return slugify(self.label)


class PlaceAlias(Record):
    """Another name of a place: what a source, a visitor or a local may write."""

    alias: Label
    kind: AliasKind
    city: Label | None = None
    region: Label | None = None
    country: Label

    @property
    def name(self) -> PlaceName:
        return PlaceName(city=self.city, region=self.region, country=self.country)

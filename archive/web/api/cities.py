"""Cities that have won."""

from dataclasses import dataclass
from typing import Any

from flask import abort

from archive.domain.place import Place
from archive.domain.search import FacetValue
from archive.web import links, reading
from archive.web.api import addresses, entries, meta, near
from archive.web.api.asked import Counted, Paged
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import Held, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf, One
from archive.web.export import problems


@dataclass(frozen=True, slots=True)
class City:
    """A city that a recorded winner names. Null is "not recorded"."""

    __pydantic_config__ = DESCRIBED

    key: str
    """What stands for it in addresses."""
    label: str
    """The shortest name that tells it from its namesakes."""
    city: str | None
    """Its name alone."""
    region: str | None
    """State or province, where a source states it."""
    country: str | None
    """The country."""
    country_code: str | None
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    """In degrees, WGS 84."""
    longitude: float | None
    """In degrees, WGS 84."""
    population: int | None
    """As the gazetteer has it."""
    gazetteer: str | None
    """Where coordinates and population come from, with the year to which they belong."""
    geonames_id: int | None
    """Its number in the gazetteer."""
    winners: int
    """How many recorded winners name it, as their main place or as another one."""
    links: Links
    """`self`, `page` and `winners`."""


_KNOWN = City.__dataclass_fields__.keys() & Place.model_fields.keys()
"""What a city has from its place."""
_LIST: Any = ListOf[City, meta.ListMeta]
_ONE: Any = One[City]


@endpoint("/cities", "Cities, by name", asked=Paged, shape=_LIST, example=lambda _: {"limit": "1"})
def cities(asked: Paged) -> Answer:
    """Every city that a recorded winner names."""
    found = reading.volume().register.values("city")
    return entries.listed(asked, "cities", found, _told, page=links.subjects("city"))


@endpoint(
    "/cities/{key}",
    "One city",
    asked=Counted,
    shape=_ONE,
    held=(Held("key", "What stands for the city, such as `dallas-texas`.", "facet-city"),),
    example=lambda sample: {"key": sample.city, "facet_limit": "1"},
)
def city(asked: Counted, key: str) -> Answer:
    """What is known of it, and what its winners are about."""
    register = reading.volume().register
    if not register.has("city", key):
        abort(problems.missing("city", near.values("city", key, addresses.city)))
    found = register.value("city", key)
    filters = {"city": (key,)}
    return entries.one(asked, f"cities/{key}", lambda: _told(found), _links(key), filters)


def _told(value: FacetValue) -> City:
    places = reading.volume().register.places(value.key)
    # Of several places with one key it is not known which is meant.
    known = places[0].model_dump(include=_KNOWN) if len(places) == 1 else dict.fromkeys(_KNOWN)
    links = _links(value.key)
    return City(key=value.key, label=value.label, winners=value.count, links=links, **known)


def _links(key: str) -> Links:
    return addresses.of_value("city", key, addresses.city(key))

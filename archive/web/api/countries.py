"""Countries that have won."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached
from flask import abort

from archive.domain.naming import slugify
from archive.domain.search import FacetValue
from archive.search.opening import OpenRelease
from archive.web import links, reading
from archive.web.api import addresses, entries, meta, near
from archive.web.api.asked import Counted, Paged
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import Held, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf, One
from archive.web.export import problems


@dataclass(frozen=True, slots=True)
class Country:
    """A country that a recorded winner names."""

    __pydantic_config__ = DESCRIBED

    key: str
    """What stands for it in addresses."""
    label: str
    """Its name."""
    country_code: str | None
    """ISO 3166-1 alpha-2; null is "not recorded"."""
    winners: int
    """How many recorded winners name it, as their main place or as another one."""
    links: Links
    """`self`, `page` and `winners`."""


_LIST: Any = ListOf[Country, meta.ListMeta]
_ONE: Any = One[Country]


@endpoint(
    "/countries", "Countries, by name", asked=Paged, shape=_LIST, example=lambda _: {"limit": "1"}
)
def countries(asked: Paged) -> Answer:
    """Every country that a recorded winner names."""
    found = reading.volume().register.values("country")
    return entries.listed(asked, "countries", found, _told, page=links.subjects("country"))


@endpoint(
    "/countries/{key}",
    "One country",
    asked=Counted,
    shape=_ONE,
    held=(Held("key", "What stands for the country, such as `canada`.", "facet-country"),),
    example=lambda sample: {"key": sample.country, "facet_limit": "1"},
)
def country(asked: Counted, key: str) -> Answer:
    """What its winners are about."""
    register = reading.volume().register
    if not register.has("country", key):
        abort(problems.missing("country", near.values("country", key, addresses.country)))
    found = register.value("country", key)
    filters = {"country": (key,)}
    return entries.one(asked, f"countries/{key}", lambda: _told(found), _links(key), filters)


def _told(value: FacetValue) -> Country:
    code = _codes(reading.release()).get(value.key)
    return Country(value.key, value.label, code, value.count, _links(value.key))


@cached(LRUCache(4), key=lambda release: release.id, lock=Lock())
def _codes(release: OpenRelease) -> Mapping[str, str]:
    """The codes of the countries by their keys, where one is known."""
    places = release.snapshot.places
    return {slugify(p.country): p.country_code for p in places if p.country_code}


def _links(key: str) -> Links:
    return addresses.of_value("country", key, addresses.country(key))

"""Cities, countries, technologies and focus areas, and the cities that are like one."""

from urllib.parse import urlencode

from archive.domain.naming import slugify
from archive.domain.place import PlaceName
from archive.web.links.address import at
from archive.web.links.to_searches import value

PAGES_OF = {
    "city": "cities",
    "country": "countries",
    "technology": "technologies",
    "focus_area": "focus-areas",
}
"""The facets whose values have pages of their own, and the folders of these."""


def subject(facet: str, key: str) -> str:
    """The page about a value where its facet has such pages, else the search for it."""
    folder = PAGES_OF.get(facet)
    return at(f"/{folder}/{key}") if folder else value(facet, key)


def subjects(facet: str) -> str:
    """The list of all pages about the values of a facet, which is one of `PAGES_OF`."""
    return at(f"/{PAGES_OF[facet]}/")


def place(name: PlaceName) -> str:
    """The page of a city or country; of a state or province, which has none, the search."""
    if name.city:
        return subject("city", name.slug)
    return subject("region", slugify(name.region)) if name.region else country(name.country)


def country(name: str) -> str:
    return subject("country", slugify(name))


def peers(city: str = "") -> str:
    """Winning projects of cities like one, by its key or name; without one, where it is chosen."""
    return at("/peers", urlencode({"city": city}) if city else "")


def peers_of(query: str) -> str:
    """A question about peers; `query` holds its parameters."""
    return at("/peers", query)


def peers_data(query: str, suffix: str) -> str:
    return at(f"/peers.{suffix}", query)

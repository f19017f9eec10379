"""Cities, states and countries as linked data."""

from collections.abc import Iterable

from archive.domain.naming import slugify
from archive.domain.place import Place
from archive.web import links
from archive.web.metadata.graph import Node, known

GEONAMES = "https://sws.geonames.org/{}/"


def place(known_of: Place) -> Node:
    """The smallest area that is named, within the larger ones."""
    if known_of.city:
        return city(known_of, known_of.slug, known_of.city)
    return _around(known_of)


def city(at: Place | None, key: str, name: str, names: Iterable[str] = ()) -> Node:
    """A city by its key, with what is known of the place; `names` are its other ones."""
    url = links.absolute(links.subject("city", key))
    node = {"@type": "City", "@id": f"{url}#city", "url": url, "name": name}
    facts = _facts(at) if at else {}
    return known(node | facts | {"alternateName": list(names)})


def country(name: str, names: Iterable[str] = ()) -> Node:
    return known(_country(name) | {"alternateName": list(names)})


def _country(name: str) -> Node:
    url = links.absolute(links.subject("country", slugify(name)))
    return {"@type": "Country", "@id": f"{url}#country", "name": name, "url": url}


def _facts(at: Place) -> Node:
    return {
        "name": at.city,
        "containedInPlace": _around(at),
        "geo": _coordinates(at),
        "sameAs": GEONAMES.format(at.geonames_id) if at.geonames_id else None,
    }


def _around(at: Place) -> Node:
    area = _country(at.country)
    if not at.region:
        return area
    return {"@type": "AdministrativeArea", "name": at.region, "containedInPlace": area}


def _coordinates(at: Place) -> Node | None:
    if at.latitude is None or at.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": at.latitude,
        "longitude": at.longitude,
    }

"""What is said of two cities, in words: why one is a peer of the other, and what is not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.domain.enumeration import enumerated
from archive.domain.place import Place
from archive.peers.likeness import SHARES
from archive.peers.results import OwnCity, PeerCity
from archive.web.names import Names

MILES = 0.621371
"""In a kilometre."""
FACTS = {
    "population": "population",
    "distance": "position",
    "region": "state or province",
    "technologies": "technologies",
    "focus_areas": "focus areas",
}
"""What has to be recorded of both cities for each part; a country always is."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """`points` say what was compared, `missing` what was not as it is not recorded of the peer."""

    points: tuple[str, ...]
    missing: str


def reasons(
    city: PeerCity,
    own: OwnCity,
    weights: Mapping[str, int],
    names: Names,
    *,
    whose: str = "yours",
) -> Reasons:
    """`whose` is what the population of the own city is called."""
    lacking = set(missing_of(own))
    missing = [
        FACTS[part]
        for part, (weight, _) in SHARES.items()
        if part in FACTS
        and part not in city.parts
        and FACTS[part] not in lacking
        and weights[weight]
    ]
    return Reasons(tuple(_points(city, names, whose)), enumerated(missing))


def missing_of(own: OwnCity) -> tuple[str, ...]:
    """The facts that are not recorded of the own city, so that they are compared with none."""
    place = own.place
    known = {
        "population": place.population,
        "distance": place.latitude,
        "region": place.region,
        "technologies": own.technologies,
        "focus_areas": own.focus_areas,
    }
    return tuple(fact for part, fact in FACTS.items() if not known[part])


def _points(city: PeerCity, names: Names, whose: str) -> Iterator[str]:
    if city.population is not None:
        yield f"population {times(city.population)} times {whose}"
    if city.kilometres is not None:
        yield distance(city.kilometres)
    if city.same_region:
        yield "same state or province"
    else:
        yield "same country" if city.same_country else "another country"
    yield from _shared(city, names)


def _shared(city: PeerCity, names: Names) -> Iterator[str]:
    for facet, keys in (("technology", city.technologies), ("focus_area", city.focus_areas)):
        if keys:
            labels = [names.label(facet, key) for key in keys]
            yield f"{'shares' if facet == 'technology' else 'both work on'}: {', '.join(labels)}"
    if city.technologies == () and not city.focus_areas:
        yield "no technology in common"


def times(ratio: float) -> str:
    """A ratio as a reader wants it: "12", "1.2", "0.9", "0.03"."""
    if ratio >= 9.95:
        return f"{ratio:,.0f}"
    return f"{ratio:.1f}" if ratio >= 0.095 else f"{ratio:.1g}"


def distance(kilometres: float) -> str:
    """Such as "210 km (130 miles) away"."""
    if kilometres < 1:
        return "less than 1 km away"
    miles = max(round(kilometres * MILES), 1)
    return f"{kilometres:,.0f} km ({miles:,} {'mile' if miles == 1 else 'miles'}) away"


def around(place: Place) -> str:
    """What a city is told from its namesakes by: its region and country."""
    return ", ".join(filter(None, (place.region, place.country)))


def percent(share: float) -> int:
    """0 and 100 are kept for nothing and all."""
    return min(max(round(share * 100), 1), 99) if 0 < share < 1 else round(share * 100)

"""The cities most like one that has won, for its own page."""

from dataclasses import dataclass

from archive.peers.comparison import Comparison
from archive.peers.parts import DEFAULTS
from archive.peers.results import PeerCity
from archive.web.peers.wording import percent, reasons
from archive.web.reading import Volume

MOST = 5


@dataclass(frozen=True, slots=True)
class Like:
    """A city, how like it is in percent, and why."""

    city: PeerCity
    alike: int
    why: str


def cities_like(volume: Volume, key: str) -> tuple[Like, ...]:
    """None if the city has not won, or if too little is recorded of all others."""
    place = volume.cities.by_slug.get(key)
    if place is None:
        return ()
    comparison = Comparison.of(volume.cities.winning, place, DEFAULTS)
    own, whose = comparison.own(), f"that of {place.city}"
    return tuple(
        Like(
            city,
            percent(city.similarity),
            "; ".join(reasons(city, own, DEFAULTS, volume.names, whose=whose).points),
        )
        for city in comparison.nearest(MOST)
    )

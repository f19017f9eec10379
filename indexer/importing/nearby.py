"""What a mistyped name of a place may have meant: recorded places, then the world's cities."""

from typing import TypeVar

from rapidfuzz import fuzz, process

from archive.atlas.atlas import Atlas
from archive.domain.naming import words
from archive.domain.place import PlaceName
from indexer.importing.place_names import PlaceNames
from indexer.importing.words import MOST_LOOKED_UP

LIKE = 80.0
"""How alike, of 100, two names must be for one to be suggested for the other."""
MOST = 3
SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}
N = TypeVar("N", str, PlaceName)


class Nearby:
    """Looks for what is spelt alike, up to `MOST_LOOKED_UP` times; after that it finds nothing."""

    def __init__(self, names: PlaceNames, atlas: Atlas) -> None:
        self._names, self._atlas = names, atlas
        self._looked_up = 0

    def countries(self, text: str) -> tuple[str, ...]:
        return _alike(text, self._names.countries) if self._may_look() else ()

    def places(self, text: str) -> tuple[PlaceName, ...]:
        """Places that a whole text such as "Dalas, Texas" may mean."""
        if not self._may_look():
            return ()
        labels = {words(name.label): name for name in self._names.recorded.values()}
        return _alike(text, labels) or self._in_the_world(text)

    def _in_the_world(self, text: str) -> tuple[PlaceName, ...]:
        found = self._atlas.called(text) or self._atlas.nearest(text.partition(",")[0], 2)
        return tuple(place.name for place in found[:MOST])

    def cities(self, city: str, region: str, country: str) -> list[str]:
        """Cities of a country, and of a region if one is named, that a name may mean."""
        if not self._may_look():
            return []
        inside = {
            words(n.city or ""): n.city or "" for n in self._names.recorded.values()
            if n.country == country and n.city and (not region or n.region in (None, region))
        }  # fmt: skip
        near = [*_alike(city, inside)]
        for place in self._atlas.nearest(_in_full(city), 8):
            if place.country == country and (not region or place.region in (None, region)):
                near.append(place.city or "")
        return [name for name in dict.fromkeys(near) if name][:MOST]

    def called(self, city: str, region: str) -> tuple[PlaceName, ...]:
        """The world's cities of exactly this name, the largest first."""
        found = self._atlas.called(f"{city}, {region}" if region else city) if city else ()
        return tuple(place.name for place in found[:MOST])

    def _may_look(self) -> bool:
        self._looked_up += 1
        return self._looked_up <= MOST_LOOKED_UP


def _in_full(city: str) -> str:
    """St. Petersberg is spelt more like Saint Petersburg than it looks."""
    first, _, rest = words(city).partition(" ")
    return f"{SHORT[first]} {rest}" if rest and first in SHORT else city


def _alike(text: str, among: dict[str, N]) -> tuple[N, ...]:
    found = process.extract(
        words(text)[:100], among.keys(), scorer=fuzz.WRatio, score_cutoff=LIKE, limit=MOST
    )
    return tuple(dict.fromkeys(among[match] for match, _, _ in found))

"""Places as people write them, as the record names them."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.atlas.atlas import Atlas
from archive.domain.naming import words
from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from indexer.gazetteer import Gazetteer
from indexer.importing.nearby import Nearby
from indexer.importing.place_names import Parts, PlaceNames, folded, parts, place


@dataclass(frozen=True, slots=True)
class Doubt:
    """Which part of a place is not known, and which places it may have meant.

    Where the name alone would call several, the `whole` has to be written. `keep` is what is
    written, if it may be right.
    """

    part: str
    message: str
    fix: str
    near: tuple[PlaceName, ...] = ()
    whole: bool = False
    keep: PlaceName | None = None


class Places:
    """Looks places up among the recorded ones, their other names and the world's.

    What is recorded is spelt as it is there. Nothing is guessed: a name that fits two places is a
    doubt. Every answer is kept, so that a thousand rows of one city cost one look.
    """

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer, atlas: Atlas) -> None:
        self._gazetteer = gazetteer
        self._names = PlaceNames(snapshot, gazetteer)
        self._nearby = Nearby(self._names, atlas)
        self._by_geonames = {p.geonames_id: p.name for p in snapshot.places if p.geonames_id}
        self._answers: dict[Parts, PlaceName | Doubt] = {}

    def written(self, text: str) -> PlaceName | Doubt:
        """A place in one text, such as "Dallas, TX" or "Taoyuan, Taiwan"."""
        readings = [self.named(*told) for told in self._readings(text)]
        sure = list(dict.fromkeys(r for r in readings if isinstance(r, PlaceName)))
        known = [name for name in sure if self._names.is_recorded(name)]
        if len(known or sure) == 1:
            return (known or sure)[0]
        if sure:
            fix = "Write the country too."
            return Doubt("place", "may be one of several places", fix, tuple(sure), whole=True)
        doubts = [r for r in readings if isinstance(r, Doubt)]
        return doubts[0] if doubts else self._unknown(text)

    def within(self, text: str, region: str, country: str) -> PlaceName | Doubt:
        """A place in one text beside which its region or country stands, empty where it does not.

        A country that the text names itself is believed, unless it may be a region of the other.
        """
        told = _apart(text)
        last, named = told[-1] if told else "", self._names.country_alone(country)
        is_region = any(found.country == named for found in self._names.regions(last))
        own_country = self._names.country(last) and not is_region
        if not (region or country) or own_country or len(told) not in (1, 2):
            return self.written(text)
        return self.named(told[0], told[1] if len(told) == 2 else region, country)

    def named(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        """A place by its parts; the country may follow from the others."""
        told = (city, region, country)
        if told not in self._answers:
            self._answers[told] = self._named(*told)
        return self._answers[told]

    def _readings(self, text: str) -> Iterable[Parts]:
        """Every way to read a text that names a known region or country at its end."""
        if called := self._names.labelled(text):
            return [parts(name) for name in called]
        told = _apart(text)
        if len(told) == 3:
            return [(told[0], told[1], told[2])]
        if len(told) == 2:
            city, broader = told
            ways = [(city, "", broader)] if self._names.country(broader) else []
            ways += [(city, r.region or "", r.country) for r in self._names.regions(broader)]
            return ways
        if len(told) == 1 and self._names.country(text):
            return [("", "", text)]
        return []

    def _named(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        named = self._names.country_alone(country)
        if country and not named:
            near = tuple(place("", "", c) for c in self._nearby.countries(country))
            fix = "Write its English name in full."
            return Doubt("places_country", "is not a country", fix, near)
        if not named:
            return self._without_country(city, region)
        if region:
            found = [r for r in self._names.regions(region) if r.country == named]
            region = (found[0].region or region) if found else region
        name = place(city, region, named)
        if exact := self._names.recorded.get(folded(name)):
            return exact
        return self._city_in(city, region, named) if city else name

    def _city_in(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        aliased = [
            name for name in self._names.otherwise(city)
            if name.country == country and (not region or name.region in (None, region))
        ]  # fmt: skip
        if len(aliased) == 1:
            return aliased[0]
        alike = [name for name in self._names.cities(city) if name.country == country]
        if alike and not region:
            message, fix = "is the name of several places", "Name its state."
            several = Doubt("places_city", message, fix, tuple(alike), whole=True)
            return alike[0] if len(alike) == 1 else several
        return self._new_city(city, region, country)

    def _new_city(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        """A city that is not recorded by this name; it may be by another, or be mistyped."""
        name = place(city, region, country)
        if (own := self._gazetteer.place(name).geonames_id) is not None:
            same = self._by_geonames.get(own)
            message, fix = "is a recorded place by another name", "Choose it, or keep yours."
            return Doubt("places_city", message, fix, (same,), keep=name) if same else name
        near = tuple(place(n, region, country) for n in self._nearby.cities(city, region, country))
        if not near:
            return name
        fix = "Correct it, or keep it if it is right."
        return Doubt("places_city", "is no place that is known", fix, near, keep=name)

    def _without_country(self, city: str, region: str) -> PlaceName | Doubt:
        found = {
            name for name in self._names.cities(city)
            if city and (not region or words(name.region or "") == words(region))
        }  # fmt: skip
        inside = self._names.regions(region) if region else []
        if len(found) == 1:
            return next(iter(found))
        if len(inside) == 1:
            return self.named(city, inside[0].region or "", inside[0].country)
        if inside:
            return self.written(", ".join(filter(None, (city, region))))
        near = tuple(dict.fromkeys((*found, *self._nearby.called(city, region))))
        return Doubt("places_country", "has no country", "Write the country.", near, whole=True)

    def _unknown(self, text: str) -> Doubt:
        fix, near = "Write it as city, state, country.", self._nearby.places(text)
        return Doubt("place", "is no place that is known", fix, near, whole=True)


def _apart(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]

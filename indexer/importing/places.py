"""Places as people write them, as the record names them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process

from archive.atlas.atlas import Atlas
from archive.atlas.regions import regions
from archive.domain.naming import words
from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from indexer.gazetteer import Gazetteer
from indexer.importing.words import MOST_LOOKED_UP

LIKE = 80.0
"""How alike, of 100, two names must be for one to be suggested for the other."""
N = TypeVar("N", str, PlaceName)
Parts = tuple[str, str, str]
"""City, region and country as written; empty where one is not."""


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
        self._gazetteer, self._atlas = gazetteer, atlas
        recorded = [place.name for place in snapshot.places]
        recorded += [name for winner in snapshot.winners for name in winner.places]
        self._by_parts = {_folded(name): _bare(name) for name in recorded}
        self._by_label: dict[str, set[PlaceName]] = {}
        for name in self._by_parts.values():
            for label in (name.label, ", ".join(filter(None, name.key))):
                self._by_label.setdefault(words(label), set()).add(name)
        self._cities: dict[str, list[PlaceName]] = {}
        for name in self._by_parts.values():
            self._cities.setdefault(words(name.city or ""), []).append(name)
        self._countries = {words(c): c for c in gazetteer.countries}
        self._countries |= {words(name.country): name.country for name in recorded}
        self._codes = {code.lower(): name for name, code in gazetteer.countries.items()}
        self._regions = _regions(gazetteer, recorded)
        self._aliases = [a for a in snapshot.aliases if a.kind != "area"]
        self._city_aliases: dict[str, list[PlaceName]] = {}
        for alias in self._aliases:
            _note_alias(alias.alias, alias.name, self._countries, self._regions, self._city_aliases)
        self._by_geonames = {p.geonames_id: p.name for p in snapshot.places if p.geonames_id}
        self._answers: dict[Parts, PlaceName | Doubt] = {}
        self._looked_up = 0

    def written(self, text: str) -> PlaceName | Doubt:
        """A place in one text, such as "Dallas, TX" or "Taoyuan, Taiwan"."""
        readings = [found for parts in self._readings(text) if (found := self.named(*parts))]
        sure = list(dict.fromkeys(r for r in readings if isinstance(r, PlaceName)))
        known = [name for name in sure if _folded(name) in self._by_parts]
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
        parts = [part.strip() for part in text.split(",") if part.strip()]
        last, named = parts[-1] if parts else "", self._country_alone(country)
        is_region = any(found.country == named for found in self._regions_called(last))
        own_country = self._country(last) and not is_region
        if not (region or country) or own_country or len(parts) not in (1, 2):
            return self.written(text)
        return self.named(parts[0], parts[1] if len(parts) == 2 else region, country)

    def named(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        """A place by its parts; the country may follow from the others."""
        parts = (city, region, country)
        if parts not in self._answers:
            self._answers[parts] = self._named(*parts)
        return self._answers[parts]

    def _readings(self, text: str) -> Iterable[Parts]:
        """Every way to read a text that names a known region or country at its end."""
        if exact := self._by_label.get(words(text)):
            return [_texts(name) for name in exact]
        if aliased := self._city_aliases.get(words(text)):
            return [_texts(name) for name in aliased]
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if len(parts) == 3:
            return [(parts[0], parts[1], parts[2])]
        if len(parts) == 2:
            city, broader = parts
            ways = [(city, "", broader)] if self._country(broader) else []
            ways += [(city, r.region or "", r.country) for r in self._regions_called(broader)]
            return ways
        if len(parts) == 1 and self._country(text):
            return [("", "", text)]
        return []

    def _named(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        named = self._country_alone(country)
        if country and not named:
            near = tuple(_name("", "", c) for c in self._near(country, self._countries))
            fix = "Write its English name in full."
            return Doubt("places_country", "is not a country", fix, near)
        if not named:
            return self._without_country(city, region)
        if region:
            found = [r for r in self._regions_called(region) if r.country == named]
            region = (found[0].region or region) if found else region
        exact = self._by_parts.get((words(city), words(region), words(named)))
        if exact:
            return exact
        return self._city_in(city, region, named) if city else _name("", region, named)

    def _city_in(self, city: str, region: str, country: str) -> PlaceName | Doubt:
        aliased = [
            name for name in self._city_aliases.get(words(city), ())
            if name.country == country and (not region or name.region in (None, region))
        ]  # fmt: skip
        if len(aliased) == 1:
            return aliased[0]
        alike = [
            name for name in self._cities.get(words(city), ()) if name.country == country
        ]  # fmt: skip
        if not region and len(alike) == 1:
            return alike[0]
        name = _name(city, region, country)
        if alike and not region:
            message, fix = "is the name of several places", "Name its state."
            return Doubt("places_city", message, fix, tuple(alike), whole=True)
        if (own := self._gazetteer.place(name).geonames_id) is not None:
            same = self._by_geonames.get(own)
            message, fix = "is a recorded place by another name", "Choose it, or keep yours."
            return Doubt("places_city", message, fix, (same,), keep=name) if same else name
        near = tuple(_name(n, region, country) for n in self._near_cities(city, region, country))
        if not near:
            return name
        fix = "Correct it, or keep it if it is right."
        return Doubt("places_city", "is no place that is known", fix, near, keep=name)

    def _without_country(self, city: str, region: str) -> PlaceName | Doubt:
        found = {
            name for name in self._cities.get(words(city), ())
            if city and (not region or words(name.region or "") == words(region))
        }  # fmt: skip
        inside = self._regions_called(region) if region else []
        if not found and len(inside) == 1:
            return self.named(city, inside[0].region or "", inside[0].country)
        if len(found) == 1:
            return next(iter(found))
        if inside:
            return self.named(city, inside[0].region or "", inside[0].country)
        called = self._atlas.called(f"{city}, {region}" if region else city)[:3] if city else ()
        names = [*found, *(place.name for place in called)]
        near = tuple(dict.fromkeys(names))
        return Doubt("places_country", "has no country", "Write the country.", near, whole=True)

    def _unknown(self, text: str) -> Doubt:
        labels = {words(name.label): name for name in self._by_parts.values()}
        near = self._near(text, labels)
        if not near and self._may_look():
            city = text.partition(",")[0]
            places = self._atlas.called(text) or self._atlas.nearest(city, 2)
            near = tuple(place.name for place in places[:3])
        fix = "Write it as city, state, country."
        return Doubt("place", "is no place that is known", fix, near, whole=True)

    def _near_cities(self, city: str, region: str, country: str) -> list[str]:
        inside = {
            words(n.city or ""): n.city or "" for n in self._by_parts.values()
            if n.country == country and n.city and (not region or n.region in (None, region))
        }  # fmt: skip
        if not self._may_look():
            return []
        near = _alike(city, inside)
        for place in self._atlas.nearest(city, 8):
            if place.country == country and (not region or place.region in (None, region)):
                near += (place.city or "",)
        return [name for name in dict.fromkeys(near) if name][:3]

    def _near(self, text: str, among: dict[str, N]) -> tuple[N, ...]:
        return _alike(text, among) if self._may_look() else ()

    def _may_look(self) -> bool:
        self._looked_up += 1
        return self._looked_up <= MOST_LOOKED_UP

    def _country(self, text: str) -> str | None:
        return self._countries.get(words(text))

    def _country_alone(self, text: str) -> str | None:
        """A country in a column of its own, where CA and U.S. are no states."""
        code = words(text).replace(" ", "")
        return self._country(text) or self._countries.get(code) or self._country_of(code)

    def _country_of(self, code: str) -> str | None:
        name = self._codes.get(code)
        return self._countries.get(words(name)) if name else None

    def _regions_called(self, text: str) -> list[PlaceName]:
        return self._regions.get(words(text), [])


def _alike(text: str, among: dict[str, N]) -> tuple[N, ...]:
    found = process.extract(
        words(text)[:100], among.keys(), scorer=fuzz.WRatio, score_cutoff=LIKE, limit=3
    )
    return tuple(dict.fromkeys(among[match] for match, _, _ in found))


def _regions(gazetteer: Gazetteer, recorded: Sequence[PlaceName]) -> dict[str, list[PlaceName]]:
    """Regions by their names and short names."""
    countries = {code: name for name, code in gazetteer.countries.items()}
    called = {name.country: name.country for name in recorded}
    found: dict[str, list[PlaceName]] = {}
    for (code, _), names in regions().items():
        country = countries[code]
        region = _name("", names[0], called.get(country, country))
        for text in names:
            found.setdefault(words(text), []).append(region)
    for name in recorded:
        if name.region:
            region = _name("", name.region, name.country)
            known = found.setdefault(words(name.region), [])
            known += [] if region in known else [region]
    return found


def _note_alias(
    alias: str,
    name: PlaceName,
    countries: dict[str, str],
    regions: dict[str, list[PlaceName]],
    cities: dict[str, list[PlaceName]],
) -> None:
    if name.city:
        cities.setdefault(words(alias), []).append(name)
    elif name.region:
        known = regions.setdefault(words(alias), [])
        known += [] if name in known else [name]
    else:
        countries.setdefault(words(alias), name.country)


def _folded(name: PlaceName) -> tuple[str, str, str]:
    return words(name.city or ""), words(name.region or ""), words(name.country)


def _bare(name: PlaceName) -> PlaceName:
    return _name(name.city or "", name.region or "", name.country)


def _name(city: str, region: str, country: str) -> PlaceName:
    return PlaceName(city=city or None, region=region or None, country=country)


def _texts(name: PlaceName) -> Parts:
    return name.city or "", name.region or "", name.country


def full(name: PlaceName) -> str:
    return ", ".join(filter(None, name.key))

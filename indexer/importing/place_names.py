"""Places by the names that an import knows: of the record, of countries and of regions."""

from collections.abc import Iterable, Mapping, Sequence

from archive.atlas.regions import regions
from archive.domain.naming import words
from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from indexer.gazetteer import Gazetteer

Parts = tuple[str, str, str]
"""City, region and country; empty where one is not written."""
Called = dict[str, list[PlaceName]]
"""Places by their folded names."""


class PlaceNames:
    """Places by every name that they have; what is recorded is spelt as it is there."""

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        recorded = [place.name for place in snapshot.places]
        recorded += [name for winner in snapshot.winners for name in winner.places]
        recorded = [*{name.key: name for name in recorded}.values()]  # each once: there are few
        self.recorded = {folded(name): _bare(name) for name in recorded}
        self.countries = {words(c): c for c in gazetteer.countries}
        self.countries |= {words(name.country): name.country for name in recorded}
        self._codes = {code.lower(): name for name, code in gazetteer.countries.items()}
        self._regions = _regions(gazetteer, recorded)
        self._labels = _by_label(self.recorded.values())
        self._cities: Called = {}
        for name in self.recorded.values():
            self._cities.setdefault(words(name.city or ""), []).append(name)
        self._other_names: Called = {}
        for alias in snapshot.aliases:
            if alias.kind != "area":
                self._add(alias.alias, alias.name)

    def _add(self, alias: str, name: PlaceName) -> None:
        if name.city:
            self._other_names.setdefault(words(alias), []).append(name)
        elif name.region:
            known = self._regions.setdefault(words(alias), [])
            known += [] if name in known else [name]
        else:
            self.countries.setdefault(words(alias), name.country)

    def is_recorded(self, name: PlaceName) -> bool:
        return folded(name) in self.recorded

    def labelled(self, text: str) -> Iterable[PlaceName]:
        """Places of which a text is the whole name, or another name."""
        return self._labels.get(words(text), ()) or self._other_names.get(words(text), ())

    def cities(self, city: str) -> Sequence[PlaceName]:
        """Recorded places of a city's name, in whatever country."""
        return self._cities.get(words(city), ())

    def otherwise(self, city: str) -> Sequence[PlaceName]:
        """Cities that have this other name."""
        return self._other_names.get(words(city), ())

    def regions(self, text: str) -> Sequence[PlaceName]:
        """Regions by a name or short name, in whatever country."""
        return self._regions.get(words(text), ())

    def country(self, text: str) -> str | None:
        return self.countries.get(words(text))

    def country_alone(self, text: str) -> str | None:
        """A country in a column of its own, where CA and U.S. are no states."""
        code = words(text).replace(" ", "")
        return self.country(text) or self.countries.get(code) or self._country_of(code)

    def _country_of(self, code: str) -> str | None:
        name = self._codes.get(code)
        return self.country(name) if name else None


def _by_label(recorded: Iterable[PlaceName]) -> Mapping[str, set[PlaceName]]:
    found: dict[str, set[PlaceName]] = {}
    for name in recorded:
        for label in (name.label, full(name)):
            found.setdefault(words(label), set()).add(name)
    return found


def _regions(gazetteer: Gazetteer, recorded: Iterable[PlaceName]) -> Called:
    """Regions by their names and short names."""
    countries = {code: name for name, code in gazetteer.countries.items()}
    found: Called = {}
    for (code, _), names in regions().items():
        region = place("", names[0], countries[code])
        for text in names:
            found.setdefault(words(text), []).append(region)
    for name in recorded:
        if name.region:
            region = place("", name.region, name.country)
            known = found.setdefault(words(name.region), [])
            known += [] if region in known else [region]
    return found


def place(city: str, region: str, country: str) -> PlaceName:
    return PlaceName(city=city or None, region=region or None, country=country)


def parts(name: PlaceName) -> Parts:
    return name.city or "", name.region or "", name.country


def folded(name: PlaceName) -> Parts:
    """As two spellings of a name are compared."""
    return words(name.city or ""), words(name.region or ""), words(name.country)


def full(name: PlaceName) -> str:
    """With all parts, also those that a label leaves out."""
    return ", ".join(filter(None, name.key))


def _bare(name: PlaceName) -> PlaceName:
    return place(*parts(name))

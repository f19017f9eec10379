"""What the values of each facet may be called, so that an address written by hand works."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archive.domain.fields import FACETS, Value
from archive.domain.naming import fold, slugify
from archive.domain.place import PlaceAlias
from archive.domain.snapshot import Snapshot
from archive.search.opening import OpenRelease


class Names:
    """The values of a release's facets by key, label, alias of a term or other name of a place."""

    def __init__(self, release: OpenRelease) -> None:
        self.values = {field.name: release.index.values(field.name) for field in FACETS}
        self._labels = {
            facet: {value.key: value.label for value in values}
            for facet, values in self.values.items()
        }
        self._called = {facet: _register(values) for facet, values in self.values.items()}
        for facet, name, key in _other_names(release.snapshot):
            if key in self._labels[facet]:
                self._called[facet][plain(name)].setdefault(key)

    def keys(self, facet: str, text: str) -> tuple[str, ...]:
        """The keys of the values so called, several where namesakes share the name; or none."""
        name = plain(text)
        if name in self._labels[facet]:
            return (name,)
        return tuple(self._called[facet].get(name, ()))

    def label(self, facet: str, key: str) -> str:
        """The name on the page; the key itself if there is no such value."""
        return self._labels.get(facet, {}).get(key, key)

    def years(self) -> tuple[int, ...]:
        """The years that have winners, the latest first."""
        keys = (value.key for value in self.values["year"])
        return tuple(sorted((int(key) for key in keys if key.isdigit()), reverse=True))


def _register(values: Iterable[Value]) -> defaultdict[str, dict[str, None]]:
    called: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for value in values:
        called[plain(value.label)].setdefault(value.key)
    return called


def _other_names(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    yield from _cities(snapshot)
    for alias in snapshot.aliases:
        yield alias_of(alias)
    for technology in snapshot.vocabulary.technologies:
        for name in technology.aliases:
            yield "technology", name, technology.id
    for area in snapshot.vocabulary.focus_areas:
        for name in area.aliases:
            yield "focus_area", name, area.id


def _cities(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    """Cities by themselves and with each name of what is around them: "Dallas, TX"."""
    short: defaultdict[str, list[str]] = defaultdict(list)
    for alias in snapshot.aliases:
        if not alias.city:
            short[alias.region or alias.country].append(alias.alias)
    for place in snapshot.places:
        if place.city:
            yield "city", place.city, place.slug
            yield "city", f"{place.city} {place.region or ''} {place.country}", place.slug
            for around in filter(None, (place.region, place.country)):
                for name in (around, *short[around]):
                    yield "city", f"{place.city} {name}", place.slug


def alias_of(alias: PlaceAlias) -> tuple[str, str, str]:
    """The facet of what an alias stands for, the alias, and the key of that value."""
    if alias.city:
        return "city", alias.alias, alias.name.slug
    if alias.region:
        return "region", alias.alias, slugify(alias.region)
    return "country", alias.alias, slugify(alias.country)


def plain(text: str) -> str:
    """A name as it is compared with others: as in an address, or folded where it has no slug."""
    return slugify(text) or fold(text).strip()

"""Which cities, countries, technologies and focus areas have pages, and what they may be called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from archive.domain.fields import NOT_RECORDED
from archive.domain.naming import slugify
from archive.domain.place import Place, PlaceAlias
from archive.domain.search import FacetValue, SearchQuery
from archive.domain.vocabulary import FocusArea, Technology
from archive.search.opening import OpenRelease
from archive.web.links import PAGES_OF
from archive.web.names import Names, alias_of, plain

Terms = Mapping[str, Technology | FocusArea]


class Register:
    """All pages of a release by facet and key; made once for each release.

    A place has a page where a winner is recorded, a word of the vocabulary also where none is.
    """

    def __init__(self, release: OpenRelease, names: Names) -> None:
        self._release = release
        self._names = names
        everything = release.index.search(SearchQuery(limit=1, highlight=False))
        self.totals = {f.name: {v.key: v.count for v in f.values} for f in everything.facets}
        """How many recorded winners have each value, by facet and key."""
        words = release.snapshot.vocabulary
        self.terms: Mapping[str, Terms] = {
            "technology": words.technology_by_id,
            "focus_area": words.focus_area_by_id,
        }
        self._labels = {facet: self._labelled(facet) for facet in PAGES_OF}

    def has(self, facet: str, key: str) -> bool:
        return key in self._labels[facet]

    def values(self, facet: str) -> tuple[FacetValue, ...]:
        """Every value that has a page, with its number of winners, which may be none."""
        return tuple(self.value(facet, key) for key in self._labels[facet])

    def value(self, facet: str, key: str) -> FacetValue:
        """KeyError if it has no page."""
        return FacetValue(key, self._labels[facet][key], self.totals[facet].get(key, 0))

    def unrecorded(self, facet: str) -> int:
        """How many winners have no value there."""
        return self.totals[facet].get(NOT_RECORDED.key, 0)

    def meant(self, facet: str, name: str) -> tuple[str, ...]:
        """The keys of the pages that a name leads to: one, none, or those of all namesakes."""
        if self.has(facet, name):
            return (name,)
        found = self._called.get(facet, {}).get(plain(name)) or self._names.keys(facet, name)
        return tuple(key for key in found if self.has(facet, key))

    def aliases(self, facet: str, key: str) -> tuple[PlaceAlias, ...]:
        """The other names of a city or country."""
        return tuple(self._aliases.get((facet, key), ()))

    def places(self, city: str) -> tuple[Place, ...]:
        """What is known of the city, or of the cities if several share the key."""
        return tuple(self._places.get(city, ()))

    def cities(self, country: str) -> tuple[str, ...]:
        """The keys of a country's cities."""
        return tuple(self._cities.get(country, ()))

    def known(self, facet: str) -> Iterable[tuple[str, str]]:
        """All names with the keys they stand for, to look for one that was mistyped."""
        for key, label in self._labels[facet].items():
            yield label, key
            for alias in self.aliases(facet, key):
                yield alias.alias, key
        for key, term in self.terms.get(facet, {}).items():
            for name in term.aliases:
                yield name, key

    def _labelled(self, facet: str) -> dict[str, str]:
        recorded = {v.key: v.label for v in self._release.index.values(facet) if v.key}
        recorded.pop(NOT_RECORDED.key, None)
        return {key: term.label for key, term in self.terms.get(facet, {}).items()} | recorded

    @cached_property
    def _called(self) -> defaultdict[str, dict[str, dict[str, None]]]:
        """The keys of terms by all their names, those that no winner has among them."""
        called: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
        for facet, terms in self.terms.items():
            for key, term in terms.items():
                for name in (key, term.label, *term.aliases):
                    called[facet].setdefault(plain(name), {})[key] = None
        return called

    @cached_property
    def _aliases(self) -> defaultdict[tuple[str, str], list[PlaceAlias]]:
        found: defaultdict[tuple[str, str], list[PlaceAlias]] = defaultdict(list)
        for alias in self._release.snapshot.aliases:
            facet, _, key = alias_of(alias)
            found[facet, key].append(alias)
        return found

    @cached_property
    def _places(self) -> defaultdict[str, list[Place]]:
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self._release.snapshot.places:
            if place.city:
                found[place.slug].append(place)
        return found

    @cached_property
    def _cities(self) -> defaultdict[str, dict[str, None]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for city in self._labels["city"]:
            for place in self.places(city):
                found[slugify(place.country)][city] = None
        return found

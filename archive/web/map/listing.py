"""The map as lists: the places in view, and those that no map can show."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.domain.fields import NOT_RECORDED
from archive.domain.naming import slugify
from archive.domain.place import PlaceName
from archive.domain.search import MAX_PAGE_SIZE
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of
from archive.web.criteria import Criteria
from archive.web.map.scene import Scene
from archive.web.map.spread import Spread

MOST = 100
"""How many places a list has; the others are on the page that lists all cities."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with how many winners it has, and the search for these.

    `key` is that of its page; a place that is no city has none.
    """

    key: str
    label: str
    total: int
    criteria: Criteria


def in_view(scene: Scene, criteria: Criteria) -> tuple[Entry, ...]:
    """Those of most winners, these first."""
    places, counts = scene.spread.places, scene.spread.counts
    ranked = sorted(scene.numbers.tolist(), key=lambda n: (-counts[n], places.labels[n]))
    return tuple(
        _city(criteria, places.keys[n], places.labels[n], int(counts[n])) for n in ranked[:MOST]
    )


def nowhere(spread: Spread, release: OpenRelease, criteria: Criteria) -> tuple[Entry, ...]:
    """Cities without coordinates, and what winners name instead of a city."""
    ranked = sorted(spread.missing, key=lambda told: (-told[2], told[1]))
    cities = (_city(criteria, *told) for told in ranked[:MOST])
    return (*cities, *_broader(spread, release, criteria))


def _city(criteria: Criteria, key: str, label: str, total: int) -> Entry:
    return Entry(key, label, total, criteria.without_facet("city").with_value("city", key))


def _broader(spread: Spread, release: OpenRelease, criteria: Criteria) -> Iterator[Entry]:
    """The regions and countries of winners without a city, as far as a list of results goes."""
    if NOT_RECORDED.key not in spread.question.filters.get("city", (NOT_RECORDED.key,)):
        return
    filters = {**spread.question.filters, "city": (NOT_RECORDED.key,)}
    question = replace(spread.question, filters=filters, limit=MAX_PAGE_SIZE)
    unnamed = criteria.without_facet("city").with_value("city", NOT_RECORDED.key)
    winners = (winner_of(release, hit.id) for hit in release.index.search(question).hits)
    for facet, label in sorted({_around(winner.place) for winner in winners if winner}):
        key = slugify(label)
        total = release.index.tally(question, facet, [[key]])[0]
        yield Entry("", label, total, unnamed.without_facet(facet).with_value(facet, key))


def _around(place: PlaceName) -> tuple[str, str]:
    return ("region", place.region) if place.region else ("country", place.country)

"""The map as lists: the places in view, and those that no map can show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.domain.fields import NOT_RECORDED
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
    cities = [_city(criteria, *told) for told in ranked[:MOST]]
    unnamed = criteria.without_facet("city").with_value("city", NOT_RECORDED.key)
    broader = (
        Entry("", label, total, unnamed)
        for label, total in sorted(Counter(_broader(spread, release)).items())
    )
    return (*cities, *broader)


def _city(criteria: Criteria, key: str, label: str, total: int) -> Entry:
    return Entry(key, label, total, criteria.without_facet("city").with_value("city", key))


def _broader(spread: Spread, release: OpenRelease) -> Iterable[str]:
    """The place of each winner without a city, as far as a list of results goes."""
    if NOT_RECORDED.key not in spread.question.filters.get("city", (NOT_RECORDED.key,)):
        return ()
    filters = {**spread.question.filters, "city": (NOT_RECORDED.key,)}
    question = replace(spread.question, filters=filters, offset=0, limit=MAX_PAGE_SIZE)
    hits = release.index.search(replace(question, highlight=False, count_facets=False)).hits
    found = (winner_of(release, hit.id) for hit in hits)
    return (winner.place.label for winner in found if winner)

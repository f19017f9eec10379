"""Every page that has an address of its own, with when what it tells last changed."""

from collections.abc import Iterator
from datetime import datetime

import numpy as np
import numpy.typing as npt

from archive.domain.fields import NOT_RECORDED
from archive.domain.search import SearchQuery
from archive.search.opening import OpenRelease
from archive.search.projects import Tags
from archive.web import links

Page = tuple[str, datetime]
Numbers = npt.NDArray[np.int64]


def pages(release: OpenRelease) -> Iterator[Page]:
    """The address of each page below the site, and the time; pages that only ask are left out."""
    chronicle = release.chronicle
    last = chronicle.last_change
    yield links.search(), last
    for address in (links.editions(), links.coverage(), links.corrections(), links.data()):
        yield address, last
    for address in (links.peers(), links.map_of(), links.trends(), links.api_page()):
        yield address, last
    for address in (links.about(), links.help_page()):
        yield address, last
    for key in chronicle.editions:
        yield links.edition_key(key), chronicle.edition_changed(key)
    for facet in links.PAGES_OF:
        yield links.subjects(facet), last
    for facet, key, at in _values(release):
        yield links.subject(facet, key), at
    before, moments = links.record(""), chronicle.moments
    for life in chronicle.winners.values():
        yield f"{before}{life.path}", moments[life.changed]


def _values(release: OpenRelease) -> Iterator[tuple[str, str, datetime]]:
    """The facets that have pages and their keys, each with the latest change of its winners."""
    projects, moments = release.projects, release.chronicle.moments
    tags = (
        ("city", projects.cities),
        ("technology", projects.technologies),
        ("focus_area", projects.focus_areas),
    )
    changed = _changed(release)
    for facet, tagged in tags:
        for key, number in _latest(tagged, changed):
            yield facet, key, moments[number]
    for key, number in _countries(release):
        yield "country", key, moments[number]


def _changed(release: OpenRelease) -> Numbers:
    """In which moment each winner last changed, in the order of the projects."""
    lives, ids = release.chronicle.winners, release.projects.ids
    numbers = (lives[ids[at].decode()].changed for at in range(len(ids)))
    return np.fromiter(numbers, dtype=np.int64, count=len(ids))


def _latest(tags: Tags, changed: Numbers) -> Iterator[tuple[str, int]]:
    latest = np.zeros(len(tags.keys), dtype=np.int64)
    np.maximum.at(latest, tags.numbers, changed[tags.owners])
    return zip(tags.keys, latest.tolist(), strict=True)


def _countries(release: OpenRelease) -> Iterator[tuple[str, int]]:
    """Asked of the index, as a project may be in a country and in no city."""
    lives, size = release.chronicle.winners, len(release.index)
    for key, _ in release.index.values("country"):
        if key != NOT_RECORDED.key:
            query = SearchQuery(
                filters={"country": (key,)}, limit=size, highlight=False, count_facets=False
            )
            hits = release.index.search(query).hits
            yield key, max(lives[hit.id].changed for hit in hits)

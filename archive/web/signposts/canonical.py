"""Every page that has an address of its own, with when what it tells last changed."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import numpy as np

from archive.domain.fields import NOT_RECORDED
from archive.domain.search import SearchQuery
from archive.search.opening import OpenRelease
from archive.search.projects import Tags
from archive.web import links

Page = tuple[str, datetime]


def pages(release: OpenRelease) -> Iterator[Page]:
    """The address of each page below the site, and the time; pages that only ask are left out."""
    chronicle = release.chronicle
    last = chronicle.last_change
    yield links.search(), last
    for address in (links.editions(), links.coverage(), links.corrections(), links.data()):
        yield address, last
    for address in (links.map_of(), links.trends(), links.api_page()):
        yield address, last
    for address in (links.about(), links.help_page()):
        yield address, last
    for key in chronicle.editions:
        yield links.edition_key(key), chronicle.edition_changed(key)
    for facet in links.PAGES_OF:
        yield links.subjects(facet), last
        yield from ((links.subject(facet, key), at) for key, at in _values(release, facet))
    moments = chronicle.moments
    for life in chronicle.winners.values():
        yield links.record(life.path), moments[life.changed]


def _values(release: OpenRelease, facet: str) -> Iterator[Page]:
    """The keys of a facet, each with the latest change of a winner that has it."""
    projects = release.projects
    tags: Mapping[str, Tags] = {
        "city": projects.cities,
        "technology": projects.technologies,
        "focus_area": projects.focus_areas,
    }
    found = _tagged(release, tags[facet]) if facet in tags else _searched(release, facet)
    moments = release.chronicle.moments
    return ((key, moments[number]) for key, number in found)


def _tagged(release: OpenRelease, tags: Tags) -> Iterator[tuple[str, int]]:
    lives = release.chronicle.winners
    ids = release.projects.ids
    changed = np.asarray([lives[ids[n].decode()].changed for n in range(len(ids))], dtype=np.int64)
    latest = np.zeros(len(tags.keys), dtype=np.int64)
    np.maximum.at(latest, tags.numbers, changed[tags.owners])
    return zip(tags.keys, latest.tolist(), strict=True)


def _searched(release: OpenRelease, facet: str) -> Iterator[tuple[str, int]]:
    lives, size = release.chronicle.winners, len(release.index)
    for key, _ in release.index.values(facet):
        if key != NOT_RECORDED.key:
            query = SearchQuery(
                filters={facet: (key,)}, limit=size, highlight=False, count_facets=False
            )
            hits = release.index.search(query).hits
            yield key, max(lives[hit.id].changed for hit in hits)

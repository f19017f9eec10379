"""What examples are about: real things of the release that is read, so that they never go stale."""

from dataclasses import dataclass

from archive.domain.search import FacetValue, SearchQuery
from archive.search.opening import OpenRelease
from archive.web.api.counts import totals


@dataclass(frozen=True, slots=True)
class Sample:
    """Keys of things that a release has, each one that occurs often; empty where it has none."""

    winner: str
    city: str
    country: str
    technology: str
    focus_area: str
    edition: str
    words: str


def sample(release: OpenRelease) -> Sample:
    found = release.index.search(SearchQuery(limit=1, highlight=False, count_facets=False))
    technology = _first(release, "technology")
    return Sample(
        winner=next((hit.id for hit in found.hits), ""),
        city=_first(release, "city").key,
        country=_first(release, "country").key,
        technology=technology.key,
        focus_area=_first(release, "focus_area").key,
        edition=next((edition.key for edition in release.snapshot.editions), ""),
        words=technology.label.lower(),
    )


def _first(release: OpenRelease, facet: str) -> FacetValue:
    return next(iter(totals(release).get(facet, {}).values()), FacetValue("", "", 0))

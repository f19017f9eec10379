"""What examples are about: real things of the release that is read, so that they never go stale."""

from dataclasses import dataclass

from archive.domain.search import FacetValue, SearchQuery
from archive.web.reading import Volume


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


def sample(volume: Volume) -> Sample:
    release = volume.release
    found = release.index.search(SearchQuery(limit=1, highlight=False, count_facets=False))
    technology = _frequent(volume, "technology")
    return Sample(
        winner=next((hit.id for hit in found.hits), ""),
        city=_frequent(volume, "city").key,
        country=_frequent(volume, "country").key,
        technology=technology.key,
        focus_area=_frequent(volume, "focus_area").key,
        edition=next((edition.key for edition in release.snapshot.editions), ""),
        words=technology.label.lower(),
    )


def _frequent(volume: Volume, facet: str) -> FacetValue:
    occurring = (value for value in volume.register.values(facet) if value.count)
    return max(occurring, key=lambda value: value.count, default=FacetValue("", "", 0))

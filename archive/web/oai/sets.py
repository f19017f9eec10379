"""The sets that can be harvested by themselves: awards and their editions, countries, technologies.

award                  award:smart-50           award:smart-50:2023
country                country:canada
technology             technology:street-lighting
"""

from collections.abc import Iterator, Mapping

from archive.domain.naming import slugify
from archive.domain.search import SearchQuery
from archive.domain.winner import Winner
from archive.web.reading import Volume

Filters = Mapping[str, tuple[str, ...]]
_FACETS = {"country": "Country", "technology": "Technology"}


def named(volume: Volume) -> Iterator[tuple[str, str]]:
    """Every set with its name, what contains others before what it contains."""
    yield "award", "Award"
    editions = sorted(volume.release.snapshot.editions, key=lambda edition: edition.year)
    awards = {slugify(edition.award): edition.award for edition in editions}
    for key, award in sorted(awards.items()):
        yield f"award:{key}", award
        for edition in editions:
            if edition.award == award:
                yield f"award:{key}:{edition.year}", edition.label
    for facet, label in _FACETS.items():
        yield facet, label
        for value in volume.register.values(facet):
            if value.count:
                yield f"{facet}:{value.key}", value.label


def of(winner: Winner) -> tuple[str, ...]:
    """The sets that a winner is in, without those that contain these."""
    found = [f"award:{slugify(winner.award)}:{winner.year}"]
    found += [f"country:{slugify(place.country)}" for place in winner.places]
    found += [f"technology:{key}" for key in winner.technologies]
    return tuple(dict.fromkeys(found))


def members(volume: Volume, spec: str) -> frozenset[str] | None:
    """The ids of the winners in a set; None if no set can be so called."""
    filters = _filters(volume, spec)
    if filters is None:
        return None
    index = volume.release.index
    query = SearchQuery(filters=filters, limit=len(index), highlight=False, count_facets=False)
    return frozenset(hit.id for hit in index.search(query).hits)


def _filters(volume: Volume, spec: str) -> Filters | None:
    kind, *keys = spec.split(":")
    if kind == "award" and len(keys) <= 2:
        return {name: (key,) for name, key in zip(("award", "year"), keys, strict=False)}
    if kind in _FACETS and len(keys) <= 1:
        return {kind: tuple(keys) or tuple(v.key for v in volume.register.values(kind))}
    return None

"""Which pages come and go with a release, and what answers where one is gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.domain.fields import NOT_RECORDED
from archive.search.opening import OpenRelease

FACETS = {
    "city": "cities",
    "country": "countries",
    "technology": "technologies",
    "focus_area": "focus-areas",
}
"""Whose values have pages of their own, and the folders of these."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page by its path; `answer` is what comes there afterwards: 200, 301, 404 or 410."""

    path: str
    label: str
    answer: int
    leads_to: str = ""
    """Where a 301 leads."""
    reason: str = ""
    """What a 410 says."""


def dying(before: OpenRelease, after: OpenRelease) -> tuple[Address, ...]:
    """Pages of the earlier release that the later one has no more, or elsewhere."""
    pages = _pages(after)
    gone = ((path, label) for path, label in _pages(before).items() if path not in pages)
    return tuple(_address(path, label, after) for path, label in gone)


def new(before: OpenRelease, after: OpenRelease) -> tuple[Address, ...]:
    """Pages that only the later release has."""
    pages = _pages(before)
    return tuple(
        Address(path, label, 200) for path, label in _pages(after).items() if path not in pages
    )


def _address(path: str, label: str, after: OpenRelease) -> Address:
    folder, _, name = path.lstrip("/").partition("/")
    if folder != "winners":
        return Address(path, label, 404)
    own = "-".join(name.split("-")[:2])
    if life := after.chronicle.winners.get(own):
        return Address(path, label, 301, leads_to=f"/winners/{life.path}")
    if withdrawal := after.snapshot.withdrawal_by_id.get(own):
        return Address(path, label, 410, reason=withdrawal.reason)
    return Address(path, label, 410 if own in after.chronicle.removed else 404)


def _pages(release: OpenRelease) -> Mapping[str, str]:
    """Every page about something that may come and go, by its path, with its name."""
    return dict(_named(release))


def _named(release: OpenRelease) -> Iterator[tuple[str, str]]:
    for life in release.chronicle.winners.values():
        yield f"/winners/{life.path}", life.heading
    for edition in release.snapshot.editions:
        yield f"/editions/{edition.key}", edition.label
    words = release.snapshot.vocabulary
    for facet, folder in FACETS.items():
        for value in release.index.values(facet):
            if value.key and value.key != NOT_RECORDED.key:
                yield f"/{folder}/{value.key}", value.label
    yield from ((f"/technologies/{term.id}", term.label) for term in words.technologies)
    yield from ((f"/focus-areas/{area.id}", area.label) for area in words.focus_areas)

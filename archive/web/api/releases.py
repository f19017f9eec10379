"""The release that is served: what it holds, and since when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive.web import links, reading
from archive.web.api import addresses, meta
from archive.web.api.asked import Nothing
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import One


@dataclass(frozen=True, slots=True)
class Release:
    """One state of the archive. It never changes; a change is another release."""

    __pydantic_config__ = DESCRIBED

    id: str
    """A hash of its content."""
    released: datetime
    """When it was built."""
    last_change: datetime
    """When a record last was added, changed or removed, as of this release."""
    winners: int
    """How many winners it records."""
    editions: int
    """How many editions it knows."""
    places: int
    """How many places its winners name."""
    technologies: int
    """How many technologies its vocabulary has."""
    coverage: meta.Coverage
    """How partial it is."""


_ONE: Any = One[Release]


@endpoint("/releases/current", "The release that is served", shape=_ONE)
def current_release(_: Nothing) -> Answer:
    """Ask here whether anything is new: while nothing is, an `If-None-Match` is answered by a
    304."""
    return Answer(addresses.of("releases/current"), _current)


def _current() -> One[Release]:
    volume = reading.volume()
    release = volume.release
    counts = release.manifest.counts
    told = Release(
        id=release.id,
        released=release.manifest.built_at,
        last_change=release.chronicle.last_change,
        winners=counts.winners,
        editions=counts.editions,
        places=counts.places,
        technologies=counts.technologies,
        coverage=meta.covering(volume.coverage, named=False),
    )
    around = addresses.absolute(
        self=addresses.of("releases/current"), page=links.about(), winners=addresses.of("winners")
    )
    return One(told, meta.source(release), {}, around)

"""The cities of a release that have won, with their projects and what these are about."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.domain.place import Place
from archive.peers.columns import Columns, Flags, columns
from archive.search.opening import OpenRelease
from archive.search.projects import Projects, Tags

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WinningCities:
    """One row for each city, in the order of the release's table of projects.

    Made once for an opened release; asking it changes nothing.
    """

    release: OpenRelease
    columns: Columns
    row_by_slug: dict[str, int]
    number_by_id: dict[str, int]
    years: Integers

    @classmethod
    def of(cls, release: OpenRelease) -> "WinningCities":
        projects = release.projects
        ids = [projects.ids[number].decode() for number in range(len(projects.ids))]
        return cls(
            release=release,
            columns=columns(
                projects.places,
                _flags(projects, projects.technologies),
                _flags(projects, projects.focus_areas),
            ),
            row_by_slug={slug: row for row, slug in enumerate(projects.cities.keys)},
            number_by_id={winner_id: number for number, winner_id in enumerate(ids)},
            years=np.array([int(winner_id[:4]) for winner_id in ids], dtype=np.int64),
        )

    @property
    def projects(self) -> Projects:
        return self.release.projects

    def row_of(self, place: Place) -> int | None:
        """The row of a city that has won."""
        row = self.row_by_slug.get(place.slug)
        same = row is not None and self.projects.places[row].geonames_id == place.geonames_id
        return row if same else None

    def column(self, place: Place) -> Columns:
        """A city by itself; of one that has not won nothing is known but what a gazetteer tells."""
        row = self.row_of(place)
        flags = (self.columns.technologies, self.columns.focus_areas)
        own = [
            f[[row]] if row is not None else np.zeros_like(f, shape=(1, f.shape[1])) for f in flags
        ]
        return columns([place], *own)

    def numbers(self, winner_ids: Iterable[str]) -> Integers:
        """The numbers of projects, which are all in the release."""
        return np.array([self.number_by_id[winner_id] for winner_id in winner_ids], dtype=np.int64)


def _flags(projects: Projects, tags: Tags) -> Flags:
    """For each city which keys its projects have."""
    cities = projects.cities
    flags = np.zeros((len(cities.keys), len(tags.keys)), dtype=np.bool_)
    counts = np.diff(tags.starts)[cities.owners]
    owners = np.repeat(cities.numbers, counts)
    firsts = np.repeat(tags.starts[cities.owners], counts)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    flags[owners, tags.numbers[firsts + within]] = True
    return flags

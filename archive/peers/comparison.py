"""Every winning city beside one city, which may have won or not."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.domain.place import Place
from archive.peers.columns import Columns, Flags, Floats
from archive.peers.likeness import SHARES, Likeness, likeness
from archive.peers.parts import Weights
from archive.peers.results import OwnCity, PeerCity
from archive.peers.winning_cities import WinningCities

LEAST_COMPARED = 0.5
"""The share of the weights that must be known of a city: one of which only the country is recorded
would be as like as can be to all others there."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`row` is that of the city itself if it has won, else -1; the cities that are `placed` are
    others of which enough is known."""

    cities: WinningCities
    place: Place
    row: int
    column: Columns
    likeness: Likeness
    placed: Flags

    @classmethod
    def of(cls, cities: WinningCities, place: Place, weights: Weights) -> "Comparison":
        row, column = cities.row_of(place), cities.column(place)
        found = likeness(cities.columns, column, weights)
        own = -1 if row is None else row
        others = np.arange(len(found.similarity)) != own
        placed = others & (found.compared >= LEAST_COMPARED) & ~np.isnan(found.similarity)
        return cls(cities, place, own, column, found, placed)

    def own(self) -> OwnCity:
        projects = self.cities.projects
        return OwnCity(
            place=self.place,
            has_won=self.row >= 0,
            technologies=_keys(projects.technologies.keys, self.column.technologies[0]),
            focus_areas=_keys(projects.focus_areas.keys, self.column.focus_areas[0]),
        )

    def city(self, row: int) -> PeerCity:
        """What is to be said of one of the other cities."""
        projects, columns = self.cities.projects, self.cities.columns
        parts = {
            name: float(part)
            for name, part in zip(SHARES, self.likeness.parts[:, row], strict=True)
            if not np.isnan(part)
        }
        both = columns.technologies[row] & self.column.technologies[0]
        fields = columns.focus_areas[row] & self.column.focus_areas[0]
        return PeerCity(
            place=projects.places[row],
            similarity=float(self.likeness.similarity[row]),
            parts=parts,
            population=_number(columns.populations[row] / self.column.populations[0]),
            kilometres=_number(self.likeness.kilometres[row]),
            same_country=parts["country"] == 1.0,
            same_region=parts["region"] == 1.0 if "region" in parts else None,
            technologies=(
                _keys(projects.technologies.keys, both) if "technologies" in parts else None
            ),
            focus_areas=(
                _keys(projects.focus_areas.keys, fields) if "focus_areas" in parts else None
            ),
        )

    def nearest(self, limit: int) -> tuple[PeerCity, ...]:
        """The most similar cities, equally similar ones by their names."""
        placed = np.flatnonzero(self.placed)
        order = np.argsort(-self.likeness.similarity[placed], kind="stable")
        return tuple(self.city(row) for row in placed[order[:limit]].tolist())

    def unplaced(self) -> tuple[Place, ...]:
        """The other cities of which too little is known, by their names."""
        rows = np.flatnonzero(~self.placed)
        return tuple(self.cities.projects.places[row] for row in rows.tolist() if row != self.row)

    def best_of_projects(self) -> tuple[npt.NDArray[np.int64], Floats]:
        """For each project the row of its most similar city and how similar that is.

        A row of -1 and a similarity of 0 where it has none, or where it is the city's own.
        """
        tags = self.cities.projects.cities
        values = np.where(self.placed, self.likeness.similarity, -1.0)[tags.numbers]
        # Each project's cities stay where they are and are sorted among themselves.
        order = np.lexsort((tags.numbers, -values, tags.owners))
        having = np.diff(tags.starts) > 0
        first = order[tags.starts[:-1][having]]
        rows = np.full(len(having), -1, dtype=np.int64)
        rows[having] = np.where(values[first] >= 0, tags.numbers[first], -1)
        rows[self.own_projects()] = -1
        similarity = np.zeros(len(having))
        similarity[rows >= 0] = self.likeness.similarity[rows[rows >= 0]]
        return rows, similarity

    def own_projects(self) -> Flags:
        """For each project whether the city has a part in it."""
        tags = self.cities.projects.cities
        mine = np.zeros(len(tags.starts) - 1, dtype=np.bool_)
        mine[tags.owners[tags.numbers == self.row]] = True
        return mine


def _keys(keys: tuple[str, ...], flags: Flags) -> tuple[str, ...]:
    return tuple(keys[number] for number in np.flatnonzero(flags).tolist())


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)

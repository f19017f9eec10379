"""What is known of cities, in columns; unknown numbers are NaN, unknown names are empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.domain.naming import fold
from archive.domain.place import Place

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """One row for each city.

    `points` are where the cities are on a sphere of radius 1, one column for each axis; the flags
    have one column for each key that may occur, and none is set where nothing is recorded.
    """

    populations: Floats
    points: Floats
    countries: npt.NDArray[np.str_]
    regions: npt.NDArray[np.str_]
    technologies: Flags
    focus_areas: Flags


def columns(places: Sequence[Place], technologies: Flags, focus_areas: Flags) -> Columns:
    """The columns of cities of which the flags are known already."""
    return Columns(
        populations=_numbers(place.population for place in places),
        points=_points(
            _numbers(place.latitude for place in places),
            _numbers(place.longitude for place in places),
        ),
        countries=np.array([place.country_code or fold(place.country) for place in places], str),
        regions=np.array([fold(place.region or "") for place in places], str),
        technologies=technologies,
        focus_areas=focus_areas,
    )


def _numbers(given: Iterable[float | None]) -> Floats:
    return np.array([np.nan if number is None else number for number in given], dtype=np.float64)


def _points(latitudes: Floats, longitudes: Floats) -> Floats:
    up, around = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(up) * np.cos(around), np.cos(up) * np.sin(around), np.sin(up)], axis=1)

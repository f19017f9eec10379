"""What cities lie in, by all its names: "Illinois", "il", "united states", "il usa"."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from archive.arrays import Array
from archive.atlas.about import About
from archive.domain.naming import words

Numbers = npt.NDArray[np.int64]


class Around:
    """The region and the country of each city, which are numbered as in `about`."""

    def __init__(self, about: About, country: Array, region: Array) -> None:
        self.about = about
        self.country = country
        self.region = region

    def agrees(self, number: int, broader: str) -> bool:
        """Whether the words are a name of the city's region, its country or both; or are none."""
        return not broader or broader in self._names(number)

    def begins(self, number: int, broader: str) -> bool:
        """Whether such a name begins so."""
        return any(name.startswith(broader) for name in self._names(number))

    def countries(self, asked: str) -> Iterator[Numbers]:
        """For each country of that name its cities, the largest first."""
        for country, names in enumerate(self._countries):
            if asked in names:
                yield np.flatnonzero(self.country == country)

    def regions(self, asked: str) -> Iterator[Numbers]:
        """For each region of that name, also with its country behind it, its cities."""
        for region, names in enumerate(self._regions[:-1]):
            if any(f"{asked} ".startswith(f"{name} ") for name in names):
                cities = np.flatnonzero(self.region == region)
                if len(cities) and self.agrees(int(cities[0]), asked):
                    yield cities

    def _names(self, number: int) -> Iterator[str]:
        regions = self._regions[self.region[number]]
        countries = self._countries[self.country[number]]
        yield from regions
        yield from countries
        yield from (f"{region} {country}" for region in regions for country in countries)

    @cached_property
    def _countries(self) -> list[tuple[str, ...]]:
        return [_plain(c["name"], *c["others"]) for c in self.about["countries"]]

    @cached_property
    def _regions(self) -> list[tuple[str, ...]]:
        # A region of -1 is the last one here, which has no names.
        return [*(_plain(r["name"], r["short"]) for r in self.about["regions"]), ()]


def _plain(*names: str) -> tuple[str, ...]:
    return tuple(map(words, names))

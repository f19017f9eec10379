"""What of a spread a window shows, and in which groups."""

from dataclasses import dataclass
from math import sqrt

from archive.web.map.clusters import Counts, clusters
from archive.web.map.projection import Numbers
from archive.web.map.spread import Spread
from archive.web.map.window import SHAPE, Window

SMALLEST = 12
"""Pixels: the radius of the smallest mark, for a target is at least twice as wide."""
RING = 3
"""Pixels around the mark of several places."""


@dataclass(frozen=True, slots=True)
class Width:
    """What is drawn where a map is at least so wide, in pixels.

    The middles of marks are at least `gap` pixels apart there.
    """

    name: str
    pixels: int
    gap: int
    is_labelled: bool

    @property
    def share(self) -> float:
        """The gap as a part of the width."""
        return self.gap / self.pixels


WIDTHS = (
    Width("broad", 960, 36, True),
    Width("middle", 576, 36, True),
    Width("narrow", 270, 32, False),
)
"""A map has marks for each, of which a style sheet shows those that fit."""


@dataclass(frozen=True, slots=True)
class Group:
    """Places drawn as one mark, where the first of them is.

    `x` and `y` are parts of the map's width and height; each winner counts once in `total`.
    """

    members: tuple[int, ...]
    x: float
    y: float
    total: int
    radius: int


@dataclass(frozen=True)
class Scene:
    """`numbers` are those of the places in view, `x` and `y` where they are, from 0 to 1."""

    spread: Spread
    window: Window
    numbers: Counts
    x: Numbers
    y: Numbers

    def total(self) -> int:
        """How many winners are in view."""
        return self.spread.together([self.numbers.tolist()])[0]

    def groups(self, width: Width) -> tuple[Group, ...]:
        """Every place in view in one group, from west to east."""
        weights = self.spread.counts[self.numbers]
        found = clusters(self.x, self.y * SHAPE, weights, width.share)
        members = [tuple(self.numbers[list(cluster)].tolist()) for cluster in found]
        totals = self.spread.together(members)
        most = max(totals, default=1)
        spare = width.gap / 2 - 1 - RING - SMALLEST
        return tuple(
            Group(
                numbers,
                float(self.x[cluster[0]]),
                float(self.y[cluster[0]]),
                total,
                SMALLEST + round(spare * sqrt(total / most)),
            )
            for cluster, numbers, total in zip(found, members, totals, strict=True)
        )


def scene(spread: Spread, window: Window) -> Scene:
    found, places = spread.found, spread.places
    x, y = window.positions(places.latitudes[found], places.longitudes[found])
    seen = (x >= 0) & (x <= 1) & (y >= 0) & (y <= 1)
    return Scene(spread, window, found[seen], x[seen], y[seen])

"""Where there is room for a name beside a mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

Side = Literal["right", "left", ""]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

LETTER = 7.0
"""Pixels of a letter of a name, rather too many than too few; of a wide one, twice."""
LINE = 18.0
AWAY = 3.0
"""Pixels between a mark and its name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on a map of a certain size, in pixels, and the name that may stand beside it."""

    x: float
    y: float
    radius: float
    name: str


def sides(spots: Iterable[Spot], width: float) -> tuple[Side, ...]:
    """On which side of each spot its name hides nothing, if any; the first spots choose first.

    On a wider map of the same shape the spots are further apart, so that it holds there too.
    """
    found: list[Side] = []
    every = tuple(spots)
    taken = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in every]
    for spot in every:
        side, box = _free(spot, taken, width)
        found.append(side)
        taken += [box] if side else []
    return tuple(found)


def _free(spot: Spot, taken: Iterable[Box], width: float) -> tuple[Side, Box]:
    length = LETTER * sum(2 if east_asian_width(c) in "WF" else 1 for c in spot.name)
    away = spot.radius + AWAY
    near: tuple[tuple[Side, float], ...] = (("right", away), ("left", -away - length))
    for side, start in near:
        left, top = spot.x + start, spot.y - LINE / 2
        box = (left, top, left + length, top + LINE)
        if left >= 0 and box[2] <= width and not any(_meet(box, other) for other in taken):
            return side, box
    return "", (0.0, 0.0, 0.0, 0.0)


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and one[2] > other[0]
    return across and one[1] < other[3] and one[3] > other[1]

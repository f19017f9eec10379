"""Lays rings of a globe out flat: each is cut where the map is, and closed around a pole."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from archive.web.map.clipping import clip
from archive.web.map.topology import Ring

_TURN = 360.0
_STEP = 2.0
"""Degrees between points where the edge of the map, which is curved, becomes that of a ring."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A ring in degrees whose longitudes go on without jumps, so that it may leave -180 to 180.

    One that goes around a pole is closed over it, and three turns long: it can be cut anywhere.
    """

    ring: Ring
    is_polar: bool
    west: float
    south: float
    east: float
    north: float


def outline(ring: Ring) -> Outline:
    """Of a closed ring in degrees east of Greenwich and north."""
    steps = np.diff(ring[:, 0])
    steps -= _TURN * np.round(steps / _TURN)
    east = np.concatenate([ring[:1, 0], ring[0, 0] + np.cumsum(steps)])
    unwound = np.column_stack([east, ring[:, 1]])
    is_polar = bool(abs(east[-1] - east[0]) > _TURN / 2)
    whole = _around_pole(unwound) if is_polar else unwound
    (west, south), (far, north) = whole.min(axis=0), whole.max(axis=0)
    return Outline(whole, is_polar, float(west), float(south), float(far), float(north))


def laid_out(outline: Outline, middle: float, reach: float = 180.0) -> Iterator[Ring]:
    """Its parts within `reach` degrees of a middle meridian, in degrees east of that.

    No edge of a part leads across the map.
    """
    nearest = round((middle - (outline.west + outline.east) / 2) / _TURN)
    turns = (nearest,) if outline.is_polar else (nearest - 1, nearest, nearest + 1)
    for turn in turns:
        moved = turn * _TURN - middle
        west, east = outline.west + moved, outline.east + moved
        if west >= reach or east <= -reach:
            continue
        part = np.add(outline.ring, (moved, 0.0))
        if west < -180.0 or east > 180.0:
            part = _bent(clip(part, -180.0, -90.0, 180.0, 90.0))
        yield part


def _around_pole(ring: Ring) -> Ring:
    """Closed over the pole on its side of the equator, with one more turn on either side."""
    turn = ring[-1, 0] - ring[0, 0]
    thrice = np.concatenate([np.add(ring, (turn * number, 0.0)) for number in (-1, 0, 1)])
    pole = np.copysign(90.0, ring[:, 1].mean())
    return np.concatenate([thrice, [(thrice[-1, 0], pole), (thrice[0, 0], pole), thrice[0]]])


def _bent(ring: Ring) -> Ring:
    """More points on edges along the cut, which are straight here and curved on the map."""
    at_cut = np.abs(ring[:, 0]) == 180.0
    along = np.flatnonzero(at_cut[:-1] & (ring[:-1, 0] == ring[1:, 0]))
    for edge in along[::-1]:
        start, end = ring[edge], ring[edge + 1]
        count = int(abs(end[1] - start[1]) / _STEP)
        added = np.linspace(start, end, count + 1, endpoint=False)[1:]
        ring = np.insert(ring, edge + 1, added, axis=0)
    return ring

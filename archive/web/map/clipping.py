"""Cuts rings along straight lines.

The method: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", Communications of the ACM
17 (1974), 32-42; each line is met by all edges at once.
"""

import numpy as np

from archive.web.map.topology import Ring


def clip(ring: Ring, left: float, low: float, right: float, high: float) -> Ring:
    """What of a closed ring lies between the four lines, closed; no points if nothing does."""
    if not len(ring):
        return ring
    least, most = ring.min(axis=0), ring.max(axis=0)
    for axis, bound, side in ((0, left, 1), (0, right, -1), (1, low, 1), (1, high, -1)):
        outermost = least[axis] if side > 0 else most[axis]
        if len(ring) and (outermost - bound) * side < 0:
            ring = _beyond(ring, axis, bound, side)
    return ring


def _beyond(ring: Ring, axis: int, bound: float, side: int) -> Ring:
    """The part at or above a bound of one coordinate (`side` 1) or at or below it (-1).

    Each point inside is kept, and where an edge crosses the line its crossing is put between.
    """
    depth = (ring[:, axis] - bound) * side
    inside = depth >= 0
    before, after = depth[:-1], depth[1:]
    crosses = inside[:-1] != inside[1:]
    share = np.divide(before, before - after, out=np.zeros(len(before)), where=crosses)
    crossing = ring[:-1] + share[:, None] * (ring[1:] - ring[:-1])
    crossing[:, axis] = bound
    points = np.stack([ring[:-1], crossing], axis=1).reshape(-1, 2)
    kept = points[np.stack([inside[:-1], crosses], axis=1).ravel()]
    return np.concatenate([kept, kept[:1]])

"""Joins places that would lie too close together to be told apart, or hit, on a map."""

import numpy as np
import numpy.typing as npt

from archive.web.map.projection import Numbers

Counts = npt.NDArray[np.int64]


def clusters(x: Numbers, y: Numbers, weights: Counts, gap: float) -> tuple[tuple[int, ...], ...]:
    """Numbers of places, each in one cluster, whose first one leads it; from west to east.

    Leaders lie at least `gap` apart, so that marks drawn there do not overlap. The heaviest places
    lead; each of the others belongs to the nearest leader, which is less than `gap` away.
    """
    leaders = _leaders(x, y, weights, gap)
    if not leaders:
        return ()
    leaders.sort(key=lambda place: (x[place], y[place], place))
    away = np.hypot(x[:, None] - x[leaders], y[:, None] - y[leaders])
    nearest = away.argmin(axis=1)
    return tuple(
        (leader, *(m for m in np.flatnonzero(nearest == number).tolist() if m != leader))
        for number, leader in enumerate(leaders)
    )


def _leaders(x: Numbers, y: Numbers, weights: Counts, gap: float) -> list[int]:
    """The heaviest place, the heaviest of those that are far enough from it, and so on."""
    left = np.argsort(-weights, kind="stable")
    found = []
    while len(left):
        leader = int(left[0])
        found.append(leader)
        left = left[np.hypot(x[left] - x[leader], y[left] - y[leader]) >= gap]
    return found

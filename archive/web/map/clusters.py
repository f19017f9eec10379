"""Joins places that would lie too close together to be told apart, or hit, on a map."""

import numpy as np
import numpy.typing as npt

from archive.web.map.projection import Numbers

Counts = npt.NDArray[np.int64]


def clusters(x: Numbers, y: Numbers, weights: Counts, gap: float) -> tuple[tuple[int, ...], ...]:
    """Numbers of places, each in one cluster, whose first one leads it; from west to east.

    The heaviest place takes all that are less than `gap` away, then the heaviest of the others
    does, and so on: leaders lie at least that far apart, so that marks drawn there do not overlap.
    """
    left = np.argsort(-weights, kind="stable")
    found: list[tuple[int, ...]] = []
    while len(left):
        leader = left[0]
        near = np.hypot(x[left] - x[leader], y[left] - y[leader]) < gap
        near[0] = True  # however small the gap is
        found.append(tuple(left[near].tolist()))
        left = left[~near]
    return tuple(sorted(found, key=lambda cluster: (x[cluster[0]], y[cluster[0]], cluster)))

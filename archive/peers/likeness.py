"""How alike cities are: the parts and their weighted mean, by the formula in `parts`."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.peers.columns import Columns, Flags, Floats
from archive.peers.parts import FOURFOLD, HALF_DISTANCE, Weights

Numbers = npt.NDArray[np.float64] | npt.NDArray[np.int64]

EARTH = 6371.0088
"""Its mean radius in kilometres."""
SHARES = {
    "population": ("population", 1.0),
    "distance": ("distance", 1.0),
    "country": ("country", 0.5),
    "region": ("country", 0.5),
    "technologies": ("technologies", 1.0),
    "focus_areas": ("focus_areas", 1.0),
}
"""Each row of the parts with the weight it has a share in, and how large that is."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of one city to each of others. A part is NaN where it is not known.

    `parts` has a row for each of SHARES. `compared` is how much of the weight of what is known of
    the one city could be compared, from 0 to 1; `similarity` is NaN where nothing could be.
    """

    parts: Floats
    kilometres: Floats
    similarity: Floats
    compared: Floats


def likeness(others: Columns, one: Columns, weights: Weights) -> Likeness:
    """`one` has a single row. Nothing changes if the two are exchanged, but for `compared`."""
    apart = kilometres(others, one)
    parts = _parts(others, one, apart)
    weighed = np.array([weights[name] * share for name, share in SHARES.values()])[:, None]
    counted = np.where(np.isnan(parts), 0.0, weighed)
    summed = (counted * np.nan_to_num(parts)).sum(axis=0)
    # A sum of rounded products may pass the sum of the weights by its last bit.
    similarity = np.minimum(_divided(summed, counted.sum(axis=0)), 1.0)
    # A city is compared with itself by all that is known of it.
    known = ~np.isnan(_parts(one, one, kilometres(one, one)))[:, 0]
    most = np.full(len(similarity), weighed[known].sum())
    compared = np.nan_to_num(_divided(counted[known].sum(axis=0), most))
    return Likeness(parts, apart, similarity, compared)


def kilometres(others: Columns, one: Columns) -> Floats:
    """Great-circle distances, by the chord: exact also for near cities."""
    chords = np.sqrt(((others.points - one.points) ** 2).sum(axis=1))
    return np.asarray(2 * EARTH * np.arcsin(np.minimum(chords / 2, 1.0)))


def _parts(others: Columns, one: Columns, apart: Floats) -> Floats:
    times = np.abs(np.log(others.populations) - np.log(one.populations)) / np.log(FOURFOLD)
    rows = (
        0.5**times,
        0.5 ** (apart / HALF_DISTANCE),
        *_country_and_region(others, one),
        _shared(others.technologies, one.technologies),
        _shared(others.focus_areas, one.focus_areas),
    )
    return np.stack(rows)


def _country_and_region(others: Columns, one: Columns) -> tuple[Floats, Floats]:
    country = others.countries == one.countries
    region = country & (others.regions == one.regions)
    known = ~country | ((others.regions != "") & (one.regions != ""))
    return country.astype(np.float64), np.where(known, region.astype(np.float64), np.nan)


def _shared(others: Flags, one: Flags) -> Floats:
    """The Jaccard index of each row with the single one; NaN where either has nothing."""
    both, either = (others & one).sum(axis=1), (others | one).sum(axis=1)
    known = others.any(axis=1) & one.any()
    return np.where(known, _divided(both, either), np.nan)


def _divided(sums: Numbers, by: Numbers) -> Floats:
    quotients: Floats = np.divide(sums, by, out=np.full(len(by), np.nan), where=by > 0)
    return quotients

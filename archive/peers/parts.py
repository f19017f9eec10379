"""What the likeness of two cities is made of, and how much each part counts.

Each part is a number from 0 (nothing alike) to 1 (alike), the same whichever city comes first:

    population    0.5 ** (|ln a - ln b| / ln 4)       half for every fourfold difference
    distance      0.5 ** (kilometres / 1000)          along the great circle, Earth as a sphere
    country       1 in the same country, else 0       counts half of "country and region"
    region        1 in the same region, else 0        the other half
    technologies  shared / all that one of both has   the Jaccard index
    focus areas   shared / all that one of both has

    likeness = sum of weight * part / sum of weights, over the parts known of both cities

A part is left out where its fact is not recorded of one of the two. Whether two cities of different
countries share a region is known: they do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LARGEST = 10
"""The greatest weight; 0 leaves a part out."""
FOURFOLD = 4.0
"""The ratio of populations at which that part is a half."""
HALF_DISTANCE = 1000.0
"""Kilometres at which that part is a half."""

Weights = Mapping[str, int]
"""How much each of PARTS counts, by its name."""


@dataclass(frozen=True, slots=True)
class Part:
    """One side on which cities are compared. `rule` says in a sentence when it is how much."""

    name: str
    label: str
    weight: int
    rule: str


PARTS: tuple[Part, ...] = (
    Part(
        "population", "Population", 5,
        "A city as large as yours counts fully; one four times as large, or a quarter as large, "
        "half; one sixteen times as large a quarter.",
    ),
    Part(
        "distance", "Distance", 4,
        "A city next door counts fully; one 1,000 km (620 miles) away half; 2,000 km a quarter.",
    ),
    Part(
        "country", "Country and region", 4,
        "Half for the same country, half for the same state or province; where one of the two has "
        "no recorded state or province, the country alone counts.",
    ),
    Part(
        "technologies", "Shared technologies", 2,
        "Of all technologies that winning projects of one of the two cities use, the share that "
        "projects of both use.",
    ),
    Part(
        "focus_areas", "Shared focus areas", 2,
        "The same for the broad fields of city work.",
    ),
)  # fmt: skip
DEFAULTS: Weights = {part.name: part.weight for part in PARTS}

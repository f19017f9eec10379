"""Winners over the years, beside how many winners of each year are recorded at all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.domain.search import FacetValue
from archive.web.coverage import Coverage

LEAST = 10
"""Of fewer recorded winners a share in per cent would say more than is known."""


@dataclass(frozen=True, slots=True)
class InYear:
    """`found` of the `recorded` winners of a year, which had so many `slots`; 0 if not known."""

    year: int
    found: int
    recorded: int
    slots: int

    @property
    def percent(self) -> int | None:
        """The share of the recorded winners; None where these are too few."""
        return round(100 * self.found / self.recorded) if self.recorded >= LEAST else None


def over_the_years(
    found: Iterable[FacetValue], totals: Mapping[str, int], editions: Iterable[Coverage]
) -> tuple[InYear, ...]:
    """Every year that has an edition or a recorded winner, the earliest first.

    `found` counts the winners in question by year, `totals` all recorded ones.
    """
    slots: Counter[str] = Counter()
    for covered in editions:
        slots[str(covered.edition.year)] += covered.edition.slots
    counts = {value.key: value.count for value in found}
    return tuple(
        InYear(int(year), counts.get(year, 0), totals.get(year, 0), slots[year])
        for year in sorted(slots.keys() | totals.keys())
    )
